/** await map(items, async (item, index) => { … }, { concurrency: 5 })   →   Map with MaxConcurrency */
import { Node, type CallExpression } from "ts-morph";
import { inlineConcurrency, wordUse } from "../../diagnostics/catalog/calls";
import type { Expression } from "../../ir/expression";
import { readMapped } from "../concurrency/mapped";
import { inlinableOf, isAwaitable } from "../inlinable";
import { complain, place, unread, type Reading } from "../reading";

/** An inline Map of Step Functions runs no more iterations at once. */
const mostAtOnce = 40;

/** Adds the step that runs the mapper for each item, and returns the list of what it yields. */
export function readMap(node: CallExpression, reading: Reading): Expression {
  const [items, callback, options] = node.getArguments();
  const target = Node.isExpression(callback) ? inlinableOf(callback, reading) : null;
  const concurrency = options === undefined ? null : concurrencyOf(options);
  if (!Node.isExpression(items) || !Node.isExpression(callback) || target === null || !isAwaitable(target)) {
    complain(reading, wordUse, node, { word: "map", rule: "write `await map(items, async (item) => { … })`" });
    return unread(place(reading, node));
  }
  if (concurrency === undefined) {
    const rule = "write its options as `{ concurrency: 5 }`, with a whole number that is known when it is compiled";
    complain(reading, wordUse, options ?? node, { word: "map", rule });
    return unread(place(reading, node));
  }
  if (concurrency !== null && concurrency > mostAtOnce)
    complain(reading, inlineConcurrency, options ?? node, { asked: concurrency, most: mostAtOnce });
  return readMapped(node, { items, callback, target, concurrency, isLazy: true }, reading);
}

/** The number; null for all at once, undefined where it is not known. */
function concurrencyOf(options: Node): number | null | undefined {
  if (!Node.isObjectLiteralExpression(options)) return undefined;
  const [property, ...more] = options.getProperties();
  if (property === undefined) return null;
  if (more.length > 0 || !Node.isPropertyAssignment(property) || property.getName() !== "concurrency") return undefined;
  const value = property.getInitializer();
  if (value?.getText() === "Infinity") return null;
  const count = value?.getType().getLiteralValue();
  return typeof count === "number" && Number.isInteger(count) && count >= 1 ? count : undefined;
}
