import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { callback } from "sfn-compile";

const sqs = new SQSClient({});
const approvers = ["finance", "legal", "security"];

/**
 * Three approvers at the same time; the first refusal ends it.
 * @workflow
 */
export async function approveThrice(request: { message: string }): Promise<string[]> {
  const answers = await Promise.all(approvers.map((topic) => ask(topic, request.message)));
  return answers.map(({ by }) => by);
}

function ask(topic: string, message: string): Promise<{ by: string }> {
  return callback<{ by: string }>(
    (token) =>
      sqs.send(
        new SendMessageCommand({
          QueueUrl: `https://sqs.eu-west-1.amazonaws.com/111122223333/${topic}`,
          MessageBody: JSON.stringify({ message, token }),
        }),
      ),
    { timeout: "7 days" },
  );
}
