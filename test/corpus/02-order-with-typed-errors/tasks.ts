/** An order, the three steps that fulfil it, each with its own error, and how each is taken back. */
export interface Order {
  id: string;
  total: number;
  status: string;
}

export class PaymentRefused extends Error {
  override name = "PaymentRefused";
}

export class OutOfStock extends Error {
  override name = "OutOfStock";
}

/**
 * @task
 * @timeout 10 seconds
 */
export async function newOrder(request: { id: string; total: number }): Promise<Order> {
  return { ...request, status: "new" };
}

/**
 * @task
 * @timeout 10 seconds
 */
export async function updateOrder(order: Order): Promise<void> {}

/**
 * @task
 * @timeout 10 seconds
 */
export async function debitPayment(order: Order): Promise<Order> {
  if (order.total > 1000) throw new PaymentRefused("too much");
  return { ...order, status: "paid" };
}

/**
 * @task
 * @timeout 10 seconds
 */
export async function creditPayment(order: Order): Promise<void> {}

/**
 * @task
 * @timeout 10 seconds
 */
export async function reserveInventory(order: Order): Promise<Order> {
  if (order.total === 0) throw new OutOfStock("nothing left");
  return { ...order, status: "reserved" };
}
