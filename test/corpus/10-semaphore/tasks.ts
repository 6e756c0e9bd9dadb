/** A lock of which there are few, and the work that needs it. */
export class NoneFree extends Error {
  override name = "NoneFree";
}

export class NotThereYet extends Error {
  override name = "NotThereYet";
}

/** @task */
export async function acquireLock(lock: string, owner: string, limit: number): Promise<void> {
  if (limit === 0) throw new NoneFree(lock);
  if (lock === "") throw new NotThereYet(owner);
}

/** @task */
export async function createLock(lock: string): Promise<void> {}

/** @task */
export async function releaseLock(lock: string, owner: string): Promise<void> {}

/** @task */
export async function step(number: number, job: string): Promise<void> {}

/** @task */
export async function doWork(job: string): Promise<{ done: string }> {
  return { done: job };
}
