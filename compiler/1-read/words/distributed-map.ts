/**
 * await distributedMap(items, async (item) => { … }, { concurrency: 100 })              →   Map DISTRIBUTED over a list
 * await distributedMap(s3.csv<Row>({ bucket, key }), async (rows) => { … }, { batch: 100 })   →   … with ItemReader and ItemBatcher
 */
import { Node, type CallExpression } from "ts-morph";
import { wordUse } from "../../diagnostics/catalog/calls";
import type { Expression } from "../../ir/expression";
import { readApart } from "../concurrency/distributed";
import { inlinableOf, isAwaitable } from "../inlinable";
import { readExpression } from "../read-expression";
import { complain, place, unread, type Reading } from "../reading";
import { readDistributedOptions } from "./distributed-options";
import { readSource } from "./item-source";

const shape = "write `await distributedMap(items, async (item) => { … })`";

/** Adds the step that runs the mapper for each item, and returns what it yields. */
export function readDistributedMap(node: CallExpression, reading: Reading): Expression {
  const [items, callback, options] = node.getArguments();
  const refuse = (at: Node, rule: string): Expression => {
    complain(reading, wordUse, at, { word: "distributedMap", rule });
    return unread(place(reading, node));
  };
  const target = Node.isExpression(callback) ? inlinableOf(callback, reading) : null;
  if (!Node.isExpression(items) || !Node.isExpression(callback) || target === null || !isAwaitable(target))
    return refuse(node, shape);
  const source = readSource(items, reading);
  if (typeof source === "string") return refuse(items, source);
  const list = source === null ? readExpression(items, reading) : source.sent;
  const given = readDistributedOptions(options, reading);
  if (typeof given === "string") return refuse(options ?? node, given);
  const { concurrency, maxItems, ...about } = given;
  if (maxItems !== null && source === null)
    return refuse(options ?? node, "`maxItems` is for a source in S3: of an array, write `items.slice(0, 10)`");
  if (about.batch !== null && target.getParameters().length > 1)
    return refuse(callback, "with `batch` the mapper takes a list of items, and no index");
  const config = { ...source?.config, ...(maxItems === null ? {} : { MaxItems: maxItems }) };
  const reader = source === null ? null : { action: source.action, config };
  return readApart(
    node,
    { items: list, callback, target, concurrency, distributed: { ...about, reader, captured: [] } },
    reading,
  );
}
