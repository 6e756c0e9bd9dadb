import { distributedMap, s3, sleep } from "sfn-compile";
import * as tasks from "./tasks";

const crawler = "storms";

/**
 * Unpacks every archive, crawls them, asks for the storms of each state.
 * @workflow
 */
export async function ingestStorms(input: { bucket: string }): Promise<string> {
  await distributedMap(s3.objects({ bucket: input.bucket, prefix: "storms/" }), ({ Key }) => tasks.decompress(Key), {
    concurrency: 1000,
  });
  await tasks.startCrawler(crawler);
  while ((await tasks.getCrawler(crawler)).state !== "READY") await sleep("25 seconds");
  const query = await tasks.runQuery("SELECT state, count(*) FROM storms GROUP BY state");
  return query.id;
}
