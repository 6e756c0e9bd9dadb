/** What a workflow with a `@timeout` throws when its time is over: the name and the message of the error. */

/** The name of the error. */
export const workflowTimeout = "WorkflowTimeoutError";

/** Its message. */
export function deadlineMessage(seconds: number): string {
  return `the workflow took longer than ${seconds} seconds`;
}
