import { integration, sleep } from "sfn-compile";
import { exportDatabase } from "./export";
import * as tasks from "./tasks";

const describeInstances = integration<
  (instance: { DbInstanceIdentifier: string }) => Promise<{ DbInstances: { DbInstanceStatus: string }[] }>
>("arn:aws:states:::aws-sdk:rds:describeDBInstances");
const createInstance = integration<
  (instance: { DbInstanceIdentifier: string; DbInstanceClass: string; Engine: string }) => Promise<void>
>("arn:aws:states:::aws-sdk:rds:createDBInstance");
const deleteInstance = integration<
  (instance: { DbInstanceIdentifier: string; SkipFinalSnapshot: boolean }) => Promise<void>
>("arn:aws:states:::aws-sdk:rds:deleteDBInstance");

class NotFound extends Error {
  override name = "Rds.DbInstanceNotFoundException";
}

/**
 * Replaces last night's database by one restored from the backup, and exports it.
 * @workflow
 */
export async function exportNightly(input: { name: string; backup: string; bucket: string }): Promise<void> {
  const id = `${input.name}-restore`;
  await removed(id);
  await createInstance({ DbInstanceIdentifier: id, DbInstanceClass: "db.m5.2xlarge", Engine: "sqlserver-ex" });
  while ((await statusOf(id)) !== "available") await sleep("5 minutes");
  const { task } = await tasks.restore(id, input.backup);
  for (;;) {
    const { status } = await tasks.restoreStatus(task);
    if (status === "ERROR") throw new Error(`${task} failed`);
    if (status === "SUCCESS") break;
    await sleep("30 seconds");
  }
  await exportDatabase({ id, bucket: input.bucket });
}

async function statusOf(DbInstanceIdentifier: string): Promise<string | undefined> {
  const { DbInstances } = await describeInstances({ DbInstanceIdentifier });
  return DbInstances[0]?.DbInstanceStatus;
}

/** It is gone when nobody finds it any more. */
async function removed(id: string): Promise<void> {
  try {
    await deleteInstance({ DbInstanceIdentifier: id, SkipFinalSnapshot: true });
    for (;;) {
      await sleep("5 minutes");
      await describeInstances({ DbInstanceIdentifier: id });
    }
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
  }
}
