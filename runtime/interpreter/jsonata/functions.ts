/**
 * The functions that expressions have on AWS and not in jsonata, and those that differ there.
 * https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
import { createHash } from "node:crypto";
import type jsonata from "jsonata";
import { uuidFrom } from "../random";
import * as adapted from "./adapted-functions";
import { hidden } from "./dialect";
import { World } from "./environment";
import { Fault } from "./fault";
import { javaRandom } from "./java-random";
import { stringOf } from "./number-text";
import { parseJson } from "./parse-json";
import { disguise, disguiseKey } from "./reserved-words";
import { tooHeavy } from "./weight";

/** The place in the environment of an evaluation where its world stands. */
export const worldName = "\u0000world";

interface Row {
  readonly signature: string;
  readonly run: Parameters<jsonata.Expression["registerFunction"]>[1];
}

/** Function name → how jsonata checks its arguments, and what it does. */
const rows: { readonly [name: string]: Row } = {
  parse: { signature: "<s?:x>", run: parse },
  partition: { signature: "<an?:a>", run: partition },
  range: { signature: "<nnn?:a>", run: range },
  hash: { signature: "<s?s?:s>", run: hash },
  random: { signature: "<n?:n>", run: random },
  uuid: { signature: "<:s>", run: uuid },
  shuffle: { signature: "<a:a>", run: shuffle },
  now: { signature: "<s?s?:s>", run: now },
  millis: { signature: "<:n>", run: millis },
  string: { signature: "<x-b?:s>", run: string },
  lookup: { signature: "<x-s:x>", run: lookup },
  base64decode: { signature: "<s-:s>", run: adapted.base64decode },
  decodeUrlComponent: { signature: "<s-:s>", run: adapted.decodeUrlComponent },
  formatNumber: { signature: "<n-so?:s>", run: adapted.formatNumber },
  fromMillis: { signature: "<n-s?s?:s>", run: adapted.fromMillis },
  pad: { signature: "<s-ns?:s>", run: adapted.pad },
  [hidden.string]: { signature: "<x:x>", run: text },
  [hidden.key]: { signature: "<x:x>", run: key },
};

/** Puts those of the functions into an expression that it may call. `$eval` is taken away. */
export function registerFunctions(expression: jsonata.Expression, source: string): void {
  for (const [name, row] of Object.entries(rows)) {
    if (name.startsWith("\u0000") || source.includes(name)) expression.registerFunction(name, row.run, row.signature);
  }
  if (source.includes("eval")) expression.assign("eval", undefined);
}

function worldOf(focus: jsonata.Focus): World {
  const world: unknown = focus.environment.lookup(worldName);
  if (world instanceof World) return world;
  throw new Error("An expression is evaluated outside of an execution.");
}

function refuse(message: string): never {
  throw new Fault("D3137", undefined, message);
}

function parse(source: string | undefined): unknown {
  if (source === undefined) return undefined;
  const value = parseJson(source);
  if (value === undefined) return refuse("Invalid JSON");
  return disguise(value.value);
}

function partition(items: readonly unknown[] | undefined, length?: number): unknown {
  if (items === undefined || items.length === 0) return undefined;
  if (length === undefined) return [items];
  const size = Math.trunc(length);
  if (length < 0) return refuse("Second argument must be zero or greater");
  if (size === 0) return undefined;
  const chunks: unknown[] = [];
  for (let at = 0; at < items.length; at += size) chunks.push(items.slice(at, at + size));
  return chunks;
}

/** AWS's measured bound on the memory of one expression, as elements of a range. */
const longestRange = 360_145;

function range(start: number | undefined, end: number | undefined, step: number | undefined): unknown {
  if (start === undefined || end === undefined || step === undefined) return undefined;
  const [from, to, by] = [Math.trunc(start), Math.trunc(end), Math.trunc(step)];
  const length = by === 0 ? 0 : Math.floor((to - from) / by) + 1;
  if (length <= 0) return undefined;
  if (length > longestRange) throw tooHeavy();
  return length === 1 ? from : Array.from({ length }, (_, index) => from + index * by);
}

const algorithms = ["SHA-1", "SHA-384", "SHA-256", "SHA-512", "MD5"];

function hash(source: string | undefined, algorithm: string | undefined): unknown {
  if (source === undefined || algorithm === undefined) return undefined;
  if (!algorithms.includes(algorithm)) {
    return refuse(`Hash algorithm '${algorithm}' must be one of ${algorithms.join(", ")}`);
  }
  return createHash(algorithm.replace("-", "")).update(source, "utf8").digest("hex");
}

function random(this: jsonata.Focus, seed?: number): number {
  const world = worldOf(this);
  return seed === undefined ? world.noted(world.random()) : javaRandom(seed);
}

function uuid(this: jsonata.Focus): string {
  const world = worldOf(this);
  return world.noted(uuidFrom(world.random));
}

function shuffle(this: jsonata.Focus, items: readonly unknown[] | undefined): unknown {
  if (items === undefined || items.length <= 1) return items;
  const left = [...items];
  return items.map(() => left.splice(Math.floor(worldOf(this).random() * left.length), 1)[0]);
}

function now(this: jsonata.Focus, picture?: string, zone?: string): Promise<unknown> {
  return adapted.fromMillis(worldOf(this).now, picture, zone);
}

function millis(this: jsonata.Focus): number {
  return worldOf(this).now;
}

/** The default counts: `$map` passes as many arguments as a function declares without one. */
function string(value: unknown, pretty = false): unknown {
  return stringOf(value, pretty);
}

/** An operand of `&`: nothing stays nothing, which `&` reads as the empty text. */
function text(value: unknown): unknown {
  return stringOf(value, false);
}

function key(value: unknown): unknown {
  return typeof value === "string" ? disguiseKey(value) : value;
}

function lookup(input: unknown, name: string): unknown {
  return find(input, disguiseKey(name));
}

/** The value of a key in an object, or the sequence of its values in a list of objects. */
function find(input: unknown, name: string): unknown {
  if (!Array.isArray(input)) {
    if (typeof input !== "object" || input === null || !Object.hasOwn(input, name)) return undefined;
    return Reflect.get(input, name);
  }
  const found = input.flatMap((member) => find(member, name) ?? []);
  return Object.assign(found, { sequence: true });
}
