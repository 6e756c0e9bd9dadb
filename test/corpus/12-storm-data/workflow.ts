import { sleep } from "sfn-compile";
import * as tasks from "./tasks";

const crawler = "storms";

/**
 * Unpacks every archive, crawls them, asks for the storms of each state.
 * @workflow
 */
export async function ingestStorms(input: { bucket: string }): Promise<string> {
  const keys = await tasks.listObjects(input.bucket, "storms/");
  await Promise.all(keys.map((key) => tasks.decompress(key)));
  await tasks.startCrawler(crawler);
  while ((await tasks.getCrawler(crawler)).state !== "READY") await sleep("25 seconds");
  const query = await tasks.runQuery("SELECT state, count(*) FROM storms GROUP BY state");
  return query.id;
}
