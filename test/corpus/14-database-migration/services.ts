/** A database, its snapshot, and the cluster that is to take its place. */
import { integration } from "sfn-compile";

export interface Instance {
  Engine: string;
  EngineVersion: string;
  DbInstanceStatus: string;
}

export const describeInstances = integration<
  (instance: { DbInstanceIdentifier: string }) => Promise<{ DbInstances: Instance[] }>
>("arn:aws:states:::aws-sdk:rds:describeDBInstances");

export const createSnapshot = integration<
  (snapshot: { DbInstanceIdentifier: string; DbSnapshotIdentifier: string }) => Promise<void>
>("arn:aws:states:::aws-sdk:rds:createDBSnapshot");

export const describeSnapshots = integration<
  (snapshot: { DbSnapshotIdentifier: string }) => Promise<{ DbSnapshots: { Status: string }[] }>
>("arn:aws:states:::aws-sdk:rds:describeDBSnapshots");

export const restoreCluster = integration<
  (cluster: { DbClusterIdentifier: string; SnapshotIdentifier: string; Engine: string }) => Promise<void>
>("arn:aws:states:::aws-sdk:rds:restoreDBClusterFromSnapshot");

export const describeClusters = integration<
  (cluster: { DbClusterIdentifier: string }) => Promise<{ DbClusters: { Status: string }[] }>
>("arn:aws:states:::aws-sdk:rds:describeDBClusters");

export const createInstance = integration<
  (instance: {
    DbClusterIdentifier: string;
    DbInstanceIdentifier: string;
    DbInstanceClass: string;
    Engine: string;
  }) => Promise<void>
>("arn:aws:states:::aws-sdk:rds:createDBInstance");

export const modifyCluster = integration<
  (cluster: {
    DbClusterIdentifier: string;
    EngineVersion: string;
    AllowMajorVersionUpgrade: boolean;
    ApplyImmediately: boolean;
  }) => Promise<void>
>("arn:aws:states:::aws-sdk:rds:modifyDBCluster");
