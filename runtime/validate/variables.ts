/** Variables: their names, and names inside of a Map or Parallel state that are taken outside of it. */
import { isRecord } from "../interpreter/json";
import { below, type Findings } from "./diagnostic";
import { everyState, innerMachines, recordsOf, statesOf, type Place, type StatePlace } from "./places";

const longest = 80;

/** An identifier in the sense of Unicode; the underscore is none of its first letters, but common. */
const identifier = /^[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}]*$/u;

/** Something that assigns variables: a state, a rule or a catcher. */
interface Assignment {
  readonly variables: readonly string[];
  readonly location: string;
}

interface Step {
  readonly from: string;
  readonly to: string;
  readonly variables: readonly string[];
}

/** Checks the variables of a machine and of all machines in it. */
export function checkVariables(machine: Place, findings: Findings): void {
  for (const assignment of everyState(machine).flatMap(assignmentsOf)) checkNames(assignment, findings);
  checkScopes(machine, findings);
}

function checkNames({ variables, location }: Assignment, findings: Findings): void {
  for (const name of variables) {
    if (name === "states") {
      findings.error("RESERVED_VARIABLE_NAME", "Cannot assign to reserved variable '$states'.", location);
    } else if (!identifier.test(name)) {
      const reason = "the variable name contains invalid characters.";
      findings.error("INVALID_VARIABLE_NAME", `Invalid variable name '${name}': ${reason}`, location);
    } else if ([...name].length > longest) {
      const reason = `the variable name exceeds the ${longest}-character limit.`;
      findings.error("INVALID_VARIABLE_NAME", `Invalid variable name '${name}': ${reason}`, location);
    }
  }
}

/** A name is taken for an inner scope when some transition that can lead to it has assigned it. */
function checkScopes(machine: Place, findings: Findings, outer: ReadonlySet<string> = new Set()): void {
  const states = statesOf(machine);
  for (const { variables, location } of states.flatMap(assignmentsOf)) {
    for (const name of variables) {
      if (!outer.has(name)) continue;
      const message = `The variable name '${name}' was already defined in a parent scope.`;
      findings.error("DUPLICATE_VARIABLE_NAME", message, below(location, name));
    }
  }
  const steps = states.flatMap(stepsOf);
  for (const state of states) {
    const inner = innerMachines(state);
    if (inner.length === 0) continue;
    const taken = new Set([...outer, ...assignedBefore(state.name, steps)]);
    for (const each of inner) checkScopes(each, findings, taken);
  }
}

function assignedBefore(target: string, steps: readonly Step[]): string[] {
  const leading = new Set([target]);
  for (let size = 0; size !== leading.size;) {
    size = leading.size;
    for (const { from, to } of steps) if (leading.has(to)) leading.add(from);
  }
  return steps.filter(({ to }) => leading.has(to)).flatMap(({ variables }) => variables);
}

/** What a state assigns on each way out of it: its own assignments on `Next` and `Default`, else those of the part. */
function stepsOf({ name, fields }: StatePlace): Step[] {
  const own = variablesOf(fields["Assign"]);
  const ways = [fields["Next"], fields["Default"]].map((to) => ({ to, variables: own }));
  const parts = [...recordsOf(fields["Choices"]), ...recordsOf(fields["Catch"])];
  const others = parts.map(({ record }) => ({ to: record["Next"], variables: variablesOf(record["Assign"]) }));
  return [...ways, ...others].flatMap(({ to, variables }) =>
    typeof to === "string" ? [{ from: name, to, variables }] : [],
  );
}

function assignmentsOf({ fields, location }: StatePlace): Assignment[] {
  const own = { variables: variablesOf(fields["Assign"]), location: below(location, "Assign") };
  const parts = ["Choices", "Catch"].flatMap((field) =>
    recordsOf(fields[field]).map(({ record, index }) => ({
      variables: variablesOf(record["Assign"]),
      location: below(`${below(location, field)}[${index}]`, "Assign"),
    })),
  );
  return [own, ...parts];
}

/** The names in an `Assign`; in JSONPath mode they may end with `.$`, which is not part of them. */
function variablesOf(assign: unknown): string[] {
  return isRecord(assign) ? Object.keys(assign).map((key) => key.replace(/\.\$$/, "")) : [];
}
