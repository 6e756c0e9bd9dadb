import { sleep } from "sfn-compile";
import * as tasks from "./tasks";

/**
 * Does an order's five steps once, however often it is asked to: later calls return what the first one found.
 * @workflow
 */
export async function onlyOnce(order: { id: string }): Promise<string> {
  const key = await tasks.keyOf(order);
  try {
    await tasks.lockRecord(key);
  } catch (error) {
    if (!(error instanceof tasks.AlreadyThere)) throw error;
    const known = await settled(key);
    if (known.status === "SUCCEEDED") return known.result;
  }
  try {
    const one = await tasks.step(1, order.id, "");
    const two = await tasks.step(2, order.id, one);
    const three = await tasks.step(3, order.id, two);
    const four = await tasks.step(4, order.id, three);
    const result = await tasks.step(5, order.id, four);
    await tasks.saveResult(key, result);
    return result;
  } catch (error) {
    await tasks.saveFailure(key, error instanceof Error ? error.message : "failed");
    throw error;
  }
}

async function settled(key: string): Promise<tasks.Known> {
  for (;;) {
    const known = await tasks.getRecord(key);
    if (known.status !== "IN_PROGRESS") return known;
    await sleep("10 seconds");
  }
}
