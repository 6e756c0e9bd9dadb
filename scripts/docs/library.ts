/** Samples of the library: one for each operation, total over their names; and of the constants of the language. */
import type { OperationName } from "../../compiler/ir/operations";

/** Written as in a program; null for an operation of the compiler's own. */
export const operationSamples: { readonly [Name in OperationName]: string | null } = {
  isNullish: null,
  default: null,
  "wait seconds": null,
  "compensation report": null,
  "short message": null,
  "short data": null,
  "first failure": null,
  raise: null,
  "in time": null,
  "past deadline": null,
  "wait in time": null,
  "kept size": null,
  "with room": null,
  "with element": null,
  "with property": null,
  "without property": null,
  "own keys": "Object.keys(prices)",
  "as declared": null,
  parsed: null,
  "raced result": null,
  "checked raced result": null,
  "result of a race": null,
  "sent attribute": null,
  "received attribute": null,
  "map values": null,
  timestamp: null,

  "Date.now": null,
  "Math.random": null,
  "crypto.randomUUID": null,
  toISOString: "new Date(a).toISOString()",

  "text length": "text.length",
  toUpperCase: "text.toUpperCase()",
  toLowerCase: "text.toLowerCase()",
  trim: "text.trim()",
  "text includes": "text.includes(other)",
  startsWith: "text.startsWith(other)",
  endsWith: 'text.endsWith("!")',
  String: "String(flag)",
  trimStart: "text.trimStart()",
  trimEnd: "text.trimEnd()",
  split: 'text.split(",")',
  replaceAll: 'text.replaceAll("-", "")',
  replace: 'text.replace("{name}", "you")',

  "array length": "words.length",
  "array includes": "words.includes(text)",
  join: 'words.join(", ")',
  concat: "words.concat(order.lines)",
  slice: "words.slice(1)",
  map: "items.map((item) => item.price)",
  filter: "items.filter((item) => item.price > a)",
  find: "items.find((item) => item.name === text)",
  findIndex: "items.findIndex((item) => item.name === text)",
  some: "items.some((item) => item.price > a)",
  every: "items.every((item) => item.price > a)",
  reduce: "items.reduce((sum, item) => sum + item.price, 0)",
  "Array.isArray": "Array.isArray(value)",
  "array at": "words.at(-1)",
  indexOf: "words.indexOf(text)",
  toReversed: "words.toReversed()",
  flat: "[words, order.lines].flat()",
  flatMap: "words.flatMap((word) => [word, text])",

  "Math.max": "Math.max(a, b)",
  "Math.min": "Math.min(a, b)",
  "Math.round": "Math.round(a)",
  "Math.floor": "Math.floor(a)",
  "Math.ceil": "Math.ceil(a)",
  "Math.trunc": "Math.trunc(a)",
  "Math.abs": "Math.abs(a)",
  "Math.sign": "Math.sign(a)",
  "Number.isInteger": "Number.isInteger(value)",

  "Object.values": "Object.values(prices)",
  "Object.entries": "Object.entries(prices)",
  "Object.hasOwn": "Object.hasOwn(prices, text)",
  "JSON.parse": "JSON.parse(text)",
  "JSON.stringify": "JSON.stringify({ id: text, open: flag })",
};

/** Every number that Math and Number have: which of them are compiled is tried. */
export const constantSamples: readonly string[] = [...numbersOf("Math", Math), ...numbersOf("Number", Number)];

function numbersOf(name: string, owner: object): readonly string[] {
  const members = Object.entries(Object.getOwnPropertyDescriptors(owner));
  return members.flatMap(([member, { value }]) =>
    typeof value === "number" && member !== "length" ? [`${name}.${member}`] : [],
  );
}
