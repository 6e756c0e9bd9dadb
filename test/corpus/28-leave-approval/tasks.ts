/** Days off, and who has to agree. */
export interface Leave {
  employee: string;
  days: number;
}

/** @task */
export async function notify(employee: string, status: string): Promise<void> {}
