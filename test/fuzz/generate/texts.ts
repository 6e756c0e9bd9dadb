/** Texts: literals with anything in them, templates, what methods make of them. */
import type { Choice } from "../random";
import { element, receiver } from "./lists";
import { partible } from "./context";
import type { Context } from "./context";
import { printable } from "./types";

const literals = ["", "a", "b", "ab", "-", " x ", "0", "é", "{% b %}", "$b", "OddOne", "😀"] as const;

/** Ways to make a text. */
export function texts(context: Context, depth: number): readonly Choice<string>[] {
  const { random, grammar } = context;
  const text = (): string => grammar.value("string", context, depth - 1);
  const items = [...partible(context, "Item"), ...partible(context, "Parent")];
  const simple: Choice<string>[] = [
    [3, () => literal(context)],
    ...(items.length === 0 ? [] : [[2, () => `${random.pick(items).name}.id`] as const]),
    ...ofError(context),
  ];
  if (depth <= 0) return simple;
  return [
    ...simple,
    [5, () => template(context, depth)],
    [2, () => `(${text()} + ${grammar.value(random.pick(printable), context, depth - 1)})`],
    [1, () => `(${grammar.value(random.pick(["int", "boolean"]), context, depth - 1)} + ${text()})`],
    [2, () => `${text()}.${random.pick(["toUpperCase", "toLowerCase", "trim"])}()`],
    [1, () => `${receiver("string[]", context, depth - 1)}.join(${JSON.stringify(random.pick(literals))})`],
    [0.5, () => `String(${grammar.value(random.pick(printable), context, depth - 1)})`],
    [0.5, () => typeOf(context)],
    [1, () => element("string[]", context, depth)],
  ];
}

/** A literal, quoted. */
export function literal({ random }: Context): string {
  return JSON.stringify(random.pick(literals));
}

/** A template with one to three holes: its type is no literal's. */
export function template(context: Context, depth: number): string {
  const { random, grammar } = context;
  const holes = Array.from({ length: random.between(1, 3) }, () => {
    const hole = grammar.value(random.pick(printable), context, depth - 1);
    return `\${${hole}}${random.pick(["", "-", ":", "$", " "])}`;
  });
  return `\`${random.pick(["", "n", "<"])}${holes.join("")}\``;
}

function ofError({ caught, random, touched, program }: Context): readonly Choice<string>[] {
  if (caught === null) return [];
  if (!program.readsMessages) return [[1, () => `(${caught} as Error).name`]];
  const tested = `(${caught} instanceof Error ? ${caught}.message : "")`;
  return [
    [1, () => `(${caught} as Error).${random.pick(["name", "message"])}`],
    ...(touched.has(caught) ? [] : [[1, () => tested] as const]),
  ];
}

function typeOf({ random, scope, hidden }: Context): string {
  const known = scope.visible.filter(({ name }) => !hidden.has(name));
  return known.length === 0 ? '"none"' : `(typeof ${random.pick(known).name})`;
}
