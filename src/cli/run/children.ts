/**
 * Executions that a workflow starts of other workflows of the same project: each is run to its end on a clock that begins where
 * the call is made, with the answers, failures and functions of the whole run.
 */
import type { Json } from "../../../compiler/asl/definition";
import { childrenOf, machinePlaceholder, type CompiledWorkflow } from "../../../compiler/compiled";
import type { Execution, InvokeRequest } from "../../../runtime/interpreter/execution";
import type { Outcome } from "../../../runtime/interpreter/task-failure";
import type { Answered } from "../../testing/answers";
import { begun, childInput, childResult, machineOf } from "../../testing/child-execution";
import { toJson } from "../../testing/json";

const machinePrefix = "arn:aws:states:us-east-1:123456789012:stateMachine:";

/** The text of a definition with an ARN in the place of each machine of the project. */
export function withMachines(text: string, workflow: CompiledWorkflow): string {
  return childrenOf(workflow).reduce(
    (done, child) => done.replaceAll(`\${${machinePlaceholder(child)}}`, `${machinePrefix}${child}`),
    text,
  );
}

/** The workflow that a call starts; undefined for any other call. */
export function childCalled(request: InvokeRequest, all: readonly CompiledWorkflow[]): CompiledWorkflow | undefined {
  const machine = machineOf(request);
  return machine === undefined ? undefined : all.find(({ name }) => machine === `${machinePrefix}${name}`);
}

/** A workflow with those that it calls, and those that they call: no workflow calls itself. */
export function familyOf(workflow: CompiledWorkflow, all: readonly CompiledWorkflow[]): readonly CompiledWorkflow[] {
  const names = childrenOf(workflow);
  const children = all.filter(({ name }) => names.includes(name));
  return [...new Set([workflow, ...children.flatMap((child) => familyOf(child, all))])];
}

/** What the child is given. */
export function inputOf(request: InvokeRequest): Json {
  return toJson(childInput(request));
}

/** Runs a child to its end. Throws a `TaskFailure` where it is waited for and fails; whoever does not wait gets its ARN. */
export async function runChild(
  request: InvokeRequest,
  execution: (input: Json) => Promise<Execution>,
): Promise<Outcome> {
  const { status, output = null, error, cause = "", startTime, stopTime } = await execution(inputOf(request));
  const ended: Answered["outcome"] =
    status === "SUCCEEDED"
      ? { kind: "returned", value: output }
      : { kind: "failed", name: error ?? "States.Timeout", message: cause };
  const answered = { outcome: ended, milliseconds: stopTime - startTime };
  return childResult(begun(answered, request) ?? answered, request);
}
