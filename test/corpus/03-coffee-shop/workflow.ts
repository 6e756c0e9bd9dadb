import { TimeoutError } from "sfn-compile";
import * as tasks from "./tasks";

/**
 * Takes an order while the shop is open and not full; gives up when customer or barista take too long.
 * @workflow
 */
export async function orderCoffee(visit: tasks.Visit): Promise<void> {
  const shop = await tasks.getShop(visit.eventId);
  if (!shop.open) {
    await tasks.emit("error", visit.userId, "not open");
    return;
  }
  const running = await tasks.countRunning();
  if (running >= shop.capacity) {
    await tasks.emit("error", visit.userId, "no capacity");
    return;
  }
  try {
    const { drink } = await tasks.waitForCustomer(visit.userId);
    const number = await tasks.nextOrderNumber(visit.eventId);
    const { barista } = await tasks.waitForBarista(number, drink);
    await tasks.emit("finished", visit.userId, barista);
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error;
    await tasks.emit("error", visit.userId, "timed out");
  }
}
