import { callback, integration, type TaskToken } from "sfn-compile";

const publish = integration<
  (message: { TopicArn: string; Message: { message: string; token: TaskToken<{ by: string }> } }) => Promise<{
    MessageId: string;
  }>
>("arn:aws:states:::sns:publish");
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
    (token) => publish({ TopicArn: `arn:aws:sns:eu-west-1:111122223333:${topic}`, Message: { message, token } }),
    { timeout: "7 days" },
  );
}
