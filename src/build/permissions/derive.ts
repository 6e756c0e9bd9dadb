/**
 * What the role of a machine must allow, from its states: exact actions, and exact resources where the arguments name them.
 * The machine is read as it is written, so that what a state does is allowed whoever has written it.
 */
import type { Definition, State, States, TaskState } from "../../../compiler/asl/definition";
import type { Statement } from "../statements";
import { iamActions } from "./actions";
import { touchedBy } from "./resources";

/** One statement for each set of resources, in the order of their actions. */
export function statementsFor({ States }: Pick<Definition, "States">): readonly Statement[] {
  const byResources = new Map<string, { readonly resources: readonly string[]; readonly actions: Set<string> }>();
  for (const task of tasksIn(States)) {
    const [, service, action] = /^arn:[^:]+:states:::aws-sdk:([^:]+):([^.]+)/.exec(task.Resource) ?? [];
    if (service === undefined || action === undefined) continue;
    const resources = [...(touchedBy(service, action, task.Arguments) ?? ["*"])].sort();
    const entry = byResources.get(resources.join()) ?? { resources, actions: new Set() };
    byResources.set(resources.join(), entry);
    for (const allowed of iamActions(service, action)) entry.actions.add(allowed);
  }
  return [...byResources.values()]
    .map(({ resources, actions }): Statement => ({ Effect: "Allow", Action: [...actions].sort(), Resource: resources }))
    .sort((a, b) => (a.Action.join() < b.Action.join() ? -1 : 1));
}

function* tasksIn(states: States): Generator<TaskState> {
  for (const state of Object.values(states)) {
    if (state.Type === "Task") yield state;
    for (const inner of machinesIn(state)) yield* tasksIn(inner);
  }
}

function machinesIn(state: State): readonly States[] {
  if (state.Type === "Map") return [state.ItemProcessor.States];
  return state.Type === "Parallel" ? state.Branches.map(({ States }) => States) : [];
}
