import { distributedMap, execution, integration, s3 } from "sfn-compile";
import * as tasks from "./tasks";

const publish =
  integration<(message: { TopicArn: string; Message: string }) => Promise<{ MessageId: string }>>(
    "arn:aws:states:::sns:publish",
  );

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
  await publish({
    TopicArn: "arn:aws:sns:eu-west-1:111122223333:migrations",
    Message: `${input.key}: ${report.text}`,
  });
  return { ok: report.ok };
}
