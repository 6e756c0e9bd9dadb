/** A channel that may only be turned off by two people. */
import type { TaskToken } from "sfn-compile";

export class Rejected extends Error {
  override name = "Rejected";
}

export interface Answer {
  approved: boolean;
  by: string;
}

/**
 * Its links answer by the token.
 * @task
 */
export async function askByMail(channel: string, token: TaskToken<Answer>): Promise<void> {}

/** @task */
export async function stopChannel(channel: string): Promise<void> {}
