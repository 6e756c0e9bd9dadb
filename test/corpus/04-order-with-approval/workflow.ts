import * as tasks from "./tasks";

/**
 * Validates, processes item by item, pays and takes from the stock, asks a human, saves.
 * @workflow
 */
export async function processOrder(order: tasks.Order): Promise<{ id: string; pieces: number[] }> {
  const verdict = await tasks.validateOrder(order);
  if (!verdict.valid) throw new tasks.OrderFailed(verdict.reason);
  const pieces = await Promise.all(order.items.map((item) => tasks.processItem(item)));
  const [paid] = await Promise.all([tasks.processPayment(order), tasks.updateInventory(order)]);
  const answer = await tasks.requestApproval(order);
  if (!answer.approved) throw new tasks.OrderFailed("rejected");
  await tasks.saveOrder(order, paid.payment);
  try {
    await tasks.notify(order.id);
  } catch {
    // The order is in order, whether anybody hears of it or not.
  }
  return { id: order.id, pieces };
}
