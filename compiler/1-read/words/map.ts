/**
 * await map(items, async (item, index) => { … }, { concurrency: 5 })        →   Map with MaxConcurrency
 * await map(items, async (item) => { … }, { stopOnError: false })           →   … whose iterations all run to their ends
 */
import { Node, type CallExpression } from "ts-morph";
import { inlineConcurrency, wordUse } from "../../diagnostics/catalog/calls";
import type { Expression } from "../../ir/expression";
import { readMapped } from "../concurrency/mapped";
import { targetOf } from "../concurrency/mapper";
import { complain, place, unread, type Reading } from "../reading";

/** An inline Map of Step Functions runs no more iterations at once. */
const mostAtOnce = 40;

/** Adds the step that runs the mapper for each item, and returns the list of what it yields. */
export function readMap(node: CallExpression, reading: Reading): Expression {
  const [items, callback, options] = node.getArguments();
  const target = Node.isExpression(callback) ? targetOf(callback, reading) : null;
  const given = optionsOf(options);
  if (!Node.isExpression(items) || !Node.isExpression(callback) || target === null) {
    complain(reading, wordUse, node, { word: "map", rule: "write `await map(items, async (item) => { … })`" });
    return unread(place(reading, node));
  }
  if (given === null) {
    const rule =
      "write its options as `{ concurrency: 5, stopOnError: false }`: a whole number, and `true` or `false`, known when it is compiled";
    complain(reading, wordUse, options ?? node, { word: "map", rule });
    return unread(place(reading, node));
  }
  const { concurrency, settles } = given;
  if (concurrency !== null && concurrency > mostAtOnce)
    complain(reading, inlineConcurrency, options ?? node, { asked: concurrency, most: mostAtOnce });
  return readMapped(node, { items, callback, target, concurrency, isLazy: true, settles }, reading);
}

interface Options {
  /** So many at once; null: all of them. */
  readonly concurrency: number | null;
  readonly settles: boolean;
}

/** The options; null where they are not known. */
function optionsOf(node: Node | undefined): Options | null {
  if (node === undefined) return { concurrency: null, settles: false };
  if (!Node.isObjectLiteralExpression(node)) return null;
  return node
    .getProperties()
    .reduce<Options | null>((options, property) => (options === null ? null : withOption(options, property)), {
      concurrency: null,
      settles: false,
    });
}

function withOption(options: Options, property: Node): Options | null {
  const value = Node.isPropertyAssignment(property) ? property.getInitializer() : undefined;
  if (!Node.isPropertyAssignment(property) || value === undefined) return null;
  if (property.getName() === "concurrency") {
    const concurrency = concurrencyOf(value);
    return concurrency === undefined ? null : { ...options, concurrency };
  }
  const stops = property.getName() === "stopOnError" ? value.getType().getText() : "";
  return stops === "true" || stops === "false" ? { ...options, settles: stops === "false" } : null;
}

/** The number; null for all at once, undefined where it is not known. */
function concurrencyOf(value: Node): number | null | undefined {
  if (value.getText() === "Infinity") return null;
  const count = value.getType().getLiteralValue();
  return typeof count === "number" && Number.isInteger(count) && count >= 1 ? count : undefined;
}
