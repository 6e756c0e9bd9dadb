import { sleep } from "sfn-compile";
import {
  createInstance,
  createSnapshot,
  describeClusters,
  describeInstances,
  describeSnapshots,
  modifyCluster,
  restoreCluster,
} from "./services";

/**
 * Takes a snapshot, restores a cluster from it, adds an instance, upgrades if wanted; each takes its time.
 * @workflow
 */
export async function migrateDatabase(input: { id: string; upgradeTo?: string }): Promise<void> {
  const { id, upgradeTo } = input;
  const { DbInstances } = await describeInstances({ DbInstanceIdentifier: id });
  const Engine = `aurora-${DbInstances[0]?.Engine ?? "postgresql"}`;
  const DbSnapshotIdentifier = `${id}-final-snapshot`;
  const DbClusterIdentifier = `${id}-cluster`;
  const DbInstanceIdentifier = `${id}-new`;
  await createSnapshot({ DbInstanceIdentifier: id, DbSnapshotIdentifier });
  await until("available", async () => (await describeSnapshots({ DbSnapshotIdentifier })).DbSnapshots[0]?.Status);
  await restoreCluster({ DbClusterIdentifier, SnapshotIdentifier: DbSnapshotIdentifier, Engine });
  await until("available", async () => (await describeClusters({ DbClusterIdentifier })).DbClusters[0]?.Status);
  await createInstance({ DbClusterIdentifier, DbInstanceIdentifier, DbInstanceClass: "db.r6g.large", Engine });
  await until(
    "available",
    async () => (await describeInstances({ DbInstanceIdentifier })).DbInstances[0]?.DbInstanceStatus,
  );
  if (upgradeTo === undefined) return;
  await modifyCluster({
    DbClusterIdentifier,
    EngineVersion: upgradeTo,
    AllowMajorVersionUpgrade: true,
    ApplyImmediately: true,
  });
}

async function until(wanted: string, status: () => Promise<string | undefined>): Promise<void> {
  while ((await status()) !== wanted) await sleep("30 seconds");
}
