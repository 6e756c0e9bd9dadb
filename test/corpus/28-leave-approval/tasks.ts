/** Days off, and who has to agree. */
export interface Leave {
  employee: string;
  days: number;
}

/**
 * @task
 * @timeout 15 minutes
 */
export async function askManager(leave: Leave): Promise<{ status: string }> {
  return { status: leave.days > 0 ? "APPROVED" : "REJECTED" };
}

/** @task */
export async function notify(employee: string, status: string): Promise<void> {}
