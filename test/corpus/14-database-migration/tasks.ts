/** A database, its snapshot, and the cluster that is to take its place. */

/** @task */
export async function describeInstance(id: string): Promise<{ engine: string; version: string }> {
  return { engine: id, version: "14" };
}

/** @task */
export async function createSnapshot(instance: string, snapshot: string): Promise<void> {}

/** @task */
export async function describeSnapshot(snapshot: string): Promise<{ status: string }> {
  return { status: snapshot };
}

/** @task */
export async function restoreCluster(snapshot: string, cluster: string, engine: string): Promise<void> {}

/** @task */
export async function describeCluster(cluster: string): Promise<{ status: string }> {
  return { status: cluster };
}

/** @task */
export async function createInstance(cluster: string, instance: string): Promise<void> {}

/** @task */
export async function describeNewInstance(instance: string): Promise<{ status: string }> {
  return { status: instance };
}

/** @task */
export async function upgradeCluster(cluster: string, version: string): Promise<void> {}
