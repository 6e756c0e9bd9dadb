/** Parallel: branches that run at the same time on the same input; the result is the list of their outputs. */
import type { Json, ParallelState } from "../../../compiler/asl/definition";
import { StateFailure, runtimeError } from "../failures";
import { runGroup } from "../group";
import { guarded } from "../guard";
import { evaluate } from "../query";
import type { Exit, Visit } from "../run";
import { Scope } from "../scope";

/** Runs a Parallel state. */
export function runParallel(state: ParallelState, visit: Visit): Promise<Exit> {
  const { fiber } = visit;
  return guarded(visit, state, {
    result: () => runBranches(state, visit),
    succeeded: () => {
      const previous = fiber.last;
      fiber.record({ type: "ParallelStateSucceeded" });
      fiber.last = previous;
    },
    failed: () => fiber.record({ type: "ParallelStateFailed" }),
  });
}

async function runBranches(state: ParallelState, visit: Visit): Promise<Json> {
  const { run, fiber, scope } = visit;
  const input = state.Arguments === undefined ? visit.input : await evaluate(visit, state.Arguments, "Arguments");
  fiber.record({ type: "ParallelStateStarted" });
  return runGroup({
    parent: fiber,
    size: state.Branches.length,
    limit: Infinity,
    begin: (_, after) => ({ fiber: fiber.branch(after), iteration: null }),
    run: async (index, branchFiber) => {
      const branch = state.Branches[index];
      if (branch === undefined) throw new StateFailure(runtimeError, `There is no branch ${index}.`);
      return run.walk({ run, fiber: branchFiber, scope: new Scope(scope) }, branch, input);
    },
    ended: () => undefined,
  });
}
