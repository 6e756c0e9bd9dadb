/** The kinds of values that random expressions are made of. */

export type Kind =
  | "number"
  | "text"
  | "flag"
  | "numbers"
  | "texts"
  | "items"
  | "item"
  | "table"
  | "maybe number"
  | "maybe text"
  | "maybe item";

/** As TypeScript writes them. */
export const typeOf: { readonly [K in Kind]: string } = {
  number: "number",
  text: "string",
  flag: "boolean",
  numbers: "number[]",
  texts: "string[]",
  items: "Item[]",
  item: "Item",
  table: "Record<string, number>",
  "maybe number": "number | null | undefined",
  "maybe text": "string | null | undefined",
  "maybe item": "Item | null | undefined",
};

export const kinds: readonly Kind[] = [
  "number",
  "text",
  "flag",
  "numbers",
  "texts",
  "items",
  "item",
  "table",
  "maybe number",
  "maybe text",
  "maybe item",
];

/** What stands where an expression must not grow any more. */
export const leaves: { readonly [K in Kind]: readonly string[] } = {
  number: ["input.n", "input.m", "0", "1", "2", "5", "0.5", "input.numbers.length"],
  text: ["input.text", "input.other", '""', '"a"', '" x "', '","'],
  flag: ["input.flag", "true", "(input.n > 1)", "!input.flag"],
  numbers: ["input.numbers", "[1, 2]", "([] as number[])"],
  texts: ["input.texts", '["a", "b"]', "([] as string[])"],
  items: ["input.items", "input.items", "([] as Item[])"],
  item: ['({ id: "made", n: 3, tags: [] } as Item)'],
  table: ["input.table", "({} as Record<string, number>)"],
  "maybe number": ["input.best?.n", "input.numbers[0]", "input.table.a"],
  "maybe text": ["input.note", "input.best?.note", "input.texts[1]"],
  "maybe item": ["input.best", "input.items[0]", "input.items.at(-1)"],
};

/** The types that every program declares. */
export const declarations = `interface Parent { id: string; n: number; flag: boolean }
interface Item { id: string; n: number; tags: string[]; note?: string; parent?: Parent | null }
interface Input {
  n: number; m: number; text: string; other: string; flag: boolean; note?: string; best?: Item | null;
  numbers: number[]; texts: string[]; items: Item[]; table: Record<string, number>;
}`;
