/** The work that needs a lock. */

/** @task */
export async function step(number: number, job: string): Promise<void> {}

/** @task */
export async function doWork(job: string): Promise<{ done: string }> {
  return { done: job };
}
