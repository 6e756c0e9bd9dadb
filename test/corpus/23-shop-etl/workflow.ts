import { DynamoDBClient, GetItemCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { sleep } from "sfn-compile";
import { getCrawler, publish, runJob, startCrawler } from "./services";
import * as tasks from "./tasks";

const dynamodb = new DynamoDBClient({});
const TableName = "readiness";
const Key = { day: { S: "today" } };

/**
 * Takes in what the tills or the stores have sent, and computes the figures once both are there.
 * @workflow
 */
export async function takeIn(arrival: tasks.Arrival): Promise<string> {
  try {
    if (arrival.kind === "pos") await ingest("pos", arrival.file);
    else if (arrival.kind === "inventory") await ingest("inventory", arrival.file);
    else {
      await notify(`${arrival.kind} is no kind of data`);
      return "invalid";
    }
    let ready = await dynamodb.send(new GetItemCommand({ TableName, Key }));
    while (!(ready.Item?.["pos"]?.BOOL === true && ready.Item["inventory"]?.BOOL === true)) {
      await sleep("1 minute");
      ready = await dynamodb.send(new GetItemCommand({ TableName, Key }));
    }
    await runJob({ JobName: "compute-kpi", Arguments: { "--file": arrival.file } });
    await markReady("kpi");
    await notify("done");
    return "done";
  } catch (error) {
    await notify(error instanceof Error ? error.message : "failed");
    return "failed";
  }
}

async function ingest(kind: string, file: string): Promise<void> {
  await tasks.convert(kind, file);
  const Name = `${kind}-crawler`;
  await startCrawler({ Name });
  while ((await getCrawler({ Name })).Crawler.State !== "READY") await sleep("30 seconds");
  await runJob({ JobName: `${kind}-job`, Arguments: { "--file": file } });
  await markReady(kind);
}

async function markReady(kind: string): Promise<void> {
  await dynamodb.send(
    new UpdateItemCommand({
      TableName,
      Key,
      UpdateExpression: "SET #kind = :true",
      ExpressionAttributeNames: { "#kind": kind },
      ExpressionAttributeValues: { ":true": { BOOL: true } },
    }),
  );
}

async function notify(Message: string): Promise<void> {
  await publish({ TopicArn: "arn:aws:sns:eu-west-1:111122223333:shop", Message });
}
