/**
 * for (const [key, sum] of Object.entries(sums)) sum.total += await priceOf(key)
 *   →   a loop over the keys of `sums`, in each turn of which `sum` is a view of what lies under the key
 *
 * Only where what lies in a property is changed: otherwise the loop walks the list that `Object.entries` makes.
 */
import { Node, type ForOfStatement } from "ts-morph";
import type { Expression } from "../../ir/expression";
import { kind, within } from "../../ir/kinds";
import { bind } from "../declare";
import { valueAt, type Key, type Place } from "../places";
import { kindsOf, readExpression } from "../read-expression";
import { readBody } from "../read-statement";
import { collect, makeLocal, place, readOf, type Reading } from "../reading";
import { walkedObject } from "../views/bind";
import { propertiesWalkedBy, type WalkedProperties } from "../walked";
import type { Turns } from "./loop-variable";

/** How the turns of a loop over properties that are changed are read; null for any other loop. */
export function readChangedProperties(node: ForOfStatement, reading: Reading): (() => Turns) | "refused" | null {
  const walked = propertiesWalkedBy(node);
  if (walked === null || !Node.isVariableDeclarationList(node.getInitializer())) return null;
  const home = walkedObject(walked.object, node, reading);
  if (home === null || home === "refused") return home;
  const whole = readExpression(walked.object, reading);
  return within(whole.kinds, kind.object) ? () => readTurns(node, { walked, whole, home }, reading) : null;
}

interface Properties {
  readonly walked: WalkedProperties;
  readonly whole: Expression;
  readonly home: Place;
}

function readTurns(node: ForOfStatement, { walked, whole, home }: Properties, reading: Reading): Turns {
  const span = place(reading, node);
  const keys = makeLocal("keys", "keys", span, kind.array);
  const index = makeLocal("index", "index", span, kind.number);
  const item = makeLocal("key", "key", span, kind.string);
  const at = readOf(item, kind.string, span);
  const key: Key = { at, ofArray: false, mayMiss: false, inside: true, fixed: true };
  const element: Place = { ...home, keys: [...home.keys, key] };
  const body = collect(reading, () => {
    if (walked.key !== undefined) bind(walked.key, at, {}, reading);
    bind(walked.value, valueAt(element, kindsOf(walked.value, reading), span), { home: element }, reading);
    reading.steps.push(...readBody(node.getStatement(), reading));
  });
  return { item, items: keysOf(whole), walked: keys, index, body };
}

function keysOf(whole: Expression): Expression {
  return { kind: "operation", name: "own keys", operands: [whole], kinds: kind.array, span: whole.span };
}
