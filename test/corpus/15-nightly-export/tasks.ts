/** A backup that is restored into a database. */

/** @task */
export async function restore(id: string, backup: string): Promise<{ task: string }> {
  return { task: `${id} ${backup}` };
}

/** @task */
export async function restoreStatus(task: string): Promise<{ status: "RUNNING" | "ERROR" | "SUCCESS" }> {
  return { status: task === "" ? "ERROR" : "SUCCESS" };
}

/** @task */
export async function exportTable(id: string, table: string, bucket: string): Promise<void> {}
