import { sleep } from "sfn-compile";
import * as tasks from "./tasks";

const lock = "jobs";
const limit = 5;

/**
 * Works on a job while holding one of few locks, which is given back whatever happens.
 * @workflow
 */
export async function guardedJob(job: { id: string }): Promise<string> {
  await acquire(job.id);
  try {
    await tasks.step(1, job.id);
    await tasks.step(2, job.id);
    await tasks.step(3, job.id);
    await tasks.step(4, job.id);
    const { done } = await tasks.doWork(job.id);
    return done;
  } finally {
    await tasks.releaseLock(lock, job.id);
  }
}

async function acquire(owner: string): Promise<void> {
  for (;;) {
    try {
      await tasks.acquireLock(lock, owner, limit);
      return;
    } catch (error) {
      if (error instanceof tasks.NotThereYet) await tasks.createLock(lock);
      else if (error instanceof tasks.NoneFree) await sleep("3 seconds");
      else throw error;
    }
  }
}
