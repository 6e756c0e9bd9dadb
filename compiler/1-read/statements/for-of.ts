/**
 * for (const item of items) { … }   →   Choice loop with a position: one item after the other, as in JavaScript
 * for (const [position, item] of items.entries()) { … }   →   the same
 *
 * A list that the loop changes, or whose items are changed, is asked for its length and its items in each turn; any other
 * is kept as it is when the loop begins.
 */
import { Node, type ForOfStatement } from "ts-morph";
import { unsupportedStatement } from "../../diagnostics/catalog/language";
import { believedPresent } from "../claims";
import { bind, evaluated } from "../declare";
import { anything, kind, nothing, within, type Kinds } from "../../ir/kinds";
import type { Expression, Local } from "../../ir/expression";
import type { Span } from "../../ir/span";
import { valueAt, type Place } from "../places";
import { kindsOf, readExpression } from "../read-expression";
import { readBody } from "../read-statement";
import { collect, complain, makeLocal, place, readOf, type Reading } from "../reading";
import { readPages } from "../sdk/paginator";
import { titleOfDecision } from "../titles";
import { walkedPlace } from "../views/bind";
import { kindsOfType } from "../types";
import { walkedBy, type Walked } from "../walked";
import { readChangedProperties } from "./for-of-properties";
import { giveTurn, type Turns } from "./loop-variable";
import { takeLabel } from "./loops";

/** Reads `for … of` over an array. */
export function readForOf(node: ForOfStatement, reading: Reading): void {
  if (readPages(node, reading)) return;
  const name = takeLabel(reading);
  const { title, steps } = reading;
  const before = steps.length;
  const readAll = readWalked(node, reading);
  if (readAll === null) return;
  const label = { name: name ?? "each" };
  const left = titleOfDecision(title, steps.slice(before));
  reading.targets.push({ label, name, kind: "loop" });
  const turns = readAll();
  reading.targets.pop();
  reading.steps.push({ kind: "each", label, ...turns, title: left, span: place(reading, node) });
}

/** Reads what the loop walks, and tells how its turns are read; null, and a diagnostic, where it cannot be walked. */
function readWalked(node: ForOfStatement, reading: Reading): (() => Turns) | null {
  const readProperties = readChangedProperties(node, reading);
  if (readProperties === "refused") return null;
  if (readProperties !== null) return readProperties;
  const walked = walkedBy(node);
  const items = believedPresent(readExpression(walked.list, reading), kind.array);
  const refusal = refusalOf(node, !within(items.kinds, kind.array));
  if (refusal !== null) {
    complain(reading, unsupportedStatement, node, refusal);
    return null;
  }
  const home = walkedPlace(walked.list, node, reading);
  if (home === "refused") return null;
  return home === null || !Node.isVariableDeclarationList(node.getInitializer())
    ? () => readTurns(node, items, walked, reading)
    : () => readLive(node, { items, home }, walked, reading);
}

/** The list is kept as it is, and each turn begins with a copy of an item. */
function readTurns(node: ForOfStatement, items: Expression, names: Walked, reading: Reading): Turns {
  const span = place(reading, node);
  const walked = makeLocal("items", "items", span, kind.array);
  const index = makeLocal("index", "index", span, kind.number);
  let item = walked;
  const body = collect(reading, () => {
    givePosition(names, index, reading);
    const isNamed = names.item !== undefined || names.position === undefined;
    item = isNamed ? giveTurn(node, names.item, kindsOfItem(names, reading), reading) : unnamed(span);
    reading.steps.push(...readBody(node.getStatement(), reading));
  });
  return { item, items, walked, index, body };
}

function givePosition({ position }: Walked, index: Local, reading: Reading): void {
  if (position !== undefined) bind(position, readOf(index, kind.number, index.span), {}, reading);
}

function unnamed(span: Span): Local {
  return makeLocal("item", "item", span, anything);
}

function kindsOfItem({ item, list }: Walked, reading: Reading): Kinds {
  if (item !== undefined) return kindsOf(item, reading);
  const element = list.getType().getArrayElementType();
  const whole = reading.writes.lies(list);
  return (
    (element === undefined ? anything : kindsOfType(element, list)) | (within(anything, whole) ? anything : nothing)
  );
}

/** The list is asked in each turn, and the names of an item are views of it where it is changed. */
function readLive(
  node: ForOfStatement,
  { items, home }: { readonly items: Expression; readonly home: Place },
  names: Walked,
  reading: Reading,
): Turns {
  const span = place(reading, node);
  evaluated(items, reading);
  const index = makeLocal("index", "index", span, kind.number);
  const { item: name } = names;
  const kinds = name === undefined ? anything : kindsOf(name, reading);
  const position = readOf(index, kind.number, span);
  const key = { at: position, ofArray: true, mayMiss: false, inside: true, fixed: true };
  const element: Place = { ...home, keys: [...home.keys, key] };
  const body = collect(reading, () => {
    givePosition(names, index, reading);
    if (name !== undefined) bind(name, valueAt(element, kinds, span), { home: element }, reading);
    reading.steps.push(...readBody(node.getStatement(), reading));
  });
  const item = makeLocal("item", Node.isIdentifier(name) ? name.getText() : "item", span, kinds);
  return { item, items: valueAt(home, kind.array, span), walked: null, index, body };
}

function refusalOf(node: ForOfStatement, notAnArray: boolean): { what: string; repair: string } | null {
  if (node.isAwaited()) return { what: "`for await` in this version", repair: "await inside of the loop" };
  if (notAnArray)
    return {
      what: "a `for … of` over something that is not surely an array",
      repair: "iterate over an array: `[...set]`, `Object.keys(…)` of a task's result",
    };
  return null;
}
