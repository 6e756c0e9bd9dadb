/**
 * Values that travel between states, with what is worth knowing about them once: their JSON text (history),
 * their size (limits) and whether they hold words that jsonata could mistake for its own.
 *
 * Payloads are never changed after they were made; that is why their facts can be kept.
 */
import type { Json } from "../../compiler/asl/definition";
import { parse, stringify } from "./json";
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

/** Whether a payload holds words that jsonata could mistake for its own. */
export function isReserved(value: Json): boolean {
  return typeof value === "string" || (typeof value === "object" && value !== null) ? factsOf(value).reserved : false;
}
