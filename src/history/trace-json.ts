/** The steps of a run for programs. */
import type { Json } from "../../compiler/asl/definition";
import { parse } from "../../runtime/interpreter/json";
import { registrant } from "./trace";
import type { TraceOptions } from "./trace";
import type { Step } from "./step";

/** One object for each step; times in milliseconds since the first one. */
export function traceJson(steps: readonly Step[], options: TraceOptions): readonly object[] {
  const start = steps[0]?.time ?? 0;
  return steps.map((step) => ({
    state: step.state,
    type: step.type,
    ...whereabouts(step, options),
    time: step.time - start,
    ...(step.exit === null ? {} : { milliseconds: step.exit.time - step.time }),
    outcome: step.outcome,
    ...step.failure,
    ...(step.attempts.length > 1 ? { attempts: step.attempts.length } : {}),
    ...(step.outcome === "caught" ? { next: step.next } : {}),
    ...assigned(step, options.map),
  }));
}

function whereabouts({ state, inside, iteration }: Step, { map, source }: TraceOptions): object {
  const place = map?.states.get(state);
  const undoes = place?.undoes ?? null;
  return {
    ...(inside === null ? {} : { inside: inside.state }),
    ...(iteration === null ? {} : { iteration }),
    ...(place === undefined ? {} : { file: place.file, line: place.line, source: source(place) }),
    ...(undoes === null || map === null ? {} : { undoes: registrant(undoes, map) }),
  };
}

function assigned({ exit }: Step, map: TraceOptions["map"]): { readonly assigned?: object } {
  const entries = Object.entries(exit?.assigned ?? {});
  if (entries.length === 0) return {};
  return {
    assigned: Object.fromEntries(
      entries.map(([variable, text]) => [map?.variables.get(variable)?.local ?? variable, valueOf(text)]),
    ),
  };
}

/** A value that AWS has cut short is no JSON any more. */
function valueOf(text: string): Json {
  try {
    return parse(text);
  } catch {
    return text;
  }
}
