/** The types of the generated programs, and JSON values of each. */
import type { Json } from "../../../compiler/asl/definition";
import type { Random } from "../random";

/** `int` is a number without a fraction; `?` marks what may be null or undefined. */
export type Type =
  | "int"
  | "number"
  | "string"
  | "boolean"
  | "Item"
  | "Parent"
  | "number[]"
  | "string[]"
  | "Item[]"
  | "number?"
  | "string?"
  | "Item?"
  | "Parent?";

/** Every type that a variable may have. */
export const types: readonly Type[] = [
  ...(["int", "number", "string", "boolean", "Item", "Parent"] as const),
  ...(["number[]", "string[]", "Item[]", "number?", "string?", "Item?", "Parent?"] as const),
];

/** Those with a text of their own, which can stand in a template. */
export const printable = ["int", "number", "string", "boolean", "number?", "string?"] as const;

const texts: { readonly [T in Type]: string } = {
  int: "number",
  number: "number",
  string: "string",
  boolean: "boolean",
  Item: "Item",
  Parent: "Parent",
  "number[]": "number[]",
  "string[]": "string[]",
  "Item[]": "Item[]",
  "number?": "number | null | undefined",
  "string?": "string | null | undefined",
  "Item?": "Item | null | undefined",
  "Parent?": "Parent | null | undefined",
};

/** The type as TypeScript writes it. */
export function textOf(type: Type): string {
  return texts[type];
}

/** True when a value of one type can stand where the other is needed. */
export function fits(type: Type, wanted: Type): boolean {
  if (type === wanted) return true;
  if (type === "int") return wanted === "number" || wanted === "number?";
  return `${type}?` === wanted;
}

/** The type that may be missing as well. */
export function optional(type: Type): Type | null {
  const name = type === "int" ? "number" : type;
  return types.find((candidate) => candidate === `${name}?`) ?? null;
}

/** True for a type that may be missing. */
export function isOptional(type: Type): boolean {
  return type.endsWith("?");
}

/** The type without what is missing. */
export function present(type: Type): Type {
  return types.find((candidate) => `${candidate}?` === type) ?? type;
}

/** The type of the elements of an array type. */
export function elementOf(type: Type): Type | null {
  return type === "number[]" ? "number" : type === "string[]" ? "string" : type === "Item[]" ? "Item" : null;
}

/** What the programs begin with. */
export const declarations = `interface Parent {
  id: string;
  size: number | null;
}

interface Item {
  id: string;
  price: number;
  tags: string[];
  note?: string;
  parent?: Parent | null;
}

interface Input {
  count: number;
  name: string;
  flag: boolean;
  numbers: number[];
  words: string[];
  items: Item[];
  note?: string;
  best?: Item | null;
}`;

const words = ["", "a", "b", "B", "ab", "x-1", " a ", "0", "{% a %}", "$a", 'q"\\', "a.b", "é", "😀b", "null"] as const;
const halves = [0, 1, 2, 3, -1, -2, 7, 10, 0.5, 2.25, -1.5, 12.75, 100] as const;

/** A value of a type, as a task or an input holds it. */
export function jsonOf(type: Type, random: Random): Json {
  const list = (item: Type): readonly Json[] => Array.from({ length: random.below(4) }, () => jsonOf(item, random));
  switch (type) {
    case "int":
      return random.pick([0, 1, 2, 3, 4, -1, -2, 7]);
    case "number":
      return random.pick(halves);
    case "string":
      return random.pick(words);
    case "boolean":
      return random.chance(0.5);
    case "number[]":
    case "string[]":
    case "Item[]":
      return list(elementOf(type) ?? "int");
    case "Parent":
      return { id: jsonOf("string", random), size: jsonOf("number?", random) };
    case "Item":
      return itemOf(random);
    case "number?":
    case "string?":
    case "Item?":
    case "Parent?":
      return random.chance(0.4) ? null : jsonOf(present(type), random);
  }
}

function itemOf(random: Random): Json {
  return {
    id: jsonOf("string", random),
    price: jsonOf("number", random),
    tags: jsonOf("string[]", random),
    ...(random.chance(0.5) ? { note: jsonOf("string", random) } : {}),
    ...(random.chance(0.5) ? { parent: jsonOf("Parent?", random) } : {}),
  };
}

/** An input for a generated workflow. */
export function inputOf(random: Random): Json {
  return {
    count: jsonOf("int", random),
    name: jsonOf("string", random),
    flag: jsonOf("boolean", random),
    numbers: jsonOf("number[]", random),
    words: jsonOf("string[]", random),
    items: jsonOf("Item[]", random),
    ...(random.chance(0.5) ? { note: jsonOf("string", random) } : {}),
    ...(random.chance(0.6) ? { best: jsonOf("Item?", random) } : {}),
  };
}
