import { sleep } from "sfn-compile";
import { decide } from "../fixtures/callback/decisions/workflow";

/**
 * A workflow that waits for others, which wait for people.
 * @workflow
 */
export async function decideAll(texts: string[]): Promise<string[]> {
  const said: string[] = [];
  for (const text of texts) {
    await sleep("1 hour");
    said.push(await decide({ text }));
  }
  return said;
}
