/** Two processes of which the first to complete counts. */

/** @task */
export async function checkFirst(id: string): Promise<boolean> {
  return id !== "";
}

/** @task */
export async function checkSecond(id: string): Promise<boolean> {
  return id !== "";
}

/** @task */
export async function finish(winner: string): Promise<void> {}
