import { sleep } from "sfn-compile";
import * as tasks from "./tasks";

/**
 * Goes on with whichever process completes first, or with neither after a quarter of a minute.
 * @workflow
 */
export async function firstOfTwo(input: { id: string }): Promise<string> {
  const winner = await Promise.race([first(input.id), second(input.id), neither()]);
  await tasks.finish(winner);
  return winner;
}

async function first(id: string): Promise<string> {
  while (!(await tasks.checkFirst(id))) await sleep("5 seconds");
  return "first";
}

async function second(id: string): Promise<string> {
  while (!(await tasks.checkSecond(id))) await sleep("7 seconds");
  return "second";
}

async function neither(): Promise<string> {
  await sleep("15 seconds");
  return "neither";
}
