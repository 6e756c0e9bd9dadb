import { apologise, OutOfStock, PaymentRefused, pickLine, redeemVoucher, restock, ship, takePayment } from "./tasks";
import type { Order } from "./tasks";

export type Fulfilment =
  { status: "shipped"; tracking: string; total: number; receipt: string } | { status: "refused"; reason: string };

/**
 * Picks an order line by line, takes the money, and ships it.
 * @workflow
 */
export async function fulfilOrder(order: Order): Promise<Fulfilment> {
  if (order.lines.length === 0) return { status: "refused", reason: "nothing was ordered" };

  try {
    let total = 0;
    for (const line of order.lines) {
      const pick = await pickLine(order.id, line);
      total += pick.cents;
    }
    if (order.voucher !== undefined) {
      const discount = await redeemVoucher(order.voucher);
      total = Math.max(0, total - discount);
    }

    const receipt = await takePayment(order.customer.id, total);
    const parcel = await ship(order, order.customer.tier === "gold");
    return { status: "shipped", tracking: parcel.tracking, total, receipt: receipt.id };
  } catch (error) {
    if (error instanceof OutOfStock || error instanceof PaymentRefused) {
      await restock(order);
      await apologise(order.customer.id, error.message);
      return { status: "refused", reason: error.message };
    }
    throw error;
  }
}
