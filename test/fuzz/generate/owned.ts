/**
 * Objects and arrays that are changed in place. They have one name each: what could give them a second one (an
 * assignment, an element of another array) is refused by the compiler, so that only parts and copies of them are read.
 */
import type { Choice } from "../random";
import { changeable, partible } from "./context";
import type { Context, Owned, Shape } from "./context";
import type { Made } from "./statements";
import type { Type } from "./types";

const value = (type: Type, context: Context, depth = 2): string => context.grammar.value(type, context, depth);

const types: { readonly [S in Shape]: string } = {
  numbers: "number[]",
  rows: "{ id: string; n: number; tags: string[] }[]",
  row: "{ id: string; n: number; tags: string[] }",
  box: "{ n: number; s: string; tags: string[]; inner?: { n: number } }",
  table: "Record<string, number>",
};

const shapes: readonly Shape[] = ["numbers", "rows", "rows", "box", "table"];

/** `const list: number[] = [];` */
export function ownedDeclared(context: Context): Made {
  return declaredAs(context.random.pick(shapes), context);
}

/** The same of a certain shape. */
export function declaredAs(shape: Shape, context: Context): Made {
  const { program, scope } = context;
  const name = program.name("own");
  const first = initial(shape, context);
  scope.owned.push({ name, shape });
  return { lines: [`const ${name}: ${types[shape]} = ${first};`] };
}

function initial(shape: Shape, context: Context): string {
  const { random } = context;
  switch (shape) {
    case "numbers":
      return random.chance(0.4) ? "[]" : `[${value("number", context)}, ${value("int", context)}]`;
    case "rows":
      return random.chance(0.4) ? "[]" : `[${row(context)}]`;
    case "row":
      return row(context);
    case "box":
      return `{ n: ${value("number", context)}, s: ${value("string", context)}, tags: [${value("string", context, 1)}] }`;
    case "table":
      return random.chance(0.5) ? "{}" : `{ a: ${value("number", context)}, "x-1": 2 }`;
  }
}

function row(context: Context): string {
  return `{ id: ${value("string", context)}, n: ${value("number", context)}, tags: [] }`;
}

/** True where there is something to change. */
export function canChange(context: Context): boolean {
  return changeable(context).length > 0;
}

/** `list.push(…);`, `box.n += …;` and the like. */
export function changed(context: Context): Made {
  const { random } = context;
  return { lines: [`${changeOf(random.pick(changeable(context)), context)};`] };
}

/** Something that changes it, without a semicolon. */
export function changeOf({ name, shape }: Owned, context: Context): string {
  return context.random.choose(changes[shape](name, context));
}

/** The type of what has a shape. */
export function typeOf(shape: Shape): string {
  return types[shape];
}

type Changes = (name: string, context: Context) => readonly Choice<string>[];

const changes: { readonly [S in Shape]: Changes } = {
  numbers: (name, context) => [
    [3, () => `${name}.push(${value("number", context)})`],
    [1, () => `${name}.unshift(${value("number", context)}, ${value("int", context)})`],
    [1, () => `${name}.${context.random.pick(["pop", "shift"])}()`],
    [1, () => `if (${name}.length > 1) ${name}[1] = ${value("number", context)}`],
    [1, () => `if (${name}.length > 0) ${name}[0] = (${name}[0] ?? 0) + ${value("number", context)}`],
    [1, () => `${name}.push(...${value("number[]", context, 1)})`],
  ],
  rows: (name, context) => [
    [3, () => `${name}.push(${row(context)})`],
    [2, () => `${name}[${index(context)}]!.n += ${value("number", context)}`],
    [1, () => `${name}[${index(context)}]!.id = ${value("string", context)}`],
    [1, () => `${name}[${index(context)}]!.tags.push(${value("string", context)})`],
    [1, () => `${name}.shift()`],
  ],
  row: (name, context) => [
    [2, () => `${name}.n ${context.random.pick(["=", "+="])} ${value("number", context)}`],
    [1, () => `${name}.id = ${value("string", context)}`],
    [1, () => `${name}.tags.push(${value("string", context)})`],
    [1, () => `${name}.n--`],
  ],
  box: (name, context) => [
    [2, () => `${name}.n ${context.random.pick(["=", "+=", "-="])} ${value("number", context)}`],
    [2, () => `${name}.s ${context.random.pick(["=", "+="])} ${value("string", context)}`],
    [2, () => `${name}.tags.push(${value("string", context)})`],
    [1, () => `${name}.n++`],
    [1, () => `${name}.inner = { n: ${value("number", context)} }`],
    [1, () => `${name}.inner!.n += ${value("number", context)}`],
    [1, () => `delete ${name}.inner`],
  ],
  table: (name, context) => [
    [2, () => `${name}[${key(context)}] = ${value("number", context)}`],
    [2, () => ((at) => `${name}[${at}] = (${name}[${at}] ?? 0) + ${value("number", context)}`)(key(context))],
    [1, () => `delete ${name}[${key(context)}]`],
  ],
};

function index(context: Context): string {
  return context.random.chance(0.7) ? context.random.pick(["0", "1"]) : value("int", context, 1);
}

function key(context: Context): string {
  const known = partible(context, "string");
  return known.length > 0 && context.random.chance(0.5) ? context.random.pick(known).name : '"a"';
}

/** Parts and copies of what is changed in place, as values of a type. */
export function partsOf(type: Type, context: Context): readonly Choice<string>[] {
  const callbacks = context.program.features.has("callbacks");
  return changeable(context).flatMap((owned) => (callbacks || type !== "number[]" ? parts(owned, type, context) : []));
}

function parts({ name, shape }: Owned, type: Type, context: Context): readonly Choice<string>[] {
  const key = `${shape} ${type}`;
  switch (key) {
    case "numbers int":
    case "rows int":
      return [[1, () => `${name}.length`]];
    case "numbers number":
      return [[1, () => `(${name}[${index(context)}] ?? 0)`]];
    case "numbers number[]":
      return [[1, () => `${name}.slice()`]];
    case "rows number[]":
      return [[1, () => `${name}.map((row) => row.n)`]];
    case "rows string":
      return [[1, () => `${name}.map((row) => \`\${row.id}\${row.n}\`).join("-")`]];
    case "row number":
      return [[2, () => `${name}.n`]];
    case "row string":
      return [
        [1, () => `${name}.id`],
        [1, () => `${name}.tags.join("/")`],
      ];
    case "box number":
      return [[1, () => `${name}.n`]];
    case "box number?":
      return [[1, () => `${name}.inner?.n`]];
    case "box string":
      return [
        [1, () => `${name}.s`],
        [1, () => `${name}.tags.join("/")`],
      ];
    case "table number":
      return [[1, () => `(${name}["a"] ?? 0)`]];
    default:
      return [];
  }
}
