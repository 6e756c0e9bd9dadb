import { DynamoDBClient, GetItemCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { callback, integration, type TaskToken } from "sfn-compile";
import * as tasks from "./tasks";

const dynamodb = new DynamoDBClient({});
const send = integration<
  (message: {
    QueueUrl: string;
    MessageBody: { url: string; body: string; token: TaskToken<tasks.Result> };
  }) => Promise<void>
>("arn:aws:states:::sqs:sendMessage");
const QueueUrl = "https://sqs.eu-west-1.amazonaws.com/111122223333/deliveries";

/**
 * Delivers an event to whoever has subscribed, and records how that went.
 * @workflow
 */
export async function deliverEvent(event: { id: string; text: string }): Promise<void> {
  const Key = { id: { S: event.id } };
  const { Item } = await dynamodb.send(new GetItemCommand({ TableName: "hooks", Key }));
  const url = Item?.["url"]?.S;
  if (url === undefined) return;
  const call = await tasks.prepare(url, event);
  let result: tasks.Result;
  try {
    result = await callback<tasks.Result>((token) => send({ QueueUrl, MessageBody: { url, body: call.body, token } }), {
      timeout: "1 day",
      heartbeat: "1 hour",
    });
  } catch (error) {
    result = { status: "failed", output: error instanceof Error ? `${error.name}: ${error.message}` : "" };
  }
  await dynamodb.send(
    new UpdateItemCommand({
      TableName: "events",
      Key,
      UpdateExpression: "SET #status = :status, #output = :output",
      ExpressionAttributeNames: { "#status": "status", "#output": "output" },
      ExpressionAttributeValues: { ":status": { S: result.status }, ":output": { S: result.output } },
    }),
  );
}
