import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { callback, TimeoutError } from "sfn-compile";
import * as tasks from "./tasks";

const sqs = new SQSClient({});
const QueueUrl = "https://sqs.eu-west-1.amazonaws.com/111122223333/managers";

/**
 * Asks the manager, and tells the employee what came of it; no answer is an answer, too.
 * @workflow
 */
export async function approveLeave(leave: tasks.Leave): Promise<string> {
  let status: string;
  try {
    const answer = await callback<{ status: string }>(
      (token) =>
        sqs.send(
          new SendMessageCommand({
            QueueUrl,
            MessageBody: JSON.stringify({ employee: leave.employee, token }),
          }),
        ),
      { timeout: "15 minutes" },
    );
    status = answer.status;
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error;
    status = "TIMED_OUT";
  }
  await tasks.notify(leave.employee, status);
  return status;
}
