import { DynamoDBClient, GetItemCommand, PutItemCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { callback, integration, sleep, type TaskToken } from "sfn-compile";

const dynamodb = new DynamoDBClient({});
const TopicArn = "arn:aws:sns:eu-west-1:111122223333:people";
const publish = integration<
  (message: { TopicArn: string; Message: string | { text: string; token: TaskToken<{ answer: string }> } }) => Promise<{
    MessageId: string;
  }>
>("arn:aws:states:::sns:publish");

interface Request {
  id: string;
  text: string;
}

/**
 * Asks a human, and reminds them every hour until it is done.
 * @workflow
 */
export async function askWithReminders(request: Request): Promise<string> {
  const [answer] = await Promise.all([ask(request), remindUntilDone(request)]);
  return answer;
}

async function ask(request: Request): Promise<string> {
  await dynamodb.send(
    new PutItemCommand({ TableName: "requests", Item: { id: { S: request.id }, complete: { BOOL: false } } }),
  );
  const { answer } = await callback<{ answer: string }>(
    (token) => publish({ TopicArn, Message: { text: request.text, token } }),
    { timeout: "30 days" },
  );
  await dynamodb.send(
    new UpdateItemCommand({
      TableName: "requests",
      Key: { id: { S: request.id } },
      UpdateExpression: "SET complete = :true, answer = :answer",
      ExpressionAttributeValues: { ":true": { BOOL: true }, ":answer": { S: answer } },
    }),
  );
  return answer;
}

async function remindUntilDone(request: Request): Promise<void> {
  for (;;) {
    await sleep("1 hour");
    const { Item } = await dynamodb.send(
      new GetItemCommand({ TableName: "requests", Key: { id: { S: request.id } }, ConsistentRead: true }),
    );
    if (Item?.["complete"]?.BOOL === true) return;
    await publish({ TopicArn, Message: `Please: ${request.text}` });
  }
}
