import { sleep } from "sfn-compile";
import * as tasks from "./tasks";

/**
 * Replaces last night's database by one restored from the backup, and exports it.
 * @workflow
 */
export async function exportNightly(input: { name: string; backup: string; bucket: string }): Promise<void> {
  const id = `${input.name}-restore`;
  await removed(id);
  await tasks.createInstance(id);
  while ((await tasks.describeInstance(id)).status !== "available") await sleep("5 minutes");
  const { task } = await tasks.restore(id, input.backup);
  for (;;) {
    const { status } = await tasks.restoreStatus(task);
    if (status === "ERROR") throw new Error(`${task} failed`);
    if (status === "SUCCESS") break;
    await sleep("30 seconds");
  }
  await tasks.exportDatabase(id, input.bucket);
}

/** It is gone when nobody finds it any more. */
async function removed(id: string): Promise<void> {
  try {
    await tasks.deleteInstance(id);
    for (;;) {
      await sleep("5 minutes");
      await tasks.describeInstance(id);
    }
  } catch (error) {
    if (!(error instanceof tasks.NotFound)) throw error;
  }
}
