/** Two kinds of data of a shop, and what is computed when both are there. */
export interface Arrival {
  kind: string;
  file: string;
}

/** @task */
export async function convert(kind: string, file: string): Promise<void> {}

/** @task */
export async function startCrawler(name: string): Promise<void> {}

/** @task */
export async function crawlerState(name: string): Promise<string> {
  return name;
}

/** @task */
export async function runJob(name: string, file: string): Promise<void> {}

/** @task */
export async function markReady(kind: string): Promise<void> {}

/** @task */
export async function readiness(): Promise<{ pos?: boolean; inventory?: boolean }> {
  return { pos: true };
}

/** @task */
export async function notify(text: string): Promise<void> {}
