import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { sleep } from "sfn-compile";
import * as tasks from "./tasks";

const dynamodb = new DynamoDBClient({});
const TableName = "idempotency";

/**
 * Does an order's five steps once, however often it is asked to: later calls return what the first one found.
 * @workflow
 */
export async function onlyOnce(order: { id: string }): Promise<string> {
  const key = await tasks.keyOf(order);
  try {
    await dynamodb.send(
      new PutItemCommand({
        TableName,
        Item: { id: { S: key }, status: { S: "IN_PROGRESS" } },
        ConditionExpression: "attribute_not_exists(id)",
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    const known = await settled(key);
    if (known.status === "SUCCEEDED") return known.result;
  }
  try {
    const one = await tasks.step(1, order.id, "");
    const two = await tasks.step(2, order.id, one);
    const three = await tasks.step(3, order.id, two);
    const four = await tasks.step(4, order.id, three);
    const result = await tasks.step(5, order.id, four);
    await save(key, "SUCCEEDED", result);
    return result;
  } catch (error) {
    await save(key, "FAILED", error instanceof Error ? error.message : "failed");
    throw error;
  }
}

async function save(key: string, status: string, result: string): Promise<void> {
  await dynamodb.send(
    new UpdateItemCommand({
      TableName,
      Key: { id: { S: key } },
      UpdateExpression: "SET #status = :status, #result = :result",
      ExpressionAttributeNames: { "#status": "status", "#result": "result" },
      ExpressionAttributeValues: { ":status": { S: status }, ":result": { S: result } },
    }),
  );
}

async function settled(key: string): Promise<{ status: string; result: string }> {
  for (;;) {
    const { Item } = await dynamodb.send(
      new GetItemCommand({ TableName, Key: { id: { S: key } }, ConsistentRead: true }),
    );
    const status = Item?.["status"]?.S ?? "FAILED";
    if (status !== "IN_PROGRESS") return { status, result: Item?.["result"]?.S ?? "" };
    await sleep("10 seconds");
  }
}
