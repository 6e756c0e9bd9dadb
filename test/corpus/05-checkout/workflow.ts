import { DynamoDBClient, PutItemCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { callback } from "sfn-compile";

const dynamodb = new DynamoDBClient({});
const events = new EventBridgeClient({});

interface Cart {
  id: string;
  total: number;
}

/**
 * Has a cart paid for and shipped by services elsewhere, and tells how that went.
 * @workflow
 */
export async function checkOut(cart: Cart): Promise<string> {
  await dynamodb.send(
    new PutItemCommand({ TableName: "carts", Item: { id: { S: cart.id }, total: { N: String(cart.total) } } }),
  );
  const payment = await ask("PaymentRequested", cart);
  await setStatus(cart.id, "payment", payment.status);
  if (payment.status === "PaymentFailed") return await tell(cart, "PaymentFailed");
  const shipping = await ask("ShippingRequested", cart);
  await setStatus(cart.id, "shipping", shipping.status);
  return await tell(cart, shipping.status === "ShippingFailed" ? "ShippingFailed" : "ShippingSuccessful");
}

/** Whoever hears of it answers by the token. */
function ask(type: string, cart: Cart): Promise<{ status: string }> {
  return callback<{ status: string }>(
    (token) =>
      events.send(
        new PutEventsCommand({
          Entries: [{ Source: "checkout", DetailType: type, Detail: JSON.stringify({ cart: cart.id, token }) }],
        }),
      ),
    { timeout: "1 day" },
  );
}

async function setStatus(id: string, field: string, status: string): Promise<void> {
  await dynamodb.send(
    new UpdateItemCommand({
      TableName: "carts",
      Key: { id: { S: id } },
      UpdateExpression: "SET #field = :status",
      ExpressionAttributeNames: { "#field": field },
      ExpressionAttributeValues: { ":status": { S: status } },
    }),
  );
}

async function tell(cart: Cart, type: string): Promise<string> {
  await events.send(
    new PutEventsCommand({
      Entries: [{ Source: "checkout", DetailType: type, Detail: JSON.stringify({ cart: cart.id }) }],
    }),
  );
  return type;
}
