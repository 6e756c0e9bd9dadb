import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { callback, TimeoutError } from "sfn-compile";

const queue = new SQSClient({});

/**
 * Asks the buyer to confirm a large order: a message carries a token, and whoever answers for the buyer answers to that. He
 * is reminded once; then the order expires.
 * @workflow
 */
export async function confirmOrder(order: { id: string; total: number }): Promise<string> {
  for (let reminder = 0; reminder < 2; reminder += 1) {
    try {
      const answer = await callback<{ confirmed: boolean }>(
        (token) =>
          queue.send(
            new SendMessageCommand({
              QueueUrl: "https://sqs.eu-west-1.amazonaws.com/111122223333/questions",
              MessageBody: JSON.stringify({ order: order.id, reminder, token }),
            }),
          ),
        { timeout: "1 day" },
      );
      return answer.confirmed ? "confirmed" : "declined";
    } catch (error) {
      if (!(error instanceof TimeoutError)) throw error;
    }
  }
  return "expired";
}
