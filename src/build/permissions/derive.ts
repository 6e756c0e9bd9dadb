/**
 * What the role of a machine must allow, from its states: exact actions, and exact resources where the arguments name them.
 * The machine is read as it is written, so that what a state does is allowed whoever has written it.
 */
import type { Definition, State, TaskState } from "../../../compiler/asl/definition";
import type { Parameter } from "../../../compiler/compiled";
import type { Condition, Statement } from "../statements";
import { iamActions } from "./actions";
import { assumedBy, calledDirectly, type Allowed } from "./integrations";
import { jobStarted } from "./jobs";
import { readAndWritten, statesWithin } from "./map-runs";
import { touchedBy } from "./resources";

/** One statement for each set of resources, in the order of their actions. */
export function statementsFor(
  { States }: Pick<Definition, "States">,
  parameters: readonly Parameter[] = [],
): readonly Statement[] {
  const byResources = new Map<string, Entry>();
  const names = new Set(parameters.map(({ name }) => `\${${name}}`));
  const allowed = [...statesWithin(States)].flatMap((state) => allowedFor(state, names));
  for (const { actions, resources, condition } of allowed) {
    const sorted = [...resources].sort();
    const key = JSON.stringify([sorted, condition]);
    const entry = byResources.get(key) ?? { resources: sorted, condition, actions: new Set() };
    byResources.set(key, entry);
    for (const action of actions) entry.actions.add(action);
  }
  return [...byResources.entries()]
    .map(([key, { resources, condition, actions }]) => ({
      key,
      statement: {
        Effect: "Allow",
        Action: [...actions].sort(),
        Resource: resources,
        ...(condition === undefined ? {} : { Condition: condition }),
      } satisfies Statement,
    }))
    .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
    .map(({ statement }) => statement);
}

interface Entry {
  readonly resources: readonly string[];
  readonly condition: Condition | undefined;
  readonly actions: Set<string>;
}

function orderOf({ key, statement }: { readonly key: string; readonly statement: Statement }): string {
  return [statement.Action.join(), key].join(" ");
}

/** With a role of its own a call is that role's to make: the machine only assumes it. */
function allowedFor(task: State, parameters: ReadonlySet<string>): readonly Allowed[] {
  if (task.Type !== "Task") return readAndWritten(task);
  const assumed = assumedBy(task);
  if (assumed !== null) return [assumed];
  const [, service, action] = /^arn:[^:]+:states:::aws-sdk:([^:]+):([^.]+)/.exec(task.Resource) ?? [];
  if (service === undefined || action === undefined) return optimised(task, parameters);
  const resources = touchedBy(service, action, task.Arguments) ?? ["*"];
  return [{ actions: iamActions(service, action), resources }];
}

/** Services that an optimised integration calls by another name than the SDK. */
const sdkNames: { readonly [service: string]: string } = { events: "eventbridge" };

/** A job, what has statements of its own, or an action like those of the SDK. */
function optimised(task: TaskState, parameters: ReadonlySet<string>): readonly Allowed[] {
  const job = jobStarted(task.Resource, task.Arguments);
  const [, service = "", action = ""] = /^arn:[^:]+:states:::([\w-]+):(\w+)/.exec(task.Resource) ?? [];
  if (job !== null) return job;
  if (action === "" || ["lambda", "states", "http"].includes(service)) return calledDirectly(task, parameters);
  const name = Object.hasOwn(sdkNames, service) ? (sdkNames[service] ?? service) : service;
  return [{ actions: iamActions(name, action), resources: touchedBy(name, action, task.Arguments) ?? ["*"] }];
}
