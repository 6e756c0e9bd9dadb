/** A video, what is said in it, and what two models make of that. */
export interface Choice {
  approved: "yes" | "no";
  title: string;
}

/** @task */
export async function startTranscription(video: string): Promise<{ job: string }> {
  return { job: video };
}

/** @task */
export async function getTranscription(
  job: string,
): Promise<{ status: "IN_PROGRESS" | "FAILED" | "COMPLETED"; key: string }> {
  return { status: "COMPLETED", key: job };
}

/** @task */
export async function readText(key: string): Promise<string> {
  return key;
}

/** @task */
export async function askModel(prompt: string): Promise<{ text: string }> {
  return { text: prompt };
}

/** @task */
export async function askOtherModel(prompt: string): Promise<{ text: string }> {
  return { text: prompt };
}

/** @task */
export async function askUser(titles: string[]): Promise<Choice> {
  return { approved: "yes", title: titles[0] ?? "" };
}

/** @task */
export async function drawAvatar(title: string): Promise<{ uri: string }> {
  return { uri: title };
}

/** @task */
export async function sendAvatar(uri: string): Promise<void> {}
