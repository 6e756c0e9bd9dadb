/** Numbers: whole ones, and those with quarters, so that every result has few digits. */
import type { Choice } from "../random";
import { callback } from "./callbacks";
import { element, receiver } from "./lists";
import { partible } from "./context";
import type { Context } from "./context";

/** Ways to make a whole number. */
export function ints(context: Context, depth: number): readonly Choice<string>[] {
  const { random, grammar } = context;
  const int = (): string => grammar.value("int", context, depth - 1);
  const number = (): string => grammar.value("number", context, depth - 1);
  const literal: Choice<string> = [3, () => signed(random.pick([0, 1, 2, 3, 5, 10, -1, -2]))];
  if (depth <= 0) return [literal];
  return [
    literal,
    [3, () => `(${int()} + ${int()})`],
    [2, () => `(${int()} - ${int()})`],
    [1, () => `(${int()} * ${signed(random.pick([2, 3, -1]))})`],
    [1, () => `(${int()} % ${signed(random.pick([2, 3, -3]))})`],
    [0.5, () => `(-${int()})`],
    [2, () => `Math.${random.pick(["floor", "ceil", "round", "trunc", "sign"])}(${number()})`],
    [1, () => `${grammar.value("string", context, depth - 1)}.length`],
    [1, () => `${list(context, depth)}.length`],
    ...(context.program.begun && !context.inCallback ? [[1, () => "(Date.now() - begun)"] as const] : []),
  ];
}

/** Ways to make any number. */
export function numbers(context: Context, depth: number): readonly Choice<string>[] {
  const { random, grammar, program } = context;
  const int = (): string => grammar.value("int", context, depth - 1);
  const number = (): string => grammar.value("number", context, depth - 1);
  const literal: Choice<string> = [1, () => signed(random.pick([0.5, 2.25, -1.5, 19.75]))];
  const items = partible(context, "Item");
  const parts: Choice<string>[] = items.length === 0 ? [] : [[2, () => `${random.pick(items).name}.price`]];
  if (depth <= 0) return [[2, int], literal, ...parts];
  const known: Choice<string>[] = [
    [3, int],
    literal,
    ...parts,
    [1, () => `(${int()} / ${random.pick([2, 4, -2])})`],
    [2, () => `(${number()} + ${number()})`],
    [1, () => `(${number()} - ${number()})`],
    [1, () => `(${number()} * ${random.pick([2, 3])})`],
    [1, () => `Math.${random.pick(["max", "min"])}(${number()}, ${number()})`],
    [0.5, () => `Math.abs(${number()})`],
    [1, () => element("number[]", context, depth)],
  ];
  return program.features.has("callbacks") ? [...known, [1, () => sum(context, depth)]] : known;
}

function sum(context: Context, depth: number): string {
  const { random, grammar } = context;
  const of = random.pick(["number", "Item"] as const);
  const body = callback(
    context,
    [
      ["number", "sum"],
      [of, "each"],
    ],
    { result: "number", depth: depth - 1 },
  );
  return `${receiver(`${of}[]`, context, depth - 1)}.reduce<number>(${body}, ${grammar.value("number", context, depth - 1)})`;
}

function list(context: Context, depth: number): string {
  const { random } = context;
  const type = random.pick(["number[]", "string[]", "Item[]"] as const);
  const known = partible(context, type);
  return known.length > 0 && random.chance(0.7) ? random.pick(known).name : receiver(type, context, depth - 1);
}

/** A number as source text that can stand behind any operator. */
export function signed(value: number): string {
  return value < 0 ? `(${value})` : String(value);
}
