import { ConditionalCheckFailedException, DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";

const table = new DynamoDBClient({});
const queue = new SQSClient({});
const bus = new EventBridgeClient({});

/** What EventBridge delivers when a shop has sold something. */
export interface OrderPlaced {
  readonly id: string;
  readonly detail: {
    readonly order: string;
    readonly customer: string;
    readonly gift: boolean;
    readonly lines: readonly { readonly sku: string; readonly count: number }[];
  };
}

/**
 * Takes an order in: into the table, once; to the warehouse's queue; and says so on the bus. No Lambda function is involved.
 * @workflow
 */
export async function takeOrder({ id, detail }: OrderPlaced): Promise<"taken" | "known"> {
  try {
    await table.send(
      new PutItemCommand({
        TableName: "orders",
        Item: {
          order: { S: detail.order },
          event: { S: id },
          gift: { BOOL: detail.gift },
          lines: { L: detail.lines.map((line) => ({ M: { sku: { S: line.sku }, count: { N: `${line.count}` } } })) },
        },
        ConditionExpression: "attribute_not_exists(#o)",
        ExpressionAttributeNames: { "#o": "order" },
      }),
    );
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return "known";
    throw error;
  }
  const { MessageId } = await queue.send(
    new SendMessageCommand({
      QueueUrl: "https://sqs.eu-west-1.amazonaws.com/111122223333/warehouse",
      MessageBody: `pack ${detail.order}`,
    }),
  );
  const { FailedEntryCount } = await bus.send(
    new PutEventsCommand({
      Entries: [{ Source: "orders", DetailType: "OrderTaken", Detail: `{"message":"${MessageId ?? ""}"}` }],
    }),
  );
  if ((FailedEntryCount ?? 0) > 0) throw new Error(`nobody hears of order ${detail.order}`);
  return "taken";
}
