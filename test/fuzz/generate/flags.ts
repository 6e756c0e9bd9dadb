/** Booleans: comparisons, tests of every kind, and conditions that are no booleans. */
import type { Choice } from "../random";
import { callback } from "./callbacks";
import { partible } from "./context";
import type { Context } from "./context";
import { receiver } from "./lists";
import { nullable } from "./records";
import { template, literal } from "./texts";
import { signed } from "./numbers";
import { elementOf } from "./types";
import type { Type } from "./types";

/** Ways to make a boolean. */
export function flags(context: Context, depth: number): readonly Choice<string>[] {
  const { random, grammar, program } = context;
  const leaf: Choice<string>[] = [
    [1, () => random.pick(["true", "false"])],
    [
      2,
      () =>
        `${grammar.value("int", context, 0)} ${random.pick(["<", "<=", ">", ">="])} ${grammar.value("int", context, 0)}`,
    ],
  ].map(([weight, make]) => [weight, () => `(${(make as () => string)()})`] as Choice<string>);
  if (depth <= 0) return leaf;
  const flag = (): string => grammar.value("boolean", context, depth - 1);
  const text = (): string => grammar.value("string", context, depth - 1);
  return [
    ...leaf,
    [2, () => compared(context, depth)],
    [2, () => equal(context, depth)],
    [1, () => `(!${flag()})`],
    [2, () => `(${flag()} ${random.pick(["&&", "||"])} ${flag()})`],
    [1, () => `${text()}.${random.pick(["includes", "startsWith", "endsWith"])}(${text()})`],
    [0.5, () => `Number.isInteger(${grammar.value("number", context, depth - 1)})`],
    [0.5, () => included(context, depth)],
    ...(program.features.has("callbacks") ? [[1, () => quantified(context, depth)] as const] : []),
    ...(program.features.has("optional") ? [[2, () => missing(context, depth)] as const] : []),
    ...(program.features.has("truthiness") ? [[1, () => `(!${testable(context, depth)})`] as const] : []),
    ...ofError(context),
  ];
}

/** What stands behind `if`, before `?` and the like: a boolean, or anything whose truth counts. */
export function condition(context: Context, depth: number): string {
  const { random, grammar, program } = context;
  if (!program.features.has("truthiness") || random.chance(0.6)) return grammar.value("boolean", context, depth);
  const left = testable(context, depth);
  return random.chance(0.75)
    ? left
    : `(${left} ${random.pick(["&&", "||"])} ${grammar.value("boolean", context, depth - 1)})`;
}

/** Anything whose truth TypeScript does not know: a variable, a part of one, what an operator yields. */
function testable(context: Context, depth: number): string {
  const { random, scope, touched, hidden, grammar } = context;
  const known = scope.visible.filter(({ name }) => !touched.has(name) && !hidden.has(name));
  if (known.length > 0 && random.chance(0.6)) return noted(random.pick(known).name, context);
  return random.choose([
    [1, () => `(${grammar.value("number", context, depth - 1)} + ${grammar.value("int", context, depth - 1)})`],
    [1, () => `${template(context, depth)}.trim()`],
    [1, () => `${receiver("number[]", context, depth - 1)}.slice(1)`],
    [2, () => untouched(random.pick(["string?", "number?", "Item?"] as const), context, depth)],
  ]);
}

/** An optional value, all variables of which are touched: a test narrows paths, too. */
function untouched(type: Type, context: Context, depth: number): string {
  const text = nullable(type, context, depth);
  for (const { name } of context.scope.visible)
    if (new RegExp(`(?<![\\w.])${escaped(name)}\\b`).test(text)) context.touched.add(name);
  return text;
}

function escaped(name: string): string {
  return name.replaceAll(".", "\\.");
}

function noted(name: string, { touched }: Context): string {
  touched.add(name);
  return name;
}

function compared(context: Context, depth: number): string {
  const { random, grammar } = context;
  const type = random.pick(["number", "string"] as const);
  const [left, right] = [grammar.value(type, context, depth - 1), grammar.value(type, context, depth - 1)];
  // Behind `<`, TypeScript would take what begins with a parenthesis for a type.
  const operators = right.startsWith("(") ? [">", ">="] : ["<", "<=", ">", ">="];
  return `(${left} ${random.pick(operators)} ${right})`;
}

/** One side is surely of no literal type, or TypeScript would know the answer. */
function equal(context: Context, depth: number): string {
  const { random, grammar } = context;
  const operator = random.pick(["===", "!=="]);
  const type = random.pick(["int", "string"] as const);
  return `(${wide(type, context, depth)} ${operator} ${grammar.value(type, context, Math.min(depth - 1, 1))})`;
}

/** A value that TypeScript knows only the type of. */
export function wide(type: "int" | "string", context: Context, depth: number): string {
  const { random, grammar } = context;
  const known = partible(context, type);
  if (known.length > 0 && random.chance(0.7)) return noted(random.pick(known).name, context);
  if (type === "string") return `${template(context, depth)}.trim()`;
  return `(${grammar.value("int", context, depth - 1)} + ${random.pick([0, 1])})`;
}

/** Classes of errors are alike to TypeScript: a second test of a narrowed error would be one of nothing. */
function errorIn(caught: string, context: Context): string {
  return context.touched.has(caught) ? `(${caught} as Error)` : noted(caught, context);
}

function missing(context: Context, depth: number): string {
  const { random } = context;
  const type = random.pick(["string?", "number?", "Item?", "Parent?"] as const);
  const test = random.pick(["=== undefined", "!== undefined", "=== null", "!== null", "== null", "!= null"]);
  return `(${untouched(type, context, depth)} ${test})`;
}

function included(context: Context, depth: number): string {
  const { random } = context;
  const type = random.pick(["number[]", "string[]"] as const);
  const item = type === "string[]" ? literal(context) : signed(random.pick([0, 1, 2.25]));
  return `${receiver(type, context, depth - 1)}.includes(${item})`;
}

function quantified(context: Context, depth: number): string {
  const { random } = context;
  const type = random.pick(["number[]", "string[]", "Item[]"] as const);
  const test = callback(context, [[elementOf(type) ?? "int", "each"]], { result: "boolean", depth: depth - 1 });
  return `${receiver(type, context, depth - 1)}.${random.pick(["some", "every"])}(${test})`;
}

const errorsToTest = ["Busy", "SoldOut", "Odd", "Even", "TypeError", "TimeoutError", "Error"] as const;

function ofError(context: Context): readonly Choice<string>[] {
  const { caught, random, program } = context;
  if (caught === null) return [];
  const reads = program.readsMessages ? "message" : "name";
  return [
    [4, () => `(${errorIn(caught, context)} instanceof ${random.pick([...errorsToTest])})`],
    [
      2,
      () => `((${caught} as Error).name === ${JSON.stringify(random.pick(["OddOne", "Busy", "Error", "TypeError"]))})`,
    ],
    [
      1,
      () =>
        `((${caught} as Error).${reads} ${random.pick(["===", "!=="])} ${JSON.stringify(random.pick(["", "a", "full"]))})`,
    ],
  ];
}
