import { TimeoutError } from "sfn-compile";
import * as tasks from "./tasks";

/**
 * Asks the manager, and tells the employee what came of it; no answer is an answer, too.
 * @workflow
 */
export async function approveLeave(leave: tasks.Leave): Promise<string> {
  let status: string;
  try {
    const answer = await tasks.askManager(leave);
    status = answer.status;
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error;
    status = "TIMED_OUT";
  }
  await tasks.notify(leave.employee, status);
  return status;
}
