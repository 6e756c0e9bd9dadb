import * as tasks from "./tasks";

/**
 * Migrates a file batch by batch, and tells how that went.
 * @workflow
 */
export async function migrateCsv(input: { bucket: string; key: string }): Promise<{ ok: boolean }> {
  const batches = await tasks.batchesOf(input.bucket, input.key);
  const results = await Promise.all(batches.map(({ from, to }) => tasks.migrate(input.key, from, to)));
  const report = await tasks.consolidate(results);
  await tasks.publish(`${input.key}: ${report.text}`);
  return { ok: report.ok };
}
