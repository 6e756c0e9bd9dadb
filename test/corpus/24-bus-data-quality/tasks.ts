/** Files of bus timetables, and what is checked about each. */

/** @task */
export async function initiate(upload: string): Promise<string[]> {
  return [upload];
}

/** @task */
export async function check(what: string, file: string): Promise<void> {}

/** @task */
export async function prefetch(file: string): Promise<void> {}

/** @task */
export async function checkFailed(what: string, file: string, reason: string): Promise<void> {}

/** @task */
export async function reportFailure(upload: string): Promise<void> {}

/** @task */
export async function monitor(upload: string): Promise<void> {}
