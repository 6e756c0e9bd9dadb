/**
 * Values that travel between states, with what is worth knowing about them once: their JSON text (history),
 * their size (limits) and whether they hold words that jsonata could mistake for its own.
 *
 * Payloads are never changed after they were made; that is why their facts can be kept.
 */
import type { Json } from "../../compiler/asl/definition";
import { isList, parse, stringify } from "./json";
import { holdsReservedWord } from "./jsonata/reserved-words";

export class PayloadFacts {
  readonly text: string;
  #bytes: number | null = null;
  #reserved: boolean | null = null;

  constructor(text: string) {
    this.text = text;
  }

  /** Length of the text in UTF-8. */
  get bytes(): number {
    return (this.#bytes ??= Buffer.byteLength(this.text));
  }

  /** Some key or string in it is a reserved word of jsonata's implementation. */
  get reserved(): boolean {
    return (this.#reserved ??= holdsReservedWord(this.text));
  }
}

/** Of large payloads. To keep those of small ones costs the garbage collector more than to make them again. */
const known = new WeakMap<object, PayloadFacts>();
const smallest = 1024;

/** The last small ones: what leaves a state is measured, written, and enters the next one. */
const recent: { readonly value: object; readonly facts: PayloadFacts }[] = [];
const mostRecent = 4;
let oldest = 0;

/** The facts of a payload; of a large object computed once. */
export function factsOf(value: Json): PayloadFacts {
  if (typeof value !== "object" || value === null) return new PayloadFacts(JSON.stringify(value));
  for (const last of recent) if (last.value === value) return last.facts;
  return known.get(value) ?? keep(value, JSON.stringify(value));
}

function keep(value: object, text: string): PayloadFacts {
  const facts = new PayloadFacts(text);
  if (text.length >= smallest) known.set(value, facts);
  else {
    recent[oldest] = { value, facts };
    oldest = (oldest + 1) % mostRecent;
  }
  return facts;
}

/** JSON text of a payload. */
export function textOf(value: Json): string {
  return typeof value === "object" && value !== null ? factsOf(value).text : JSON.stringify(value);
}

/** A payload out of foreign hands: a deep copy, `undefined` becoming null. Throws what JSON.stringify throws. */
export function received(value: Json | undefined | void): Json {
  const text = stringify(value) ?? "null";
  const copy = parse(text);
  if (typeof copy === "object" && copy !== null) keep(copy, text);
  return copy;
}

/** A deep copy for foreign hands. */
export function handedOut(value: Json): Json {
  return typeof value === "object" && value !== null ? parse(textOf(value)) : value;
}

/** Bytes of the JSON text of a payload. */
export function bytesOf(value: Json): number {
  if (typeof value === "number") return String(value).length;
  return typeof value === "boolean" || value === null ? String(value).length : factsOf(value).bytes;
}

/** Whether the JSON text of a payload has more bytes than that. Of a small one it is not even made. */
export function exceeds(value: Json, most: number): boolean {
  return atMost(value, most) < 0 && bytesOf(value) > most;
}

/**
 * What is left of so many bytes when the longest text that a small payload can have is taken away; else less than 0.
 * Every output is measured so: neither names nor members are listed for it.
 */
function atMost(value: Json, left: number): number {
  if (typeof value === "string") return left - 6 * value.length - 2;
  if (typeof value !== "object" || value === null) return left - longestNumber;
  return isList(value) ? listAtMost(value, left - 2) : objectAtMost(value, left - 2);
}

function listAtMost(list: readonly Json[], left: number): number {
  if (list.length > fewMembers) return -1;
  let rest = left;
  for (let at = 0; at < list.length && rest >= 0; at++) rest = atMost(list[at] ?? null, rest - 1);
  return rest;
}

function objectAtMost(object: { readonly [name: string]: Json }, left: number): number {
  let rest = left;
  let members = 0;
  for (const name in object) {
    if (++members > fewMembers) return -1;
    rest = atMost(object[name] ?? null, rest - 6 * name.length - 4);
    if (rest < 0) return -1;
  }
  return rest;
}

const longestNumber = 25;
const fewMembers = 16;

/** Whether a payload holds words that jsonata could mistake for its own. */
export function isReserved(value: Json): boolean {
  return typeof value === "string" || (typeof value === "object" && value !== null) ? factsOf(value).reserved : false;
}
