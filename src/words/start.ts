/** await start(settleOrder, order, { name })   →   states:startExecution, which does not wait */
import { randomUUID } from "node:crypto";
import { currentHost } from "./host";
import { asWorkflow } from "./saga";

/** What may be said of an execution that is started. */
export interface StartOptions {
  /**
   * Its name. While one of this name runs, starting another one with the same input gives that one, and with other input it
   * fails with an `ExecutionAlreadyExistsException`.
   */
  readonly name?: string;
}

type AnyWorkflow = (input: never) => Promise<unknown>;

/**
 * Starts an execution of another workflow and does not wait for it: yields its ARN. Nobody hears whether it fails. Natively,
 * outside of tests, it runs beside in the same process.
 */
export async function start<Workflow extends AnyWorkflow>(
  workflow: Workflow,
  ...given: [...input: Parameters<Workflow>, options?: StartOptions]
): Promise<string> {
  if (currentHost() !== undefined) return String(await Reflect.apply(workflow, undefined, given));
  const options = given.at(workflow.length);
  const name = isOptions(options) ? options.name : undefined;
  void asWorkflow(async (): Promise<unknown> =>
    Reflect.apply(workflow, undefined, given.slice(0, workflow.length)),
  ).catch(() => undefined);
  return `arn:aws:states:us-east-1:000000000000:execution:${workflow.name}:${name ?? randomUUID()}`;
}

function isOptions(value: unknown): value is StartOptions {
  return typeof value === "object" && value !== null;
}
