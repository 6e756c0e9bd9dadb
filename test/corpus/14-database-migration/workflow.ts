import { sleep } from "sfn-compile";
import * as tasks from "./tasks";

/**
 * Takes a snapshot, restores a cluster from it, adds an instance, upgrades if wanted; each takes its time.
 * @workflow
 */
export async function migrateDatabase(input: { id: string; upgradeTo?: string }): Promise<void> {
  const { id, upgradeTo } = input;
  const database = await tasks.describeInstance(id);
  const snapshot = `${id}-final-snapshot`;
  await tasks.createSnapshot(id, snapshot);
  await until("available", () => tasks.describeSnapshot(snapshot));
  await tasks.restoreCluster(snapshot, `${id}-cluster`, `aurora-${database.engine}`);
  await until("available", () => tasks.describeCluster(`${id}-cluster`));
  await tasks.createInstance(`${id}-cluster`, `${id}-new`);
  await until("available", () => tasks.describeNewInstance(`${id}-new`));
  if (upgradeTo !== undefined) await tasks.upgradeCluster(`${id}-cluster`, upgradeTo);
}

async function until(wanted: string, describe: () => Promise<{ status: string }>): Promise<void> {
  while ((await describe()).status !== wanted) await sleep("30 seconds");
}
