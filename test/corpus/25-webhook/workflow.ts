import * as tasks from "./tasks";

/**
 * Delivers an event to whoever has subscribed, and records how that went.
 * @workflow
 */
export async function deliverEvent(event: { id: string; text: string }): Promise<void> {
  const hook = await tasks.getHook(event.id);
  if (hook === null) return;
  const call = await tasks.prepare(hook.url, event);
  let result: tasks.Result;
  try {
    result = await tasks.deliver(hook.url, call.body);
  } catch (error) {
    result = { status: "failed", output: error instanceof Error ? `${error.name}: ${error.message}` : "" };
  }
  await tasks.recordResult(event.id, result);
}
