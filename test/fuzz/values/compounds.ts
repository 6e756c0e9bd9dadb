/** Lists, items and tables. */
import type { Maker, Way } from "./maker";

function span(make: Maker): string {
  return [make.position(), ...(make.random.chance(0.5) ? [make.position()] : [])].join(", ");
}

/** Lists of numbers. */
export function numberLists(make: Maker): readonly Way[] {
  const { random } = make;
  return [
    () => `[${make.part("number")}, ${make.small("number")}]`,
    () => `[...${make.part("numbers")}, ${make.small("number")}]`,
    () => `[...${make.part("numbers")}, ...${make.small("numbers")}]`,
    () => make.ofAnyList("map", "number"),
    () => `${make.owner("numbers")}.filter(${make.callback("number", "flag")})`,
    () => `${make.owner("numbers")}.slice(${span(make)})`,
    () => `${make.owner("numbers")}.concat(${make.small("numbers")})`,
    () => `${make.owner("numbers")}.toSorted((a, b) => ${random.pick(["a - b", "b - a"])})`,
    () => `${make.owner("numbers")}.toReversed()`,
    () => `Object.values(${make.part("table")})`,
    () => `Array.from({ length: ${random.between(0, 3)} }, (_, at) => at * ${make.small("number")})`,
    () => `${make.owner("items")}.flatMap((each) => [each.n, each.tags.length])`,
    () => `(${make.part("flag")} ? ${make.part("numbers")} : ${make.small("numbers")})`,
  ];
}

/** Lists of texts. */
export function textLists(make: Maker): readonly Way[] {
  const { random } = make;
  return [
    () => `[${make.part("text")}, ${make.small("text")}]`,
    () => `[...${make.part("texts")}, ${make.small("text")}]`,
    () => `${make.owner("text")}.split(${random.pick(['","', '"a"', '""', '" "'])})`,
    () => make.ofAnyList("map", "text"),
    () => `${make.owner("texts")}.filter(${make.callback("text", "flag")})`,
    () => `${make.owner("texts")}.slice(${span(make)})`,
    () => `${make.owner("texts")}.toSorted()`,
    () => `Object.keys(${make.part("table")})`,
    () => `${make.owner("item")}.tags`,
    () => `${make.owner("maybe item")}!.tags`,
    () => `${make.owner("items")}.flatMap((each) => each.tags)`,
    () => `[...new Set(${make.part("texts")})]`,
  ];
}

/** Lists of items. */
export function itemLists(make: Maker): readonly Way[] {
  return [
    () => `${make.owner("items")}.filter(${make.callback("item", "flag")})`,
    () => `${make.owner("items")}.slice(${span(make)})`,
    () => `[${make.part("item")}, ...${make.part("items")}]`,
    () => `${make.owner("items")}.map((each) => ({ ...each, n: each.n + ${make.small("number")} }))`,
    () => `${make.owner("items")}.toSorted((a, b) => a.n - b.n)`,
    () => `${make.owner("items")}.concat(${make.small("item")})`,
    () => make.ofAnyList("map", "item"),
  ];
}

/** One item: found, made, or made of another one. */
export function items(make: Maker): readonly Way[] {
  const parent = (): string =>
    make.random.chance(0.3)
      ? "null"
      : `{ id: ${make.small("text")}, n: ${make.small("number")}, flag: ${make.small("flag")} }`;
  return [
    () => `(${make.owner("items")}.find(${make.callback("item", "flag")}) ?? ${make.small("item")})`,
    () => `({ id: ${make.part("text")}, n: ${make.part("number")}, tags: ${make.small("texts")} } as Item)`,
    () => `({ ...${make.part("item")}, n: ${make.part("number")} } as Item)`,
    () => `({ ...${make.part("item")}, parent: ${parent()} } as Item)`,
    () => `(${make.part("maybe item")} ?? ${make.small("item")})`,
    () => `(${make.part("flag")} ? ${make.part("item")} : ${make.small("item")})`,
  ];
}

/** Numbers by name. */
export function tables(make: Maker): readonly Way[] {
  return [
    () => "input.table",
    () => `({ ...${make.part("table")}, a: ${make.part("number")} })`,
    () => `Object.fromEntries(${make.owner("texts")}.map((each) => [each, ${make.small("number")}] as const))`,
    () => `({ a: ${make.part("number")}, b: ${make.small("number")} } as Record<string, number>)`,
    () =>
      `Object.fromEntries(Object.entries(${make.part("table")}).filter(([key, value]) => key !== "a" || value > 1))`,
  ];
}
