/** Arrays, and what is read from them. */
import type { Choice } from "../random";
import { callback } from "./callbacks";
import { partible, readable } from "./context";
import type { Context } from "./context";
import { orElse } from "./otherwise";
import { elementOf } from "./types";

export type ListType = "number[]" | "string[]" | "Item[]";

/** Ways to make an array. */
export function lists(type: ListType, context: Context, depth: number): readonly Choice<string>[] {
  const { random, grammar, program } = context;
  const item = elementOf(type) ?? "int";
  const list = (): string => receiver(type, context, depth - 1);
  const wide = (text: string): string => (text.startsWith("[") ? `(${text} as ${type})` : text);
  const one = (): string => grammar.value(item, context, depth - 1);
  const items = partible(context, "Item");
  const simple: Choice<string>[] = [
    [1, () => (depth <= 0 ? `[${grammar.value(item, context, 0)}]` : `[${one()}, ${one()}]`)],
    ...(type === "string[]" && items.length > 0 ? [[2, () => `${random.pick(items).name}.tags`] as const] : []),
  ];
  if (depth <= 0) return simple;
  return [
    ...simple,
    [1, () => `[${one()}]`],
    [1, () => `${list()}.slice(${random.pick(["1", "0, 2", "-1", "", "0, -1"])})`],
    [1, () => `${wide(list())}.concat(${grammar.value(type, context, depth - 1)})`],
    ...(program.features.has("spread") ? [[2, () => `[...${list()}, ${one()}]`] as const] : []),
    ...(program.features.has("callbacks") ? mapped(type, context, depth) : []),
  ];
}

function mapped(type: ListType, context: Context, depth: number): readonly Choice<string>[] {
  const { random } = context;
  const item = elementOf(type) ?? "int";
  const list = (of: ListType): string => receiver(of, context, depth - 1);
  return [
    [
      2,
      () => {
        const from = random.pick(["number", "string", "Item"] as const);
        const position = random.chance(0.3) ? [["int", "at"] as const] : [];
        const body = callback(context, [[from, "each"], ...position], { result: item, depth: depth - 1 });
        return `${list(`${from}[]`)}.map(${body})`;
      },
    ],
    [2, () => `${list(type)}.filter(${callback(context, [[item, "each"]], { result: "boolean", depth: depth - 1 })})`],
  ];
}

/** An array to call a method of, whose type TypeScript must not guess from what is in it. */
export function receiver(type: ListType, context: Context, depth: number): string {
  const text = context.grammar.value(type, context, depth);
  if (partible(context, type).some(({ name }) => name === text)) return text;
  return type === "Item[]" || readable(context, type).some(({ name }) => name === text) ? `(${text} as ${type})` : text;
}

/** An element, which may lie outside: with a default, because arithmetic asks for one. */
export function element(type: ListType, context: Context, depth: number): string {
  const { random, grammar } = context;
  const item = elementOf(type) ?? "int";
  const may = rawElement(type, context);
  return orElse(may, grammar.value(item, context, random.chance(0.8) ? 0 : depth - 1), item);
}

/** An element of a variable, or what is found in it; it may be missing, whatever TypeScript thinks of it. */
export function rawElement(type: ListType, context: Context): string {
  const { random, grammar, program } = context;
  const known = partible(context, type);
  const item = elementOf(type) ?? "int";
  const list = known.length > 0 && random.chance(0.8) ? random.pick(known).name : receiver(type, context, 1);
  if (program.features.has("callbacks") && random.chance(0.4))
    return `${list}.find(${callback(context, [[item, "each"]], { result: "boolean", depth: 1 })})`;
  const index = random.chance(0.6) ? random.pick(["0", "1", "2"]) : grammar.value("int", context, 1);
  return `${list}[${index}]`;
}
