/** { concurrency: 100, batch: 50, tolerate: { count: 5 }, children: "express", label: "rows", maxItems: 10, results: { bucket, prefix } } */
import { Node, type Expression as Syntax, type ObjectLiteralExpression } from "ts-morph";
import type { Distributed, Tolerated } from "../../ir/distributed";
import type { Expression, Member } from "../../ir/expression";
import { isFallible } from "../../ir/fallible";
import { kind } from "../../ir/kinds";
import { readExpression } from "../read-expression";
import { pin, place, type Reading } from "../reading";

/** What is said of a distributed Map. */
export interface DistributedOptions extends Omit<Distributed, "reader" | "captured"> {
  readonly concurrency: number | null;
  readonly maxItems: number | null;
}

type Mutable = { -readonly [Key in keyof DistributedOptions]: DistributedOptions[Key] };

/** Reads one option; the rule that it breaks, or null. */
type Option = (into: Mutable, value: Syntax, reading: Reading) => string | null;

const table: { readonly [name: string]: Option } = {
  concurrency: (into, value) => {
    into.concurrency = value.getText() === "Infinity" ? null : wholeOf(value, 10_000);
    const fits = into.concurrency !== null || value.getText() === "Infinity";
    return fits ? null : "`concurrency` is a whole number from 1 to 10,000, known when it is compiled";
  },
  batch: (into, value) => {
    into.batch = wholeOf(value, 100_000_000);
    return into.batch === null ? "`batch` is a whole number from 1 on, known when it is compiled" : null;
  },
  tolerate: (into, value) => {
    into.tolerated = toleratedBy(value);
    return into.tolerated === null
      ? "`tolerate` is `{ count: 5 }` with a whole number, `{ percentage: 2.5 }` with one up to 100, or both, known when it is compiled"
      : null;
  },
  children: (into, value) => {
    const text = value.getType().getLiteralValue();
    into.children = text === "express" ? "EXPRESS" : "STANDARD";
    return text === "express" || text === "standard"
      ? null
      : '`children` is "standard" or "express", known when it is compiled';
  },
  label: (into, value) => {
    const text = value.getType().getLiteralValue();
    into.label = typeof text === "string" && /^[\w-]{1,40}$/.test(text) ? text : null;
    return into.label === null ? "`label` is a text of at most 40 letters, digits, `-` and `_`" : null;
  },
  maxItems: (into, value) => {
    into.maxItems = wholeOf(value, 100_000_000);
    return into.maxItems === null
      ? "`maxItems` is a whole number from 1 to 100,000,000, known when it is compiled"
      : null;
  },
  results: (into, value, reading) => {
    into.results = Node.isObjectLiteralExpression(value)
      ? sentOf(value, { bucket: "Bucket", prefix: "Prefix" }, reading)
      : null;
    return into.results === null ? "`results` is `{ bucket, prefix }`, written where it is called" : null;
  },
};

/** Reads the options; a rule that they break. */
export function readDistributedOptions(node: Node | undefined, reading: Reading): DistributedOptions | string {
  const options: Mutable = {
    concurrency: null,
    batch: null,
    tolerated: null,
    children: "STANDARD",
    label: null,
    maxItems: null,
    results: null,
  };
  if (node === undefined) return options;
  if (!Node.isObjectLiteralExpression(node)) return "write its options where it is called: `{ concurrency: 100 }`";
  for (const property of node.getProperties()) {
    const name = Node.isPropertyAssignment(property) ? property.getName() : "";
    const value = Node.isPropertyAssignment(property) ? property.getInitializer() : undefined;
    const option = Object.hasOwn(table, name) ? table[name] : undefined;
    const rule =
      option === undefined || value === undefined
        ? `its options are ${Object.keys(table).join(", ")}, each with a value of its own`
        : option(options, value, reading);
    if (rule !== null) return rule;
  }
  return options;
}

/** An object as a service is sent it: its properties under other names; null where it has others. */
export function sentOf(
  node: ObjectLiteralExpression,
  names: { readonly [name: string]: string },
  reading: Reading,
): Expression | null {
  const members = node.getProperties().map((property): Member | null => {
    const isPair = Node.isPropertyAssignment(property) || Node.isShorthandPropertyAssignment(property);
    const name = isPair ? property.getName() : "";
    const key = Object.hasOwn(names, name) ? names[name] : undefined;
    const value = Node.isPropertyAssignment(property)
      ? property.getInitializer()
      : Node.isShorthandPropertyAssignment(property)
        ? property.getNameNode()
        : undefined;
    if (key === undefined || value === undefined) return null;
    const read = readExpression(value, reading);
    return { kind: "member", key, value: isFallible(read) ? pin(reading, read, name) : read };
  });
  const known = members.filter((member) => member !== null);
  if (known.length < members.length) return null;
  return { kind: "object", members: known, kinds: kind.object, span: place(reading, node) };
}

function wholeOf(value: Syntax, most: number): number | null {
  const number = value.getType().getLiteralValue();
  return typeof number === "number" && Number.isInteger(number) && number >= 1 && number <= most ? number : null;
}

function toleratedBy(value: Syntax): Tolerated | null {
  if (!Node.isObjectLiteralExpression(value)) return null;
  const parts = value.getProperties().map(toleratedPart);
  const known = parts.filter((part) => part !== null);
  if (parts.length === 0 || known.length < parts.length) return null;
  return known.reduce<Tolerated>((all, part) => ({ ...all, ...part }), { count: null, percentage: null });
}

/** `count: 5`, `percentage: 2.5` */
function toleratedPart(property: Node): Partial<Tolerated> | null {
  if (!Node.isPropertyAssignment(property)) return null;
  const number = property.getInitializer()?.getType().getLiteralValue();
  if (typeof number !== "number" || number < 0) return null;
  if (property.getName() === "count") return Number.isInteger(number) ? { count: number } : null;
  return property.getName() === "percentage" && number <= 100 ? { percentage: number } : null;
}
