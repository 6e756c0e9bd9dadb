import { DynamoDBClient, PutItemCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { callback, integration, type TaskToken } from "sfn-compile";

const dynamodb = new DynamoDBClient({});
const events = new EventBridgeClient({});
const invoke = integration<
  (request: {
    ApiEndpoint: string;
    Stage: string;
    Path: string;
    Method: string;
    AuthType: string;
    RequestBody: { cart: Cart; token: TaskToken<{ status: string }> };
  }) => Promise<{ StatusCode: number }>
>("arn:aws:states:::apigateway:invoke");

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
  const payment = await ask("/checkout/payment", cart);
  await setStatus(cart.id, "payment", payment.status);
  if (payment.status === "PaymentFailed") return await tell(cart, "PaymentFailed");
  const shipping = await ask("/checkout/shipping", cart);
  await setStatus(cart.id, "shipping", shipping.status);
  return await tell(cart, shipping.status === "ShippingFailed" ? "ShippingFailed" : "ShippingSuccessful");
}

/** Whoever is asked answers by the token. */
function ask(Path: string, cart: Cart): Promise<{ status: string }> {
  return callback<{ status: string }>(
    (token) =>
      invoke({
        ApiEndpoint: "abcdefghij.execute-api.eu-west-1.amazonaws.com",
        Stage: "live",
        Path,
        Method: "POST",
        AuthType: "IAM_ROLE",
        RequestBody: { cart, token },
      }),
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
