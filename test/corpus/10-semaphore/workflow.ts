import { ConditionalCheckFailedException, DynamoDBClient, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { sleep } from "sfn-compile";
import * as tasks from "./tasks";

const dynamodb = new DynamoDBClient({});
const Key = { name: { S: "jobs" } };
const TableName = "locks";

/**
 * Works on a job while holding one of few locks, which is given back whatever happens.
 * @workflow
 */
export async function guardedJob(job: { id: string }): Promise<string> {
  await acquire(job.id);
  try {
    await tasks.step(1, job.id);
    await tasks.step(2, job.id);
    await tasks.step(3, job.id);
    await tasks.step(4, job.id);
    const { done } = await tasks.doWork(job.id);
    return done;
  } finally {
    await dynamodb.send(
      new UpdateItemCommand({
        TableName,
        Key,
        UpdateExpression: "SET held = held - :one REMOVE #owner",
        ExpressionAttributeNames: { "#owner": job.id },
        ExpressionAttributeValues: { ":one": { N: "1" } },
        ConditionExpression: "attribute_exists(#owner)",
      }),
    );
  }
}

async function acquire(owner: string): Promise<void> {
  for (;;) {
    try {
      await dynamodb.send(
        new UpdateItemCommand({
          TableName,
          Key,
          UpdateExpression: "SET held = if_not_exists(held, :none) + :one, #owner = :one",
          ExpressionAttributeNames: { "#owner": owner },
          ExpressionAttributeValues: { ":none": { N: "0" }, ":one": { N: "1" }, ":limit": { N: "5" } },
          ConditionExpression: "attribute_not_exists(held) OR held < :limit",
        }),
      );
      return;
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      await sleep("3 seconds");
    }
  }
}
