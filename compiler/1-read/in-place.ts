/**
 * list.sort(compare), list.reverse(), list.splice(at, 1); const first = list.shift()   →   the variable gets a new list
 */
import { Node, type CallExpression, type Expression as Syntax, type PropertyAccessExpression } from "ts-morph";
import type { Expression, Item } from "../ir/expression";
import { kind, within } from "../ir/kinds";
import { computed, lengthOf, number } from "../ir/numbers";
import { believed } from "./claims";
import { refuseOdd } from "./error-values";
import { takesOut } from "./inlinable";
import { readChanged } from "./library/calls";
import { currentList, isChangeable } from "./list-changes";
import { asElement } from "./list-elements";
import { changeablePlace, rootOf } from "./mutations";
import type { Place } from "./places";
import { kindsOf, readInOrder } from "./read-expression";
import { pin, place, type Reading } from "./reading";
import { changed } from "./replaced";
import { settled, type Later } from "./settled-places";

/** What `pop`, `shift` or `splice` takes out of a list that may be changed; null for any other call. */
export function readTaken(node: CallExpression, reading: Reading): Expression | null {
  const callee = node.getExpression();
  if (!takesOut(node) || !Node.isPropertyAccessExpression(callee)) return null;
  const list = callee.getExpression();
  const where = changeablePlace(list, reading, true);
  if (where === null) return null;
  const found = settled(where, laterIn(node, list, where), reading);
  if (callee.getName() === "splice") return readCut(node, callee, found, reading);
  const whole = currentList(callee, found, reading);
  const zero = number(0, whole.span);
  const last = number(-1, whole.span);
  const isFirst = callee.getName() === "shift";
  const kinds = kindsOf(node, reading) | kind.undefined;
  const operands = [whole, isFirst ? zero : last];
  const taken = pin(
    reading,
    { kind: "operation", name: "array at", operands, kinds, span: place(reading, node) },
    isFirst ? "first" : "last",
  );
  setList(found, sliced(whole, isFirst ? [number(1, whole.span)] : [zero, last]), node, reading);
  return taken;
}

/** `const batch = queue.splice(0, most)` */
function readCut(
  node: CallExpression,
  callee: PropertyAccessExpression,
  found: Place,
  reading: Reading,
): Expression | null {
  const span = place(reading, node);
  const given = readInOrder(node.getArguments().filter(Node.isExpression), reading);
  const [from, most] = given.map((value) => believed(value, kind.number));
  if (from === undefined || !within(from.kinds | (most?.kinds ?? 0), kind.number)) return null;
  const list = currentList(callee, found, reading);
  const end = most === undefined ? null : pin(reading, computed("+", from, atLeastZero(most)), "end");
  const taken = pin(reading, sliced(list, end === null ? [from] : [from, end]), "list");
  const parts: Item[] = [{ kind: "spread", value: sliced(list, [number(0, span), from]) }];
  if (end !== null) parts.push({ kind: "spread", value: sliced(list, [end]) });
  setList(found, { kind: "array", items: parts, kinds: kind.array, span }, node, reading);
  return taken;
}

function atLeastZero(value: Expression): Expression {
  const operands = [value, number(0, value.span)];
  return { kind: "operation", name: "Math.max", operands, kinds: kind.number, span: value.span };
}

/** Reads `sort`, `reverse` or `splice` as a statement; false for any other call. */
export function readReordered(node: CallExpression, callee: PropertyAccessExpression, reading: Reading): boolean {
  const list = callee.getExpression();
  const method = callee.getName();
  if (!["sort", "reverse", "splice"].includes(method) || !isChangeable(callee)) return false;
  if (method === "splice" && node.getArguments().some(Node.isSpreadElement)) return false;
  const where = changeablePlace(list, reading, true);
  if (where === null) return true;
  const found = settled(where, laterIn(node, list, where), reading);
  const whole = currentList(callee, found, reading);
  const value = method === "splice" ? spliced(node, whole, reading) : readChanged(node, callee, whole, reading);
  if (value !== null) setList(found, value, node, reading);
  return value !== null;
}

function laterIn(node: CallExpression, list: Syntax, { keys }: Place): Later {
  return { target: list, values: node.getArguments(), depth: keys.length };
}

function setList(found: Place, value: Expression, node: Node, reading: Reading): void {
  const whole = changed(rootOf(found, reading), found.keys, value, null);
  reading.steps.push({ kind: "set", local: found.root, value: whole, identity: "same", span: place(reading, node) });
}

/** `[...list.slice(0, from), ...items, ...list.slice(from + count)]` */
function spliced(node: CallExpression, list: Expression, reading: Reading): Expression | null {
  const given = node.getArguments().filter(Node.isExpression);
  const [at, count, ...items] = readInOrder(given, reading).map((value, index) =>
    index < 2 ? believed(value, kind.number) : itemOf(value, given[index] ?? node, reading),
  );
  if (at === undefined || !within(at.kinds | (count?.kinds ?? 0), kind.number)) return null;
  const { span } = at;
  const zero = number(0, span);
  const isWritten = at.kind === "literal" && Number.isInteger(at.value) && Number(at.value) >= 0;
  const whole: Expression = { kind: "operation", name: "Math.trunc", operands: [at], kinds: kind.number, span };
  const isBehind: Expression = {
    kind: "binary",
    operator: "<",
    left: whole,
    right: zero,
    kinds: kind.boolean,
    span,
  };
  const fromEnd = atLeastZero(computed("+", lengthOf(list), whole));
  const from: Expression = isWritten
    ? at
    : pin(
        reading,
        { kind: "conditional", test: isBehind, then: fromEnd, otherwise: whole, kinds: kind.number, span },
        "from",
      );
  const parts: Item[] = [{ kind: "spread", value: sliced(list, [zero, from]) }];
  for (const value of items) parts.push({ kind: "item", value });
  if (count !== undefined)
    parts.push({ kind: "spread", value: sliced(list, [computed("+", from, atLeastZero(count))]) });
  return { kind: "array", items: parts, kinds: kind.array, span };
}

function itemOf(value: Expression, syntax: Syntax | CallExpression, reading: Reading): Expression {
  return refuseOdd(asElement(value, syntax, reading), "kept in an array", syntax, reading);
}

function sliced(list: Expression, bounds: readonly Expression[]): Expression {
  return { kind: "operation", name: "slice", operands: [list, ...bounds], kinds: kind.array, span: list.span };
}
