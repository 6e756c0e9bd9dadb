/** Orders are taken in once, and whatever a service says is either met or reaches the caller. */
import { ConditionalCheckFailedException, DynamoDBServiceException, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { SendMessageCommand } from "@aws-sdk/client-sqs";
import { explore, inTurn, simulate, when } from "sfn-compile/testing";
import { takeOrder } from "./order-intake";

const take = simulate(takeOrder);
const order = {
  id: "e-1",
  detail: { order: "o-7", customer: "ann", gift: true, lines: [{ sku: "tea", count: 2 }] },
};
const about = { $metadata: {}, message: "The conditional request failed" };

const sent = when(SendMessageCommand, { MessageId: "m-1" });
const told = when(PutEventsCommand, { FailedEntryCount: 0, Entries: [{ EventId: "1" }] });

test("an order is put into the table, sent to the warehouse and told to everybody", async () => {
  const run = await take(order, when(PutItemCommand, {}), sent, told);
  expect(run.output).toBe("taken");
  expect(run.transitions).toBe(5);
  expect(run.calls(PutItemCommand)).toEqual([
    [
      {
        TableName: "orders",
        Item: {
          order: { S: "o-7" },
          event: { S: "e-1" },
          gift: { BOOL: true },
          lines: { L: [{ M: { sku: { S: "tea" }, count: { N: "2" } } }] },
        },
        ConditionExpression: "attribute_not_exists(#o)",
        ExpressionAttributeNames: { "#o": "order" },
      },
    ],
  ]);
  expect(run.calls(PutEventsCommand)[0]?.[0].Entries?.[0]?.Detail).toBe('{"message":"m-1"}');
});

test("an order that is known is not taken again", async () => {
  const run = await take(order, when(PutItemCommand, new ConditionalCheckFailedException(about)), sent, told);
  expect(run.output).toBe("known");
  expect(run.calls(SendMessageCommand)).toEqual([]);
});

test("trouble of a service is met with another try, as the SDK does", async () => {
  const busy = Object.assign(new Error("busy"), { name: "ProvisionedThroughputExceededException" });
  const run = await take(order, when(PutItemCommand, inTurn(busy, busy, {})), sent, told);
  expect(run.output).toBe("taken");
  expect(run.calls(PutItemCommand)).toHaveLength(3);
});

test("what the service has no class for is its own exception", async () => {
  const odd = new DynamoDBServiceException({
    name: "ValidationException",
    $fault: "client",
    $metadata: {},
    message: "no such key",
  });
  const run = await take(order, when(PutItemCommand, odd), sent, told);
  expect(run.error).toEqual({ name: "DynamoDBServiceException", message: "no such key" });
});

test("an event that the bus refuses fails the execution", async () => {
  const run = await take(order, when(PutItemCommand, {}), sent, when(PutEventsCommand, { FailedEntryCount: 1 }));
  expect(run.error).toEqual({ name: "Error", message: "nobody hears of order o-7" });
});

test("a service without a stub is not called", async () => {
  await expect(take(order, sent, told)).rejects.toThrow(
    /calls dynamodb:putItem, and no stub answers: add when\(PutItemCommand, …\)/,
  );
});

test("whatever a service says, in every call, machine and function do the same", async () => {
  const found = await explore(takeOrder, order, when(PutItemCommand, {}), sent, told);
  expect(found.runs).toHaveLength(found.expected);
  expect(found.formula).toBe("1 + 1 call × 8 ways + 2 calls × 6 ways + 12 with a retry that succeeds");
  const endings = new Map(found.runs.map(({ title, output, error }) => [title, output ?? error?.name]));
  expect(endings.get("dynamodb:putItem fails with DynamoDb.ConditionalCheckFailedException")).toBe("known");
  expect(endings.get("dynamodb:putItem fails with DynamoDb.DynamoDbException")).toBe("DynamoDBServiceException");
  expect(endings.get("sqs:sendMessage fails with Sqs.SdkClientException once")).toBe("taken");
  expect(new Set(found.notUndone.map(({ task }) => task))).toEqual(new Set(["dynamodb:putItem", "sqs:sendMessage"]));
});
