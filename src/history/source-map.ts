/** The map that is written beside a definition (`x.asl.map.json`), read back: from states and variables to the source. */
import { isRecord } from "../../runtime/interpreter/json";

export interface Place {
  /** From the root of the project, with `/`. */
  readonly file: string;
  readonly line: number;
}

export interface StatePlace extends Place {
  /** Compensations that are registered once the state is left. */
  readonly registers: readonly number[];
  /** The compensation that the state is a part of. */
  readonly undoes: number | null;
}

export interface SourceMap {
  readonly states: ReadonlyMap<string, StatePlace>;
  /** ASL variable → the local of the source. */
  readonly variables: ReadonlyMap<string, Place & { readonly local: string }>;
}

/** `book-trip.ts:16`; empty without a place. */
export function placeText(place: Place | undefined): string {
  return place === undefined ? "" : `${place.file}:${place.line}`;
}

/** Reads a map, or the part of a compiled workflow that becomes one; null when it is none. */
export function sourceMapOf(value: unknown): SourceMap | null {
  if (!isRecord(value) || !isRecord(value["states"]) || !isRecord(value["variables"])) return null;
  const states = Object.entries(value["states"]).map(([name, origin]) => [name, statePlace(origin)] as const);
  const variables = Object.entries(value["variables"]).map(([name, origin]) => [name, variable(origin)] as const);
  const knownStates = states.filter((entry): entry is readonly [string, StatePlace] => entry[1] !== null);
  const knownVariables = variables.filter(
    (entry): entry is readonly [string, Place & { readonly local: string }] => entry[1] !== null,
  );
  return { states: new Map(knownStates), variables: new Map(knownVariables) };
}

function statePlace(origin: unknown): StatePlace | null {
  const place = placeOf(origin);
  if (place === null || !isRecord(origin)) return null;
  const { registers, undoes } = origin;
  const numbers = Array.isArray(registers) ? registers.filter((each) => typeof each === "number") : [];
  return { ...place, registers: numbers, undoes: typeof undoes === "number" ? undoes : null };
}

function variable(origin: unknown): (Place & { readonly local: string }) | null {
  const place = placeOf(origin);
  if (place === null || !isRecord(origin)) return null;
  return typeof origin["local"] === "string" ? { ...place, local: origin["local"] } : null;
}

function placeOf(origin: unknown): Place | null {
  const span = isRecord(origin) ? origin["span"] : null;
  if (!isRecord(span)) return null;
  const { file, line } = span;
  return typeof file === "string" && typeof line === "number" ? { file, line } : null;
}
