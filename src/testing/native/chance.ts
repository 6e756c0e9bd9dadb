/** Time and chance for native code: the virtual clock, and the numbers and UUIDs that the machine has drawn. */
import * as nodeCrypto from "node:crypto";
import type { VirtualClock } from "../clock";

/** What the code of a workflow finds under the names of JavaScript. */
export interface Chance {
  readonly names: { readonly [name: string]: unknown };
  /** A module with what is drawn in the place of `randomUUID`; null for any other. */
  readonly module: (id: string) => object | null;
}

/** Serves what was drawn in the order in which it was; what is asked for beyond that is no part of the record. */
export function chanceOf(clock: VirtualClock, drawn: readonly (number | string)[]): Chance {
  const numbers = drawn.filter((value) => typeof value === "number");
  const texts = drawn.filter((value) => typeof value === "string");
  const random = (): number => numbers.shift() ?? NaN;
  const randomUUID = (): string => texts.shift() ?? "a UUID that the machine has not drawn";
  const math: unknown = Object.create(Math, { random: { value: random } });
  const crypto: unknown = Object.create(globalThis.crypto, { randomUUID: { value: randomUUID } });
  return {
    names: { Date: dateOf(clock), Math: math, crypto },
    module: (id) => (/^(node:)?crypto$/.test(id) ? { ...nodeCrypto, randomUUID } : null),
  };
}

/** JavaScript's Date on another clock. */
function dateOf(clock: VirtualClock): DateConstructor {
  return new Proxy(Date, {
    construct: (target, args): object => made(target, args.length === 0 ? [clock.now] : args),
    apply: (target) => new target(clock.now).toString(),
    get: (target, name): unknown => (name === "now" ? (): number => clock.now : readFrom(target, name)),
  });
}

const made: (target: DateConstructor, args: readonly unknown[]) => object = Reflect.construct;
const readFrom: (target: object, name: string | symbol) => unknown = Reflect.get;
