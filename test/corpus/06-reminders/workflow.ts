import { DynamoDBClient, GetItemCommand, PutItemCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { callback, sleep } from "sfn-compile";

const dynamodb = new DynamoDBClient({});
const sqs = new SQSClient({});
const QueueUrl = "https://sqs.eu-west-1.amazonaws.com/111122223333/people";

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
    (token) =>
      sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify({ text: request.text, token }) })),
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
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: `Please: ${request.text}` }));
  }
}
