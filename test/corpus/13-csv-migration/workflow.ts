import { distributedMap, execution, s3 } from "sfn-compile";
import * as tasks from "./tasks";

/**
 * Migrates a file batch by batch, and tells how that went.
 * @workflow
 */
export async function migrateCsv(input: { bucket: string; key: string }): Promise<{ ok: boolean }> {
  const { results } = await distributedMap(
    s3.csv<tasks.Row>({ bucket: input.bucket, key: input.key }),
    (rows) => tasks.migrate(rows),
    {
      batch: 100,
      concurrency: 100,
      tolerate: { percentage: 5 },
      results: { bucket: "migrations", prefix: execution.name },
    },
  );
  const report = await tasks.consolidate(results.key);
  await tasks.publish(`${input.key}: ${report.text}`);
  return { ok: report.ok };
}
