/** What is done in an account that somebody has just been given. */

/** @task */
export async function createStack(account: string, role: string): Promise<void> {}
