/** Parallel: branches that run at the same time on the same input; the result is the list of their outputs. */
import { argumentsOf } from "../dataflow";
import type { ParallelState } from "../definition/machine";
import { runtimeError } from "../failures";
import { runGroup, type Group } from "../group";
import { guarded } from "../guard";
import type { Exit, Visit } from "../run";
import { Scope } from "../scope";

/** Runs a Parallel state. */
export function runParallel(state: ParallelState, visit: Visit): Promise<Exit> {
  const { fiber } = visit;
  let started = false;
  return guarded(visit, state, {
    result: async () => {
      started = false;
      const branches = await prepare(state, visit);
      started = true;
      return runGroup(branches);
    },
    succeeded: () => {
      const previous = fiber.last;
      fiber.record({ type: "ParallelStateSucceeded" });
      fiber.last = previous;
    },
    failed: ({ error }) => {
      if (started || error !== runtimeError) fiber.record({ type: "ParallelStateFailed" });
    },
  });
}

/** Everything that can fail before the branches begin. */
async function prepare(state: ParallelState, visit: Visit): Promise<Group> {
  const { run, fiber, scope } = visit;
  const input = await argumentsOf(visit, state);
  run.hasLines = true;
  fiber.record({ type: "ParallelStateStarted" });
  return {
    parent: fiber,
    size: state.Branches.length,
    limit: Infinity,
    moment: () => run.clock.at(run.clock.now),
    begin: (_, after) => ({ fiber: fiber.branch(after), iteration: null }),
    run: (index, branchFiber, end) => {
      const branch = state.Branches[index];
      if (branch === undefined) throw new Error(`There is no branch ${index}.`);
      run.walk({ run, fiber: branchFiber, scope: new Scope(scope) }, branch, input, end);
    },
    ended: () => undefined,
  };
}
