import { ConditionalCheckFailedException, DynamoDBClient, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { distributedMap, sleep } from "sfn-compile";
import * as tasks from "./tasks";

const dynamodb = new DynamoDBClient({});
const TableName = "locks";
const Key = { name: { S: "checks" } };

/**
 * Checks every file of an upload in fifteen ways; a check that fails is reported and stops no other.
 * @workflow
 */
export async function checkUpload(input: { upload: string }): Promise<void> {
  await acquire();
  try {
    const files = await tasks.initiate(input.upload);
    await distributedMap(files, (file) => checkFile(file), { concurrency: 5 });
    await tasks.monitor(input.upload);
  } catch (error) {
    await tasks.reportFailure(input.upload);
    throw error;
  } finally {
    await release();
  }
}

async function checkFile(file: string): Promise<void> {
  await Promise.all([
    safe("serviced organisations", file),
    safe("missing buses", file),
    safe("stop types", file),
    safe("operator codes", file),
    safe("cancelled services", file),
    safe("duplicate journeys", file),
    safe("licences", file),
    checkStops(file),
  ]);
}

async function checkStops(file: string): Promise<void> {
  try {
    await tasks.prefetch(file);
  } catch (error) {
    await tasks.checkFailed("prefetch", file, error instanceof Error ? error.message : "failed");
  }
  await Promise.all([
    safe("first stop", file),
    safe("last stop", file),
    safe("no timing point", file),
    safe("unknown stop", file),
    safe("missing journey code", file),
    safe("last pick-up", file),
    safe("first set-down", file),
  ]);
}

async function safe(what: string, file: string): Promise<void> {
  try {
    await tasks.check(what, file);
  } catch (error) {
    await tasks.checkFailed(what, file, error instanceof Error ? error.message : "failed");
  }
}

async function acquire(): Promise<void> {
  for (;;) {
    try {
      await dynamodb.send(
        new UpdateItemCommand({
          TableName,
          Key,
          UpdateExpression: "SET held = if_not_exists(held, :none) + :one",
          ExpressionAttributeValues: { ":none": { N: "0" }, ":one": { N: "1" }, ":limit": { N: "5" } },
          ConditionExpression: "attribute_not_exists(held) OR held < :limit",
        }),
      );
      return;
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      await sleep("10 seconds");
    }
  }
}

async function release(): Promise<void> {
  await dynamodb.send(
    new UpdateItemCommand({
      TableName,
      Key,
      UpdateExpression: "SET held = held - :one",
      ExpressionAttributeValues: { ":one": { N: "1" } },
    }),
  );
}
