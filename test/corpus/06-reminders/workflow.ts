import { sleep } from "sfn-compile";
import * as tasks from "./tasks";

/**
 * Asks a human, and reminds them every hour until it is done.
 * @workflow
 */
export async function askWithReminders(request: tasks.Request): Promise<string> {
  const [answer] = await Promise.all([ask(request), remindUntilDone(request)]);
  return answer;
}

async function ask(request: tasks.Request): Promise<string> {
  await tasks.putRequest(request);
  const { answer } = await tasks.askHuman(request);
  await tasks.completeRequest(request.id, answer);
  return answer;
}

async function remindUntilDone(request: tasks.Request): Promise<void> {
  for (;;) {
    await sleep("1 hour");
    const found = await tasks.getRequest(request.id);
    if (found.complete) return;
    await tasks.remind(`Please: ${request.text}`);
  }
}
