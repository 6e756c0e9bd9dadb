/**
 * await distributedMap(items, async (item) => { … }, { concurrency: 100 })              →   Map DISTRIBUTED over a list
 * await distributedMap(s3.csv<Row>({ bucket, key }), async (rows) => { … }, { batch: 100 })   →   … with ItemReader and ItemBatcher
 */
import { Node, type CallExpression } from "ts-morph";
import { wordUse } from "../../diagnostics/catalog/calls";
import type { Reader } from "../../ir/distributed";
import type { Expression } from "../../ir/expression";
import { readApart } from "../concurrency/distributed";
import { parametersOf, targetOf, type MapperTarget } from "../concurrency/mapper";
import { readExpression } from "../read-expression";
import { complain, place, unread, type Reading } from "../reading";
import { readDistributedOptions, type DistributedOptions } from "./distributed-options";
import { readSource, type Source } from "./item-source";

const shape = "write `await distributedMap(items, async (item) => { … })`";

/** Adds the step that runs the mapper for each item, and returns what it yields. */
export function readDistributedMap(node: CallExpression, reading: Reading): Expression {
  const [items, callback, options] = node.getArguments();
  const refuse = (at: Node, rule: string): Expression => {
    complain(reading, wordUse, at, { word: "distributedMap", rule });
    return unread(place(reading, node));
  };
  if (!Node.isExpression(items) || !Node.isExpression(callback)) return refuse(node, shape);
  const target = targetOf(callback, reading);
  if (target === null) return refuse(node, shape);
  const source = readSource(items, reading);
  if (typeof source === "string") return refuse(items, source);
  const list = source === null ? readExpression(items, reading) : source.sent;
  const given = readDistributedOptions(options, reading);
  if (typeof given === "string") return refuse(options ?? node, given);
  const rule = ruleOf(given, source, target);
  if (rule !== null) return refuse(options ?? callback, rule);
  const { concurrency, maxItems, ...about } = given;
  const distributed = { ...about, reader: readerOf(source, maxItems), captured: [] };
  return readApart(node, { items: list, callback, target, concurrency, distributed }, reading);
}

/** What does not go together; null where all does. */
function ruleOf({ maxItems, batch }: DistributedOptions, source: Source | null, target: MapperTarget): string | null {
  if (maxItems !== null && source === null)
    return "`maxItems` is for a source in S3: of an array, write `items.slice(0, 10)`";
  if (batch !== null && parametersOf(target) > 1) return "with `batch` the mapper takes a list of items, and no index";
  return null;
}

function readerOf(source: Source | null, maxItems: number | null): Reader | null {
  if (source === null) return null;
  return { action: source.action, config: { ...source.config, ...(maxItems === null ? {} : { MaxItems: maxItems }) } };
}
