/** Time and chance for code of the project, in place of those of JavaScript. */
import * as nodeCrypto from "node:crypto";

/** What code finds under the names of JavaScript. */
export interface Chance {
  readonly names: { readonly [name: string]: unknown };
  /** A module with what is drawn in the place of `randomUUID`; null for any other. */
  readonly module: (id: string) => object | null;
}

/** Where time and chance come from. */
export interface Source {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly random: () => number;
  readonly randomUUID: () => string;
}

/** Those of the native run: its clock, and what the machine has drawn, in that order. */
export function recordedChance(clock: { readonly now: number }, drawn: readonly (number | string)[]): Source {
  const numbers = drawn.filter((value) => typeof value === "number");
  const texts = drawn.filter((value) => typeof value === "string");
  // What is asked for beyond that is no part of the record.
  return {
    now: () => clock.now,
    random: () => numbers.shift() ?? NaN,
    randomUUID: () => texts.shift() ?? "a UUID that the machine has not drawn",
  };
}

/** The names and modules by which code reaches them. */
export function chanceOf({ now, random, randomUUID }: Source): Chance {
  const math: unknown = Object.create(Math, { random: { value: random } });
  const crypto: unknown = Object.create(globalThis.crypto, { randomUUID: { value: randomUUID } });
  return {
    names: { Date: dateOf(now), Math: math, crypto },
    module: (id) => (/^(node:)?crypto$/.test(id) ? { ...nodeCrypto, randomUUID } : null),
  };
}

/** JavaScript's Date on another clock. */
function dateOf(now: () => number): DateConstructor {
  return new Proxy(Date, {
    construct: (target, args): object => made(target, args.length === 0 ? [now()] : args),
    apply: (target) => new target(now()).toString(),
    get: (target, name): unknown => (name === "now" ? now : readFrom(target, name)),
  });
}

const made: (target: DateConstructor, args: readonly unknown[]) => object = Reflect.construct;
const readFrom: (target: object, name: string | symbol) => unknown = Reflect.get;
