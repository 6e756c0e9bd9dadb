/**
 * order.status = s; totals[key] = n; delete order.note   →   the variable gets a new value
 */
import { Node, SyntaxKind, ts, type BinaryExpression, type Expression as Syntax } from "ts-morph";
import { refuseOdd } from "./error-values";
import { mutation, unsupportedExpression } from "../diagnostics/catalog/language";
import type { Change, Expression } from "../ir/expression";
import { isFallible } from "../ir/fallible";
import type { Step } from "../ir/flow";
import { kind, nullish, without, type Kinds } from "../ir/kinds";
import { whyShared } from "./ownership";
import { hasSteps } from "./inlinable";
import { asElement } from "./list-elements";
import { demandedAt, placeOf, valueAt, type Place } from "./places";
import { kindsOf, readExpression } from "./read-expression";
import { collect, complain, pin, place, unread, type Reading } from "./reading";
import { changed } from "./replaced";
import { settled } from "./settled-places";
import { movedIn, moveHomes } from "./views/moves";
import type { Filling } from "./views/paths";

/** What is written: the syntax of the right side, and how its value (and the old one) make the new one. */
export interface Writing {
  readonly right: Syntax | null;
  /** Whether the old value counts: `+=` and `++`, not `=`. */
  readonly compound: boolean;
  readonly next: (current: Expression) => Expression;
}

/** Reads `place = value` for a property or an element, whatever the operator. The place is evaluated before the value. */
export function readPlaceAssignment(target: Syntax, writing: Writing, reading: Reading): Expression {
  const found = changeablePlace(target, reading);
  return found === null ? unread(place(reading, target)) : write(target, found, writing, reading);
}

function write(target: Syntax, found: Place, { right, compound, next }: Writing, reading: Reading): Expression {
  const span = place(reading, target);
  const later = right !== null && hasSteps(right, reading);
  if (later) evaluateBase(target, reading);
  const values = right === null ? [] : [right];
  const { keys } = settled(found, { target, values, depth: found.keys.length - 1 }, reading);
  const before = current(target, found, reading);
  const after = next(compound && later ? pin(reading, before, "value") : before);
  const stored = refuseOdd(after, "kept in an object or an array", target, reading);
  const given = compound ? null : right;
  const value = keys.at(-1)?.ofArray === true ? asElement(stored, given ?? target, reading) : stored;
  const moved = given === null ? [] : movedIn(given, reading);
  const whole = changed(rootOf(found, reading), keys, value, changeBy(compound));
  reading.steps.push({ kind: "set", local: found.root, value: whole, identity: "same", span });
  moveHomes(moved, { ...found, keys }, null, reading);
  return valueAt({ ...found, keys }, value.kinds, span);
}

/** What is written to a part of nothing fails as writing does, unless the part is read first. */
function changeBy(compound: boolean): Change | null {
  return compound ? null : "set";
}

/** In `order.lines[1].note = await f()` what has no line fails before the call. */
function evaluateBase(target: Syntax, reading: Reading): void {
  if (!Node.isPropertyAccessExpression(target) && !Node.isElementAccessExpression(target)) return;
  const base = target.getExpression();
  if (!hasSteps(base, reading)) evaluateEarly(readExpression(base, reading), reading);
}

/** Evaluates a value that may fail before what follows. */
export function evaluateEarly(value: Expression, reading: Reading): void {
  if (isFallible(value)) pin(reading, value, "value");
}

/** What is there now. Keys that take steps, or were kept, have been evaluated with the place: not once more. */
export function current(target: Syntax, found: Place, reading: Reading): Expression {
  if (found.settled !== true && !hasSteps(target, reading)) return readExpression(target, reading);
  const at = ts.isOptionalChain(target.compilerNode) ? valueAt : demandedAt;
  return at(found, kindsOf(target, reading) | kind.undefined, place(reading, target));
}

/** A value that is tested before it is written: the steps that write, and what is there afterwards. */
export interface LogicalWriting {
  readonly current: Expression;
  readonly write: readonly Step[];
  readonly after: () => Expression;
}

/** What a value may be that `??=`, `||=` or `&&=` leaves as it is. */
export function keptKinds({ kinds }: Expression, node: BinaryExpression): Kinds {
  return node.getOperatorToken().getKind() === SyntaxKind.AmpersandAmpersandEqualsToken
    ? kinds
    : without(kinds, nullish);
}

/** Reads `place ??= value`: the place is evaluated once, the value only where it is needed. */
export function readPlaceWriting(target: Syntax, node: BinaryExpression, reading: Reading): LogicalWriting | null {
  const found = changeablePlace(target, reading);
  return found === null ? null : writingAt(found, target, node, reading);
}

function writingAt(found: Place, target: Syntax, node: BinaryExpression, reading: Reading): LogicalWriting {
  const right = node.getRight();
  const before = current(target, found, reading);
  let kinds = keptKinds(before, node);
  const steps = collect(reading, () => {
    const next = (): Expression => readExpression(right, reading);
    kinds |= write(target, found, { right, compound: false, next }, reading).kinds;
  });
  return { current: before, write: steps, after: () => valueAt(found, kinds, place(reading, target)) };
}

/** Reads `delete place`. */
export function readDelete(target: Syntax, reading: Reading): void {
  const found = changeablePlace(target, reading);
  if (found === null) return;
  settled(found, { target, values: [], depth: found.keys.length - 1 }, reading);
  const span = place(reading, target);
  const value = changed(rootOf(found, reading), found.keys, null, "delete");
  reading.steps.push({ kind: "set", local: found.root, value, identity: "same", span });
}

/** What the variable holds in which a place lies. */
export function rootOf({ root, name, keys }: Place, reading: Reading): Expression {
  if (name !== null && reading.locals.get(name.getSymbolOrThrow()) === root) return readExpression(name, reading);
  return valueAt(
    { root, name, symbol: null, keys: [] },
    keys[0]?.ofArray === true ? kind.array : kind.object,
    root.span,
  );
}

/** The place that a property or element access names; null (and a diagnostic) where it may not be changed. */
export function changeablePlace(target: Syntax, reading: Reading, isList = false): Place | null {
  const found = placeOf(target, reading, (filled, filling) => {
    fillIn(filled, filling, reading);
  });
  const depth = (found?.keys.length ?? 0) - (isList ? 0 : 1);
  if (
    found?.keys.some(({ at, ofArray }) => ofArray && at.kind === "literal" && typeof at.value !== "number") === true
  ) {
    complain(reading, unsupportedExpression, target, {
      what: "a property of an array that is no element",
      repair: "make a new array: `list = []`, `list = list.slice(0, length)`",
    });
    return null;
  }
  const shared = found === null ? "only a local can be changed in place" : whyShared(found, depth, reading);
  if (shared === null) return found;
  complain(reading, mutation, target, {
    what: `\`${target.getText()}\``,
    reason: shared,
    instead: "`order = { ...order, status }`, `list = [...list, item]`",
  });
  return null;
}

/** `(groups[key] ??= [])` on the way to what is changed: what it is given where it has nothing. */
function fillIn(found: Place, { node, place: target }: Filling, reading: Reading): void {
  const { current: before, write: then } = writingAt(found, target, node, reading);
  const span = place(reading, node);
  const test: Expression = { kind: "operation", name: "isNullish", operands: [before], kinds: kind.boolean, span };
  reading.steps.push({ kind: "branch", test, then, otherwise: [], title: null, span });
}
