import { DynamoDBClient, GetItemCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { ListExecutionsCommand, SFNClient } from "@aws-sdk/client-sfn";
import { callback, TimeoutError } from "sfn-compile";

const dynamodb = new DynamoDBClient({});
const events = new EventBridgeClient({});
const sfn = new SFNClient({});
const stateMachineArn = "arn:aws:states:eu-west-1:111122223333:stateMachine:orderCoffee";
const capacity = 20;

/**
 * Takes an order while the shop is open and not full; gives up when customer or barista take too long.
 * @workflow
 */
export async function orderCoffee(visit: { eventId: string; userId: string }): Promise<void> {
  const Key = { id: { S: visit.eventId } };
  const shop = await dynamodb.send(new GetItemCommand({ TableName: "shops", Key }));
  if (shop.Item?.["open"]?.BOOL !== true) {
    await emit("error", visit.userId, "not open");
    return;
  }
  const running = await sfn.send(new ListExecutionsCommand({ stateMachineArn, statusFilter: "RUNNING" }));
  if ((running.executions ?? []).length >= capacity) {
    await emit("error", visit.userId, "no capacity");
    return;
  }
  try {
    const { drink } = await callback<{ drink: string }>((token) => emit("new", visit.userId, token), {
      timeout: "5 minutes",
    });
    const { Attributes } = await dynamodb.send(
      new UpdateItemCommand({
        TableName: "orders",
        Key,
        UpdateExpression: "SET lastNumber = lastNumber + :one",
        ExpressionAttributeValues: { ":one": { N: "1" } },
        ReturnValues: "UPDATED_NEW",
      }),
    );
    const number = Attributes?.["lastNumber"]?.N ?? "0";
    const { barista } = await callback<{ barista: string }>((token) => emit("ordered", `${number}: ${drink}`, token), {
      timeout: "15 minutes",
    });
    await emit("finished", visit.userId, barista);
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error;
    await emit("error", visit.userId, "timed out");
  }
}

async function emit(type: string, about: string, detail: string): Promise<void> {
  await events.send(
    new PutEventsCommand({
      Entries: [{ Source: "shop", DetailType: type, Detail: JSON.stringify({ about, detail }) }],
    }),
  );
}
