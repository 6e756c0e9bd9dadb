/** A database that is made anew each night, restored from a backup and exported. */
export class NotFound extends Error {
  override name = "NotFound";
}

/** @task */
export async function deleteInstance(id: string): Promise<void> {
  if (id === "") throw new NotFound(id);
}

/** @task */
export async function describeInstance(id: string): Promise<{ status: string }> {
  if (id === "") throw new NotFound(id);
  return { status: "available" };
}

/** @task */
export async function createInstance(id: string): Promise<void> {}

/** @task */
export async function restore(id: string, backup: string): Promise<{ task: string }> {
  return { task: `${id} ${backup}` };
}

/** @task */
export async function restoreStatus(task: string): Promise<{ status: "RUNNING" | "ERROR" | "SUCCESS" }> {
  return { status: task === "" ? "ERROR" : "SUCCESS" };
}

/** @task */
export async function exportDatabase(id: string, bucket: string): Promise<void> {}
