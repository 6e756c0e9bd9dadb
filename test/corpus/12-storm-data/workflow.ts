import { distributedMap, integration, job, s3, sleep } from "sfn-compile";
import * as tasks from "./tasks";

const startCrawler = integration<(crawler: { Name: string }) => Promise<void>>(
  "arn:aws:states:::aws-sdk:glue:startCrawler",
  { retry: { retries: 3, interval: "10 seconds" } },
);
const getCrawler = integration<(crawler: { Name: string }) => Promise<{ Crawler: { State: string } }>>(
  "arn:aws:states:::aws-sdk:glue:getCrawler",
);
const query = job("athena:startQueryExecution", { timeout: "1 hour" });

/**
 * Unpacks every archive, crawls them, asks for the storms of each state.
 * @workflow
 */
export async function ingestStorms(input: { bucket: string }): Promise<string> {
  await distributedMap(s3.objects({ bucket: input.bucket, prefix: "storms/" }), ({ Key }) => tasks.decompress(Key), {
    concurrency: 1000,
  });
  await startCrawler({ Name: "storms" });
  while ((await getCrawler({ Name: "storms" })).Crawler.State !== "READY") await sleep("25 seconds");
  const { QueryExecution } = await query({
    QueryString: "SELECT state, count(*) FROM storms GROUP BY state",
    WorkGroup: "primary",
  });
  return QueryExecution.QueryExecutionId;
}
