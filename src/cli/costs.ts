/** What is said about each compiled workflow: how big it is and what a run of it costs. */
import type { CompiledWorkflow, Costs } from "../../compiler/compiled";
import { statementsFor } from "../build/permissions/derive";
import { watchingStatements } from "../build/permissions/watching";
import type { Statement } from "../build/statements";
import { count } from "./findings";

/** A line for each workflow, and below it one for each of its loops, and one for each piece of code that is outlined. */
export function workflowLines(workflows: readonly CompiledWorkflow[]): string[] {
  const width = Math.max(0, ...workflows.map(({ name }) => name.length));
  return workflows.flatMap(({ name, file, type, costs, regions, dropped, definition, parameters, watched }) => [
    [
      name.padEnd(width),
      count(costs.states, "state"),
      transitions(costs),
      kilobytes(costs.bytes),
      ...(type === "EXPRESS" ? ["Express"] : []),
      file,
    ].join("  "),
    ...costs.loops.map(
      ({ state, eventsPerTurn, turns }) =>
        `${" ".repeat(width)}  loop at "${state}": ${count(eventsPerTurn, "event")} a turn, ` +
        `25,000 are reached after ${count(turns, "turn")}`,
    ),
    ...dropped.map(
      ({ file: source, line }) => `${" ".repeat(width)}  not in the machine: ${source}:${line}, a call of \`console\``,
    ),
    ...anywhereIn([...statementsFor(definition, parameters), ...watchingStatements(watched)]).map(
      (action) => `${" ".repeat(width)}  allowed on any resource: ${action}`,
    ),
    ...regions.map(({ file: source, span, why }) => `${" ".repeat(width)}  outlined: ${source}:${span.line}, ${why}`),
  ]);
}

/** What the role allows on any resource, because no argument names one. */
function anywhereIn(statements: readonly Statement[]): readonly string[] {
  return statements.flatMap(({ Action, Resource }) => (Resource.includes("*") ? Action : []));
}

function transitions({ transitions: { least, most } }: Costs): string {
  return least === most ? count(most, "transition") : `${least} to ${count(most, "transition")}`;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
