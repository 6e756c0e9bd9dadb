/** A channel that may only be turned off by two people. */
export class Rejected extends Error {
  override name = "Rejected";
}

/**
 * @task
 * @timeout 15 minutes
 */
export async function askByMail(channel: string): Promise<{ approved: boolean; by: string }> {
  return { approved: channel !== "", by: "" };
}

/** @task */
export async function stopChannel(channel: string): Promise<void> {}
