/**
 * Values that travel between states, with what is worth knowing about them once: their JSON text (history),
 * their size (limits) and whether they hold words that jsonata could mistake for its own.
 *
 * Payloads are never changed after they were made; that is why their facts can be kept.
 */
import type { Json } from "../../compiler/asl/definition";
import { parse, stringify } from "./json";
import { holdsReservedWord } from "./jsonata/reserved-words";

export interface PayloadFacts {
  readonly text: string;
  /** Length of the text in UTF-8. */
  readonly bytes: number;
  /** Some key or string in it is a reserved word of jsonata's implementation. */
  readonly reserved: boolean;
}

const known = new WeakMap<object, PayloadFacts>();

/** The facts of a payload; computed once for an object. */
export function factsOf(value: Json): PayloadFacts {
  if (typeof value !== "object" || value === null) return describe(JSON.stringify(value));
  const kept = known.get(value);
  if (kept !== undefined) return kept;
  const facts = describe(JSON.stringify(value));
  known.set(value, facts);
  return facts;
}

/** JSON text of a payload. */
export function textOf(value: Json): string {
  return factsOf(value).text;
}

/** A payload out of foreign hands: a deep copy, `undefined` becoming null. Throws what JSON.stringify throws. */
export function received(value: Json | undefined | void): Json {
  const text = stringify(value) ?? "null";
  const copy = parse(text);
  if (typeof copy === "object" && copy !== null) known.set(copy, describe(text));
  return copy;
}

/** A deep copy for foreign hands. */
export function handedOut(value: Json): Json {
  return typeof value === "object" && value !== null ? parse(textOf(value)) : value;
}

function describe(text: string): PayloadFacts {
  return { text, bytes: Buffer.byteLength(text), reserved: holdsReservedWord(text) };
}
