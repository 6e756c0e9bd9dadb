/**
 * What the role of a machine must allow, from its states: exact actions, and exact resources where the arguments name them.
 * The machine is read as it is written, so that what a state does is allowed whoever has written it.
 */
import type { Definition, State, States, TaskState } from "../../../compiler/asl/definition";
import type { Statement } from "../statements";
import { iamActions } from "./actions";
import { assumedBy, calledDirectly, type Allowed } from "./integrations";
import { touchedBy } from "./resources";

/** One statement for each set of resources, in the order of their actions. */
export function statementsFor({ States }: Pick<Definition, "States">): readonly Statement[] {
  const byResources = new Map<string, { readonly resources: readonly string[]; readonly actions: Set<string> }>();
  for (const { actions, resources } of [...tasksIn(States)].flatMap(allowedFor)) {
    const sorted = [...resources].sort();
    const entry = byResources.get(sorted.join()) ?? { resources: sorted, actions: new Set() };
    byResources.set(sorted.join(), entry);
    for (const action of actions) entry.actions.add(action);
  }
  return [...byResources.values()]
    .map(({ resources, actions }): Statement => ({ Effect: "Allow", Action: [...actions].sort(), Resource: resources }))
    .sort((a, b) => (a.Action.join() < b.Action.join() ? -1 : 1));
}

/** With a role of its own a call is that role's to make: the machine only assumes it. */
function allowedFor(task: TaskState): readonly Allowed[] {
  const assumed = assumedBy(task);
  if (assumed !== null) return [assumed];
  const [, service, action] = /^arn:[^:]+:states:::aws-sdk:([^:]+):([^.]+)/.exec(task.Resource) ?? [];
  if (service === undefined || action === undefined) return calledDirectly(task);
  const resources = touchedBy(service, action, task.Arguments) ?? ["*"];
  return [{ actions: iamActions(service, action), resources }];
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
