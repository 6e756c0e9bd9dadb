/** What happens to an order until a human has looked at it, and after. */
export interface Order {
  id: string;
  items: { sku: string; count: number }[];
}

export class OrderFailed extends Error {
  override name = "OrderFailed";
}

/** @task */
export async function validateOrder(order: Order): Promise<{ valid: boolean; reason: string }> {
  return { valid: order.items.length > 0, reason: "empty" };
}

/** @task */
export async function processItem(item: { sku: string; count: number }): Promise<number> {
  return item.count;
}

/** @task */
export async function processPayment(order: Order): Promise<{ payment: string }> {
  return { payment: order.id };
}

/** @task */
export async function updateInventory(order: Order): Promise<void> {}
