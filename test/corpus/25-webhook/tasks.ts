/** Who wants to hear of an event, and how that went. */
export interface Result {
  status: string;
  output: string;
}

/** @task */
export async function prepare(url: string, event: { id: string; text: string }): Promise<{ body: string }> {
  return { body: `${url} ${event.text}` };
}
