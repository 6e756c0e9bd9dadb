/**
 * list.push(x); order.status = s; totals[key] = n; delete order.note   →   the variable gets a new value
 */
import {
  Node,
  type CallExpression,
  type ElementAccessExpression,
  type Expression as Syntax,
  type Identifier,
  type PropertyAccessExpression,
} from "ts-morph";
import { refuseOdd } from "./error-values";
import { refuseOddSpread } from "./expressions/array-literal";
import { mutation, unsupportedExpression } from "../diagnostics/catalog/language";
import type { Expression, Item, Local } from "../ir/expression";
import { kind, mayBe, nothing, nullish, within } from "../ir/kinds";
import { whyShared } from "./ownership";
import { hasSteps } from "./inlinable";
import { kindsOf, readExpression, readInOrder } from "./read-expression";
import { complain, localOf, pin, place, type Reading } from "./reading";

/** A variable and the way from it to the part that is changed. */
interface Place {
  readonly root: Local;
  readonly name: Identifier;
  readonly keys: readonly Key[];
}

interface Key {
  readonly at: Expression;
  readonly ofArray: boolean;
  /** What the key is asked of may be missing: then JavaScript throws. */
  readonly mayMiss: boolean;
}

/** What is written: the syntax of the right side, and how its value (and the old one) make the new one. */
export interface Writing {
  readonly right: Syntax | null;
  /** Whether the old value counts: `+=` and `++`, not `=`. */
  readonly compound: boolean;
  readonly next: (current: Expression) => Expression;
}

/** Reads `place = value` for a property or an element, whatever the operator. The place is evaluated before the value. */
export function readPlaceAssignment(target: Syntax, { right, compound, next }: Writing, reading: Reading): void {
  const found = placeOf(target, reading);
  if (found === null) return;
  const span = place(reading, target);
  const later = right !== null && hasSteps(right, reading);
  const keys = later ? found.keys.map((key) => ({ ...key, at: kept(key.at, reading) })) : found.keys;
  const before = readExpression(target, reading);
  const value = next(compound && later ? pin(reading, before, "value") : before);
  refuseOdd(value, "kept in an object or an array", target, reading);
  const symbol = found.name.getSymbol();
  if (later && symbol !== undefined && reading.writes.count(symbol) > 1) {
    complain(reading, mutation, target, {
      what: `\`${target.getText()}\``,
      reason: "what stands on the right could give the variable another value",
      instead: "evaluate the right side first: `const value = await …;`",
    });
  }
  if (keys.at(-1)?.ofArray === true) refuseUndefined(value, target, reading);
  reading.steps.push({ kind: "set", local: found.root, value: changed(rootOf(found, reading), keys, value), span });
}

function kept(key: Expression, reading: Reading): Expression {
  return key.kind === "literal" ? key : pin(reading, key, "key");
}

/** Reads `delete place`. */
export function readDelete(target: Syntax, reading: Reading): void {
  const found = placeOf(target, reading);
  if (found === null) return;
  const span = place(reading, target);
  const missing: Expression = { kind: "literal", value: undefined, kinds: kind.undefined, span };
  reading.steps.push({
    kind: "set",
    local: found.root,
    value: changed(rootOf(found, reading), found.keys, missing),
    span,
  });
}

/** Reads `list.push(…)` and its like as a statement; false when the call is none of them. */
export function readMutatingCall(node: CallExpression, reading: Reading): boolean {
  const callee = node.getExpression();
  if (!Node.isPropertyAccessExpression(callee) || !Object.hasOwn(newLists, callee.getName())) return false;
  const list = callee.getExpression();
  if (!list.getType().isArray()) return false;
  const found = placeOf(list, reading, true);
  if (found === null) return true;
  const span = place(reading, node);
  const syntaxes = node.getArguments().filter(Node.isExpression);
  const values = readInOrder(
    syntaxes.map((syntax) => (Node.isSpreadElement(syntax) ? syntax.getExpression() : syntax)),
    reading,
  );
  values.forEach((value, at) => {
    const syntax = syntaxes[at] ?? node;
    refuseOdd(value, "kept in an array", syntax, reading);
    refuseUndefined(value, syntax, reading);
    if (Node.isSpreadElement(syntax)) refuseOddSpread(value, syntax, reading);
  });
  const items = values.map((value, at): Item => ({
    kind: Node.isSpreadElement(syntaxes[at]) ? "spread" : "item",
    value,
  }));
  const value = newLists[callee.getName()]?.(readExpression(list, reading), items);
  if (value !== undefined)
    reading.steps.push({
      kind: "set",
      local: found.root,
      value: changed(rootOf(found, reading), found.keys, value),
      span,
    });
  return true;
}

/** JSON has no undefined in arrays. */
function refuseUndefined(value: Expression, node: Syntax, reading: Reading): void {
  if (!mayBe(value.kinds, kind.undefined)) return;
  complain(reading, unsupportedExpression, node, {
    what: "an array element that may be undefined",
    repair: "keep null instead: `value ?? null`",
  });
}

type NewList = (list: Expression, items: readonly Item[]) => Expression;

function listOf(list: Expression, items: readonly Item[]): Expression {
  return { kind: "array", items, kinds: kind.array, span: list.span };
}

function slice(list: Expression, from: number, to: number | null): Expression {
  const number = (value: number): Expression => ({ kind: "literal", value, kinds: kind.number, span: list.span });
  const operands = [list, number(from), ...(to === null ? [] : [number(to)])];
  return { kind: "operation", name: "slice", operands, kinds: kind.array, span: list.span };
}

/** What the list is after the call. */
const newLists: { readonly [method: string]: NewList } = {
  push: (list, items) => listOf(list, [{ kind: "spread", value: list }, ...items]),
  unshift: (list, items) => listOf(list, [...items, { kind: "spread", value: list }]),
  pop: (list) => slice(list, 0, -1),
  shift: (list) => slice(list, 1, null),
};

/** The whole with one part replaced: `{ ...whole, [key]: … }` at each step of the way. */
function changed(whole: Expression, keys: readonly Key[], value: Expression): Expression {
  const [key, ...rest] = keys;
  if (key === undefined) return value;
  const { span } = whole;
  const { at } = key;
  const name = at.kind === "literal" && typeof at.value === "string" ? at.value : null;
  const about = { optional: true, kinds: kind.object | kind.array, span };
  const part: Expression =
    name !== null
      ? { kind: "property", base: whole, name, ...about }
      : { kind: "element", base: whole, index: at, inside: false, ...about };
  const inner = rest.length === 0 ? value : changed(part, rest, value);
  return key.mayMiss ? orTypeError(whole, key, replaced(whole, key, inner)) : replaced(whole, key, inner);
}

/** Writing to a part of null or undefined throws, as reading one does. */
function orTypeError(base: Expression, { at }: Key, value: Expression): Expression {
  const { span } = base;
  const missing = { ...base, kinds: base.kinds | nullish };
  const name = at.kind === "literal" ? String(at.value) : "…";
  const throwing: Expression = { kind: "property", base: missing, name, optional: false, kinds: nothing, span };
  const test: Expression = { kind: "operation", name: "isNullish", operands: [missing], kinds: kind.boolean, span };
  return { kind: "conditional", test, then: throwing, otherwise: value, kinds: value.kinds, span };
}

/** `{ ...whole, [key]: inner }` */
function replaced(whole: Expression, { at, ofArray }: Key, inner: Expression): Expression {
  const { span } = whole;
  const name = at.kind === "literal" && typeof at.value === "string" ? at.value : null;
  if (ofArray)
    return { kind: "operation", name: "with element", operands: [whole, at, inner], kinds: kind.array, span };
  if (name !== null) {
    const members = [{ kind: "spread", value: whole } as const, { kind: "member", key: name, value: inner } as const];
    return { kind: "object", members, kinds: kind.object, span };
  }
  const cleared: Expression = {
    kind: "operation",
    name: "without property",
    operands: [whole, at],
    kinds: kind.object,
    span,
  };
  const base = mayBe(inner.kinds, kind.undefined) ? cleared : whole;
  return { kind: "operation", name: "with property", operands: [base, at, inner], kinds: kind.object, span };
}

function rootOf({ name }: Place, reading: Reading): Expression {
  return readExpression(name, reading);
}

/** The variable and the keys of a property or element access; null (and a diagnostic) where it may not be changed in place. */
function placeOf(target: Syntax, reading: Reading, isList = false): Place | null {
  const keys: Key[] = [];
  const name = rootIdentifier(target, (access) => keys.unshift(keyOf(access, reading)));
  const root = name === null ? null : localOf(name, reading);
  const deep = keys.length > (isList ? 0 : 1);
  const shared =
    root === null || name === null ? "only a local can be changed in place" : whyShared(name, deep, reading);
  if (shared === null && root !== null && name !== null) return { root, name, keys };
  complain(reading, mutation, target, {
    what: `\`${target.getText()}\``,
    reason: shared ?? "",
    instead: "`order = { ...order, status }`, `list = [...list, item]`",
  });
  return null;
}

type Access = PropertyAccessExpression | ElementAccessExpression;

/** Walks from `a.b[c]` to `a`; null where something other than a name is at the bottom. */
function rootIdentifier(target: Syntax, visit: (access: Access) => void): Identifier | null {
  if (Node.isIdentifier(target)) return target;
  if (Node.isNonNullExpression(target) || Node.isParenthesizedExpression(target))
    return rootIdentifier(target.getExpression(), visit);
  if (!Node.isPropertyAccessExpression(target) && !Node.isElementAccessExpression(target)) return null;
  visit(target);
  return rootIdentifier(target.getExpression(), visit);
}

function keyOf(access: Access, reading: Reading): Key {
  const base = access.getExpression();
  const ofArray = base.getType().getNonNullableType().isArray();
  const about = { ofArray, mayMiss: mayBe(kindsOf(base, reading), nullish) };
  const span = place(reading, access);
  if (Node.isPropertyAccessExpression(access))
    return { at: { kind: "literal", value: access.getName(), kinds: kind.string, span }, ...about };
  const syntax = access.getArgumentExpressionOrThrow();
  const at = readExpression(syntax, reading);
  if (!within(at.kinds, ofArray ? kind.number : kind.string)) {
    const repair = ofArray ? "index an array by a number" : "use text as the key: `String(id)`";
    complain(reading, unsupportedExpression, syntax, { what: "this key", repair });
  }
  return { at: at.kind === "literal" || at.kind === "read" ? at : pin(reading, at, "key"), ...about };
}
