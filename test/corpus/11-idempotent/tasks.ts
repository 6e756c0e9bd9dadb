/** A record of what has been done under a key, and five steps that must be done once. */
export interface Known {
  status: "SUCCEEDED" | "FAILED" | "IN_PROGRESS";
  result: string;
}

export class AlreadyThere extends Error {
  override name = "AlreadyThere";
}

/** @task */
export async function keyOf(order: { id: string }): Promise<string> {
  return order.id;
}

/** @task */
export async function lockRecord(key: string): Promise<void> {
  if (key === "") throw new AlreadyThere(key);
}

/** @task */
export async function getRecord(key: string): Promise<Known> {
  return { status: "IN_PROGRESS", result: key };
}

/** @task */
export async function saveResult(key: string, result: string): Promise<void> {}

/** @task */
export async function saveFailure(key: string, reason: string): Promise<void> {}

/** @task */
export async function step(number: number, order: string, before: string): Promise<string> {
  return `${before}${number}${order}`;
}
