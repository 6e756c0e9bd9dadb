/**
 * Events of a history in one shape, wherever it comes from: the local runtime (times are Dates) or AWS
 * (`aws stepfunctions get-execution-history`: times are texts, or seconds since 1970).
 */
import { isRecord } from "../../runtime/interpreter/json";

export interface Entry {
  readonly id: number;
  /** The event that led to this one; 0 for none. */
  readonly previous: number;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly type: string;
  /** What stands in the details of the event; empty where AWS was told to leave out the data. */
  readonly details: { readonly [name: string]: unknown };
}

/** The events in the order of their ids; null when one of them is none. */
export function entriesOf(events: readonly unknown[]): readonly Entry[] | null {
  const entries = events.map(entryOf);
  const known = entries.filter((entry) => entry !== null);
  return known.length === entries.length ? known.sort((a, b) => a.id - b.id) : null;
}

/** A detail that is text. */
export function textIn({ details }: Entry, name: string): string | null {
  const value = details[name];
  return typeof value === "string" ? value : null;
}

function entryOf(event: unknown): Entry | null {
  if (!isRecord(event)) return null;
  const { id, type, previousEventId: previous = 0, timestamp } = event;
  const time = timeOf(timestamp);
  if (typeof id !== "number" || typeof type !== "string" || typeof previous !== "number" || time === null) return null;
  const details = Object.entries(event).find(([name]) => name.endsWith("EventDetails"))?.[1];
  return { id, previous, time, type, details: isRecord(details) ? details : {} };
}

/** Seconds that AWS counts since 1970 are fewer than any milliseconds of this century. */
const leastMilliseconds = 100_000_000_000;

function timeOf(timestamp: unknown): number | null {
  if (typeof timestamp === "number") return timestamp < leastMilliseconds ? timestamp * 1000 : timestamp;
  // As JSON a Date is text, whatever realm it comes from.
  const text: unknown = JSON.parse(JSON.stringify(timestamp ?? null));
  const time = typeof text === "string" ? Date.parse(text) : NaN;
  return Number.isNaN(time) ? null : time;
}
