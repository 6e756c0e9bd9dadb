import { sleep } from "sfn-compile";
import { put, remove } from "../ledger";

/** @task */
export async function lockIndex(index: string): Promise<void> {
  await put("lock", index, {});
}

/** @task */
export async function unlockIndex(index: string): Promise<void> {
  await remove("lock", index);
}

/**
 * Writes one page of the index, and says how many are left.
 * @task
 * @timeout 1 minute
 */
export async function indexPage(index: string, page: number): Promise<number> {
  await put("page", `${index}-${page}`, {});
  return Math.max(0, 3 - page);
}

/**
 * One at a time: the lock is given back on every way out, also when the time is over.
 * @workflow
 * @timeout 30 minutes
 */
export async function rebuildIndex(index: string): Promise<number> {
  await lockIndex(index);
  try {
    for (let page = 1; ; page++) {
      const left = await indexPage(index, page);
      if (left === 0) return page;
      await sleep("5 minutes");
    }
  } finally {
    await unlockIndex(index);
  }
}
