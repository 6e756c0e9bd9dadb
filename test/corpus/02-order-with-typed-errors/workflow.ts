import { compensate } from "sfn-compile";
import * as tasks from "./tasks";

/**
 * Creates an order, debits it, reserves the stock; what cannot be taken back is reported and does not stop the rest.
 * @workflow
 */
export async function fulfilOrder(request: { id: string; total: number }): Promise<tasks.Order> {
  const created = await tasks.newOrder(request);
  compensate(async () => {
    await reported(created.id, () => tasks.updateOrder(created));
  });
  const paid = await tasks.debitPayment(created);
  compensate(async () => {
    await reported(paid.id, () => tasks.creditPayment(paid));
  });
  const reserved = await tasks.reserveInventory(paid);
  await tasks.publish(JSON.stringify({ order: reserved.id, status: "success" }));
  return reserved;
}

async function reported(id: string, undo: () => Promise<void>): Promise<void> {
  try {
    await undo();
  } catch (error) {
    await tasks.publish(`order ${id}: ${error instanceof Error ? error.message : "failed"}`);
  }
}
