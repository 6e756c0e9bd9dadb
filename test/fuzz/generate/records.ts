/** Objects: literals with what may be left out, copies with something changed, and what may be missing. */
import type { Choice } from "../random";
import { partible } from "./context";
import type { Context } from "./context";
import { rawElement } from "./lists";
import { orElse } from "./otherwise";
import { optional, present } from "./types";
import type { Type } from "./types";

/** Ways to make an item. */
export function items(context: Context, depth: number): readonly Choice<string>[] {
  const { random, grammar, program } = context;
  const known = partible(context, "Item");
  const simple: Choice<string>[] = [[1, () => item(context, depth)]];
  if (depth <= 0) return simple;
  return [
    ...simple,
    [2, () => orElse(rawElement("Item[]", context), item(context, 0), "Item")],
    ...(program.features.has("spread") && known.length > 0
      ? [[2, () => changed(random.pick(known).name, context, depth)] as const]
      : []),
    ...(program.features.has("lies") ? [[0.7, () => `${rawElement("Item[]", context)}!`] as const] : []),
    [0.5, () => orElse(nullable("Item?", context, depth), grammar.value("Item", context, depth - 1), "Item")],
  ];
}

function item(context: Context, depth: number): string {
  const { random, grammar } = context;
  const value = (type: Type): string => grammar.value(type, context, depth - 1);
  const members = [
    `id: ${value("string")}`,
    `price: ${value("number")}`,
    `tags: ${depth <= 0 ? "[]" : value("string[]")}`,
    ...(random.chance(0.3) ? [`note: ${value("string")}`] : []),
    ...(random.chance(0.3) ? [`parent: ${value("Parent?")}`] : []),
  ];
  return `{ ${members.join(", ")} }`;
}

function changed(name: string, context: Context, depth: number): string {
  const { random, grammar } = context;
  const member = random.pick(["price", "id", "tags", "parent", "note"] as const);
  const type = ({ price: "number", id: "string", tags: "string[]", parent: "Parent?", note: "string" } as const)[
    member
  ];
  const value = `${member}: ${grammar.value(type, context, depth - 1)}`;
  // Items have a `parent` that is undefined at times: what is spread over another one is refused then.
  const isSpreadOver = member === "parent" ? 0.05 : 0.5;
  const before = (member === "parent" || member === "note") && random.chance(isSpreadOver);
  return before ? `{ ${value}, ...${name} }` : `{ ...${name}, ${value} }`;
}

/** Ways to make a parent. */
export function parents(context: Context, depth: number): readonly Choice<string>[] {
  const { grammar } = context;
  const literal: Choice<string> = [
    1,
    () => `{ id: ${grammar.value("string", context, depth - 1)}, size: ${size(context, depth)} }`,
  ];
  if (depth <= 0) return [literal];
  return [
    literal,
    [1, () => orElse(nullable("Parent?", context, depth), grammar.value("Parent", context, 0), "Parent")],
  ];
}

/** The size of a parent may be null, never undefined. */
function size(context: Context, depth: number): string {
  const { random, grammar } = context;
  return random.choose([
    [1, () => "null"],
    [2, () => grammar.value("number", context, depth - 1)],
    ...(depth <= 0 ? [] : [[1, () => `${nullable("number?", context, depth - 1)} ?? null`] as const]),
  ]);
}

/** Ways to make what may be missing. */
export function optionals(type: Type, context: Context, depth: number): readonly Choice<string>[] {
  const { random, grammar } = context;
  const simple: Choice<string>[] = [
    [1, () => random.pick(["null", "undefined"])],
    [1, () => grammar.value(present(type), context, depth - 1)],
  ];
  return depth <= 0 ? simple : [...simple, [5, () => nullable(type, context, depth)]];
}

/** Something of an optional type that TypeScript cannot know to be there: a variable, a property, an element. */
export function nullable(type: Type, context: Context, depth: number): string {
  const { random } = context;
  const sources: Choice<string>[] = [];
  const variables = partible(context, type);
  if (variables.length > 0) sources.push([4, () => random.pick(variables).name]);
  if (type === "string?") sources.push(...notes(context));
  if (type === "Parent?")
    sources.push([2, () => `${anItem(context, depth)}.parent`], [1, () => `${maybeItem(context)}?.parent`]);
  if (type === "number?") sources.push(...sizes(context, depth));
  if (type === "Item?") sources.push([2, () => rawElement("Item[]", context)]);
  if (type === "string?") sources.push([1, () => rawElement("string[]", context)]);
  return random.choose(sources);
}

function notes(context: Context): readonly Choice<string>[] {
  return [
    [2, () => `${anItem(context, 0)}.note`],
    [2, () => `${maybeItem(context)}?.note`],
    [1, () => `${maybeItem(context)}?.parent?.id`],
    [1, () => `${maybeItem(context)}?.tags[${context.random.pick(["0", "1"])}]`],
    ...(context.program.features.has("type errors") ? [[1, () => `${maybeItem(context)}!.note`] as const] : []),
  ];
}

function sizes(context: Context, depth: number): readonly Choice<string>[] {
  const known = partible(context, "Parent");
  return [
    [2, () => `${anItem(context, depth)}.parent?.size`],
    [1, () => `${maybeItem(context)}?.parent?.size`],
    [1, () => `${maybeItem(context)}?.price`],
    [1, () => rawElement("number[]", context)],
    ...(known.length === 0 ? [] : [[2, () => `${context.random.pick(known).name}.size`] as const]),
    ...(context.program.features.has("type errors") ? [[1, () => `${maybeItem(context)}!.price`] as const] : []),
  ];
}

/** An item to read a part of. */
function anItem(context: Context, depth: number): string {
  const { random, grammar } = context;
  const known = partible(context, "Item");
  if (known.length > 0 && random.chance(0.8)) return random.pick(known).name;
  if (context.program.features.has("type errors") && random.chance(0.5)) return `${rawElement("Item[]", context)}!`;
  return `(${orElse(rawElement("Item[]", context), grammar.value("Item", context, Math.min(depth - 1, 0)), "Item")} as Item)`;
}

/** What may be an item: behind it stands `?.` or `!`. */
function maybeItem(context: Context): string {
  const known = partible(context, "Item?");
  return known.length > 0 && context.random.chance(0.8)
    ? context.random.pick(known).name
    : rawElement("Item[]", context);
}

/** What may be missing, with a default behind `??`. */
export function defaulted(type: Type, context: Context, depth: number): string {
  const otherwise = context.grammar.value(type, context, depth - 1);
  const may = optional(type);
  return may === null ? otherwise : orElse(nullable(may, context, depth), otherwise, type);
}
