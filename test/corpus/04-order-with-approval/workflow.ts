import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { callback, distributedMap } from "sfn-compile";
import * as tasks from "./tasks";

const dynamodb = new DynamoDBClient({});
const events = new EventBridgeClient({});
const sqs = new SQSClient({});
const QueueUrl = "https://sqs.eu-west-1.amazonaws.com/111122223333/approvals";

/**
 * Validates, processes item by item, pays and takes from the stock, asks a human, saves.
 * @workflow
 */
export async function processOrder(order: tasks.Order): Promise<{ id: string; pieces: number[] }> {
  const verdict = await tasks.validateOrder(order);
  if (!verdict.valid) throw new tasks.OrderFailed(verdict.reason);
  const pieces = await distributedMap(order.items, (item) => tasks.processItem(item), { concurrency: 10 });
  const [paid] = await Promise.all([tasks.processPayment(order), tasks.updateInventory(order)]);
  const answer = await callback<{ approved: boolean }>(
    (token) => sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify({ order: order.id, token }) })),
    { timeout: "1 day" },
  );
  if (!answer.approved) throw new tasks.OrderFailed("rejected");
  await dynamodb.send(
    new PutItemCommand({ TableName: "orders", Item: { id: { S: order.id }, payment: { S: paid.payment } } }),
  );
  try {
    await events.send(
      new PutEventsCommand({
        Entries: [{ Source: "orders", DetailType: "OrderSaved", Detail: JSON.stringify({ id: order.id }) }],
      }),
    );
  } catch {
    // The order is in order, whether anybody hears of it or not.
  }
  return { id: order.id, pieces };
}
