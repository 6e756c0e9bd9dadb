/** The Task states of a definition, and the names by which their calls can be answered. */
import { isRecord } from "../../runtime/interpreter/json";

export interface TaskNames {
  /** The names of all states, tasks or not. */
  readonly states: readonly string[];
  /** Names of states, resources and functions; short forms too. */
  readonly known: readonly string[];
  /** True when a function is named by an expression, so that any name may turn out to be one. */
  readonly open: boolean;
}

/** What can be answered in a definition, at every depth. */
export function taskNamesIn(definition: unknown): TaskNames {
  const known = new Set<string>();
  const states: string[] = [];
  let open = false;
  for (const [state, fields] of statesIn(definition)) {
    states.push(state);
    if (fields["Type"] !== "Task") continue;
    const sent = [fields["Arguments"], fields["Parameters"]].find(isRecord) ?? {};
    const functionName = sent["FunctionName"];
    open ||= Object.hasOwn(sent, "FunctionName.$") || (typeof functionName === "string" && /^\{%/.test(functionName));
    open ||= typeof fields["Arguments"] === "string" && /:lambda:invoke\b/.test(String(fields["Resource"]));
    for (const name of namesOfCall(state, fields["Resource"], functionName)) known.add(name);
  }
  return { states, known: [...known], open };
}

/** The names of one call: the state, the function (its ARN and its name), the resource (its ARN and its end). */
export function namesOfCall(state: string, resource: unknown, functionName: unknown): readonly string[] {
  return [state, ...namesOf(functionName), ...namesOf(resource)];
}

function namesOf(arn: unknown): readonly string[] {
  if (typeof arn !== "string") return [];
  const short = /:function:([^:]+)|^arn:[\w-]+:states:::(.+)$|:activity:(.+)$/.exec(arn);
  return [arn, ...(short?.slice(1).filter((name) => name !== undefined) ?? [])];
}

function* statesIn(machine: unknown): Iterable<readonly [string, { readonly [field: string]: unknown }]> {
  if (!isRecord(machine) || !isRecord(machine["States"])) return;
  for (const [name, state] of Object.entries(machine["States"])) {
    if (!isRecord(state)) continue;
    yield [name, state];
    const branches: readonly unknown[] = Array.isArray(state["Branches"]) ? state["Branches"] : [];
    for (const inner of [...branches, state["ItemProcessor"], state["Iterator"]]) yield* statesIn(inner);
  }
}
