/** The key of an order, and five steps that must be done once. */

/** @task */
export async function keyOf(order: { id: string }): Promise<string> {
  return order.id;
}

/** @task */
export async function step(number: number, order: string, before: string): Promise<string> {
  return `${before}${number}${order}`;
}
