/** A text, and the voice that reads it. */

/** @task */
export async function getText(bucket: string, key: string): Promise<string> {
  return `${bucket} ${key}`;
}

/** @task */
export async function startSpeech(text: string): Promise<{ id: string }> {
  return { id: text };
}

/** @task */
export async function getSpeech(
  id: string,
): Promise<{ status: "scheduled" | "inProgress" | "completed" | "failed"; uri: string }> {
  return { status: "completed", uri: id };
}
