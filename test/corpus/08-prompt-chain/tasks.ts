/** The user, who is sent titles and an avatar. */
import type { TaskToken } from "sfn-compile";

export interface Choice {
  approved: "yes" | "no";
  title: string;
}

/** @task */
export async function askUser(titles: string[], token: TaskToken<Choice>): Promise<void> {}

/** @task */
export async function sendAvatar(uri: string): Promise<void> {}
