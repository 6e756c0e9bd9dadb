/** Tasks of the extra workflows. No scenario runs them for real: what counts is what the workflows make of their answers. */

export interface Hall {
  guard: string;
  shelves: { id: string; boxes: string[] }[];
}

export type Condition = "fine" | "empty" | "locked" | "on fire";

export interface Job {
  tool: string;
  walls: string[];
}

/** The drill does not move any more. */
export class Stuck extends Error {}

/** The tool cannot be used again. */
export class Broken extends Error {}

/** There was something in the wall. */
export class Pipe extends Broken {}

/** @task */
export async function inspect(shelf: string, box: string): Promise<Condition> {
  throw new Error(`${shelf} ${box} is inspected by a stub`);
}

/** @task */
export async function stick(box: string, sticker: string, first: boolean): Promise<void> {
  throw new Error(`${box} ${sticker} ${first} is answered by a stub`);
}

/** @task */
export async function closeShelf(shelf: string): Promise<void> {
  throw new Error(`${shelf} is closed by a stub`);
}

/**
 * @task
 * @timeout 10 seconds
 * @retry retries=2 interval=1m backoff=3
 */
export async function report(guard: string, boxes: number): Promise<boolean> {
  throw new Error(`${guard} ${boxes} is answered by a stub`);
}

/** @task */
export async function unlock(tool: string): Promise<{ key: string }> {
  throw new Error(`${tool} is unlocked by a stub`);
}

/** @task */
export async function drill(wall: string, hole: number): Promise<{ depth: number }> {
  throw new Error(`${wall} ${hole} is drilled by a stub`);
}

/** @task */
export async function pull(tool: string, why: string): Promise<void> {
  throw new Error(`${tool} ${why} is pulled by a stub`);
}

/** @task */
export async function lock(key: string): Promise<void> {
  throw new Error(`${key} is turned by a stub`);
}

/** @task */
export async function openValve(valve: string): Promise<number> {
  throw new Error(`${valve} is opened by a stub`);
}

/** @task */
export async function closeValve(valve: string): Promise<void> {
  throw new Error(`${valve} is closed by a stub`);
}

/** @task */
export async function ring(message: string): Promise<void> {
  throw new Error(`${message} is told by a stub`);
}
