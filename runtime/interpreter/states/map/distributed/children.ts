/** The child executions of a Map Run: so many at a time, and no more once too many have failed. */
import type { Json } from "../../../../../compiler/asl/definition";
import { identify } from "../../../context";
import type { MapState } from "../../../definition/machine";
import type { ChildExecution } from "../../../execution";
import { Abandoned, ExecutionFailure, StateFailure, thresholdError } from "../../../failures";
import { Fiber } from "../../../fiber";
import { History } from "../../../history";
import { limitsOf } from "../../../limits";
import type { Run, Visit } from "../../../run";
import { Scope } from "../../../scope";
import { processorOf } from "../processor";
import type { Batch } from "./batches";
import { isExceeded, type Threshold } from "./threshold";

export type ChildResult = {
  readonly input: Json;
  readonly name: string;
  readonly executionArn: string;
  /** `{ Id, Name }` */
  readonly stateMachine: Json;
  /** Milliseconds of the virtual clock. */
  readonly start: number;
  readonly stop: number;
} & (
  | { readonly status: "SUCCEEDED"; readonly output: Json }
  | { readonly status: "FAILED"; readonly error: string | null; readonly cause: string | null }
);

export interface MapRun {
  readonly inputs: readonly Batch[];
  readonly limit: number;
  readonly threshold: Threshold;
  /** Of the run: a part of the names of its machine and of its executions. */
  readonly label: string;
}

/** Runs a child for each input; the results in the order of the inputs. */
export function runChildren(state: MapState, visit: Visit, mapRun: MapRun): Promise<readonly ChildResult[]> {
  const { inputs, limit, threshold } = mapRun;
  const total = inputs.reduce((sum, { size }) => sum + size, 0);
  const results: ChildResult[] = [];
  const children = new Set<Fiber>();
  visit.fiber.children = children;
  let begun = 0;
  let ended = 0;
  let failed = 0;
  return new Promise((resolve, reject) => {
    const end = (failure: Error | null): void => {
      for (const child of children) child.abandon();
      if (failure === null) resolve(results);
      else reject(failure);
    };
    const next = (): void => {
      const at = begun++;
      const batch = inputs[at];
      if (batch === undefined) return;
      const child = childOf(state, visit, mapRun.label, batch.input);
      children.add(child.fiber);
      child.run().then((result) => {
        children.delete(child.fiber);
        visit.run.children.push(child.ended(result));
        results[at] = result;
        ended++;
        if (result.status === "FAILED") failed += batch.size;
        if (isExceeded(threshold, failed, total)) end(exceeded());
        else if (ended === inputs.length) end(null);
        else next();
      }, end);
    };
    if (inputs.length === 0) resolve(results);
    for (let count = Math.min(limit, inputs.length); count > 0; count--) next();
  });
}

function exceeded(): StateFailure {
  return new StateFailure(thresholdError, "The specified tolerated failure threshold was exceeded");
}

interface Child {
  readonly fiber: Fiber;
  readonly run: () => Promise<ChildResult>;
  readonly ended: (result: ChildResult) => ChildExecution;
}

function childOf(state: MapState, { run }: Visit, label: string, input: Json): Child {
  const processor = processorOf(state);
  const type = processor.ProcessorConfig?.ExecutionType === "EXPRESS" ? "EXPRESS" : "STANDARD";
  const machine = `${run.identity.machineName}/${label}`;
  const names = { ...run.arns, stateMachine: machine, role: run.identity.roleArn };
  const identity = identify(names, { type, input, time: run.clock.now }, run.random);
  const history = new History(run.clock, Math.min(run.limits.events, limitsOf[type].events), null);
  const fiber = new Fiber(run.clock, history, 0);
  const own: Run = {
    ...run,
    execution: identity.execution,
    stateMachine: identity.stateMachine,
    transitions: 0,
    hasLines: true,
  };
  const { stateMachine } = identity;
  const begun = { input, name: identity.executionName, executionArn: identity.id, stateMachine, start: run.clock.now };
  const work = async (): Promise<ChildResult> => {
    try {
      const output = await new Promise<Json>((succeeded, failed) =>
        run.walk({ run: own, fiber, scope: new Scope() }, processor, input, { succeeded, failed }),
      );
      return { ...begun, stop: run.clock.now, status: "SUCCEEDED", output };
    } catch (thrown) {
      if (thrown instanceof Abandoned) return new Promise(() => undefined);
      if (!(thrown instanceof StateFailure) && !(thrown instanceof ExecutionFailure)) throw thrown;
      return { ...begun, stop: run.clock.now, status: "FAILED", error: thrown.error, cause: thrown.cause };
    } finally {
      run.transitions += own.transitions;
    }
  };
  const ended = ({ status }: ChildResult): ChildExecution => ({
    name: identity.executionName,
    input,
    status,
    get history() {
      return history.events;
    },
  });
  return { fiber, run: work, ended };
}
