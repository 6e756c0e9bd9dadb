import { compensate, integration } from "sfn-compile";
import * as tasks from "./tasks";

const publish =
  integration<(message: { TopicArn: string; Message: string }) => Promise<{ MessageId: string }>>(
    "arn:aws:states:::sns:publish",
  );
const TopicArn = "arn:aws:sns:eu-west-1:111122223333:orders";

/**
 * Creates an order, debits it, reserves the stock; what cannot be taken back is reported and does not stop the rest.
 * @workflow
 */
export async function fulfilOrder(request: { id: string; total: number }): Promise<tasks.Order> {
  const created = await tasks.newOrder(request);
  compensate(async () => {
    await reported(created.id, () => tasks.updateOrder(created));
  });
  const paid = await tasks.debitPayment(created);
  compensate(async () => {
    await reported(paid.id, () => tasks.creditPayment(paid));
  });
  const reserved = await tasks.reserveInventory(paid);
  await publish({ TopicArn, Message: JSON.stringify({ order: reserved.id, status: "success" }) });
  return reserved;
}

async function reported(id: string, undo: () => Promise<void>): Promise<void> {
  try {
    await undo();
  } catch (error) {
    await publish({ TopicArn, Message: `order ${id}: ${error instanceof Error ? error.message : "failed"}` });
  }
}
