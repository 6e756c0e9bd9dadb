/** Something that a human has to do, and how they are asked for it. */
export interface Request {
  id: string;
  text: string;
}

/** @task */
export async function getRequest(id: string): Promise<{ complete?: boolean }> {
  return { complete: id === "" };
}

/** @task */
export async function putRequest(request: Request): Promise<void> {}

/** @task */
export async function askHuman(request: Request): Promise<{ answer: string }> {
  return { answer: request.text };
}

/** @task */
export async function completeRequest(id: string, answer: string): Promise<void> {}

/** @task */
export async function remind(text: string): Promise<void> {}
