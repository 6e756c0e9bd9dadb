import { get, put, remove } from "../ledger";

export interface Line {
  sku: string;
  quantity: number;
}

export interface Order {
  id: string;
  customer: { id: string; tier: "standard" | "gold" };
  lines: Line[];
  voucher?: string;
}

export interface Pick {
  sku: string;
  cents: number;
}

export interface Receipt {
  id: string;
  cents: number;
}

/** The shelf is empty. */
export class OutOfStock extends Error {}

/** The payment provider does not answer just now. */
export class PaymentUnavailable extends Error {}

/** The payment was refused, for good. */
export class PaymentRefused extends Error {}

/**
 * Takes the goods of one line from the shelf. Nobody stocks unicorns.
 * @task
 */
export async function pickLine(orderId: string, line: Line): Promise<Pick> {
  if (line.sku === "unicorn") throw new OutOfStock(`${line.sku} is out of stock`);
  const pick = { sku: line.sku, cents: 250 * line.quantity };
  await put("pick", `${orderId}-${line.sku}`, pick);
  return pick;
}

/**
 * What a voucher takes off, in cents.
 * @task
 */
export async function redeemVoucher(voucher: string): Promise<number> {
  return voucher === "WELCOME" ? 500 : 0;
}

/**
 * Takes the money. Customer "broke" has none.
 * @task
 * @retry on=PaymentUnavailable retries=3 interval=1s backoff=2
 */
export async function takePayment(customerId: string, cents: number): Promise<Receipt> {
  if (customerId === "broke") throw new PaymentRefused("insufficient funds");
  const receipt = { id: `R-${customerId}-${cents}`, cents };
  await put("receipt", receipt.id, receipt);
  return receipt;
}

/**
 * Puts everything that was picked for an order back on the shelf.
 * @task
 */
export async function restock(order: Order): Promise<void> {
  for (const line of order.lines) await remove("pick", `${order.id}-${line.sku}`);
}

/**
 * Hands the parcel to the carrier; a courier comes for gold customers.
 * @task
 */
export async function ship(order: Order, express: boolean): Promise<{ tracking: string }> {
  const tracking = `${express ? "EXP" : "STD"}-${order.id}`;
  await put("parcel", tracking, { order: order.id });
  return { tracking };
}

/**
 * Tells the customer why nothing will come.
 * @task
 */
export async function apologise(customerId: string, reason: string): Promise<void> {
  const before = (await get<string[]>("letters", customerId)) ?? [];
  await put("letters", customerId, [...before.filter((letter) => letter !== reason), reason]);
}
