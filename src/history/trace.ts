/** The steps of a run as lines for a person: when, which state, where in the source, what it assigned, how it ended. */
import { duration, failureText } from "./text";
import { shorten } from "./shorten";
import { placeText } from "./source-map";
import type { Place, SourceMap, StatePlace } from "./source-map";
import type { Failure, Step } from "./step";

export interface TraceOptions {
  /** Null: states are shown without their places. */
  readonly map: SourceMap | null;
  readonly source: (place: Place) => string;
}

/** The lines of a trace. */
export function traceLines(steps: readonly Step[], options: TraceOptions): readonly string[] {
  const start = steps[0]?.time ?? 0;
  const states = Math.max(0, ...steps.map((step) => nameOf(step).length));
  const places = Math.max(0, ...steps.map(({ state }) => placeText(options.map?.states.get(state)).length));
  let shown = "";
  return steps.flatMap((step) => {
    const clock = duration(step.time - start);
    const place = options.map?.states.get(step.state);
    const line = [
      (clock === shown ? "" : clock).padStart(12),
      nameOf(step).padEnd(states),
      placeText(place).padEnd(places),
      place === undefined ? "" : options.source(place),
    ];
    shown = clock;
    return [
      line.join("  ").trimEnd(),
      ...details(step, options).map((text) => `${" ".repeat(16)}${indentOf(step)}${text}`),
    ];
  });
}

/** `  Pick[2]`: below its Map, with the iteration. */
function nameOf(step: Step): string {
  return `${indentOf(step)}${step.state}${step.iteration === null ? "" : `[${step.iteration}]`}`;
}

function indentOf({ inside }: Step): string {
  return inside === null ? "" : `${indentOf(inside)}  `;
}

function details(step: Step, { map }: TraceOptions): readonly string[] {
  return [...undoing(step, map), ...attemptLines(step), ...assignedLines(step, map), ...endLines(step)];
}

/** Which step a state undoes, in the words of the source. */
function undoing({ state }: Step, map: SourceMap | null): readonly string[] {
  const number = map?.states.get(state)?.undoes ?? null;
  if (map === null || number === null) return [];
  return [`undoes ${registrant(number, map)}`];
}

/** The state after which a compensation is registered; its number where none is. */
export function registrant(number: number, map: SourceMap): string {
  const registers = ([, place]: readonly [string, StatePlace]): boolean => place.registers.includes(number);
  return [...map.states].find(registers)?.[0] ?? `compensation ${number}`;
}

function attemptLines({ attempts, failure }: Step): readonly string[] {
  const several = attempts.length > 1;
  const told = attempts.flatMap((attempt, at) =>
    attempt.failure === null ? [] : [`! ${textOf(attempt.failure)}${several ? ` (attempt ${at + 1})` : ""}`],
  );
  return told.length === 0 && failure !== null ? [`! ${textOf(failure)}`] : told;
}

const textOf = ({ error, cause }: Failure): string => failureText(error, cause);

function assignedLines({ exit }: Step, map: SourceMap | null): readonly string[] {
  return Object.entries(exit?.assigned ?? {}).map(([variable, value]) => {
    return `${map?.variables.get(variable)?.local ?? variable} = ${shorten(value)}`;
  });
}

function endLines({ outcome, next, attempts, failure }: Step): readonly string[] {
  switch (outcome) {
    case "succeeded":
      return attempts.length > 1 && failure === null ? [`succeeded in attempt ${attempts.length}`] : [];
    case "caught":
      return [`caught: on to ${next ?? "the end"}`];
    case "failed":
      return [];
    case "aborted":
      return ["given up"];
    case "open":
      return ["not left when the history ends"];
  }
}
