/** Declares locals: a name, or a pattern that takes a value apart. */
import { Node, type BindingElement, type BindingName, type Expression as Syntax, type Identifier } from "ts-morph";
import { unsupportedExpression } from "../diagnostics/catalog/language";
import type { Expression, Local } from "../ir/expression";
import { anything, kind, mayBe, nothing, nullish, within, type Kinds } from "../ir/kinds";
import { number } from "../ir/numbers";
import { memberRow } from "./library/members";
import { isFallible } from "../ir/fallible";
import { withDefault } from "./defaults";
import { frozen, type Place } from "./places";
import { hintOf, natureOf } from "./hints";
import { liesOfKey } from "./patterns/keys";
import { element } from "./parts";
import { elementsFrom, keyOfPart, otherProperties, partAt } from "./patterns/rest";
import { kindsOf } from "./read-expression";
import { isReasonOf, refuseHidden } from "./settled-results";
import { isSureElement } from "./tuples";
import { isView } from "./views/bind";
import { complain, isUnread, makeLocal, pin, place, type Reading } from "./reading";
import { typeOf } from "./type-of";
import { kindsOfNode } from "./types";

/** Declares one name. `value` is the syntax of its first value, where there is one. */
export function declareLocal(name: Identifier, value: Syntax | undefined, kinds: Kinds, reading: Reading): Local {
  const symbol = name.getSymbolOrThrow();
  const local = makeLocal(
    name.getText(),
    hintOf(name, value, kinds),
    place(reading, name),
    kinds | reading.writes.liesOf(symbol),
  );
  reading.locals.set(symbol, local);
  return local;
}

/** Where a value comes from. */
export interface Origin {
  readonly syntax?: Syntax | undefined;
  /** The place of an object that is changed while it has more than one name. */
  readonly home?: Place | null | undefined;
}

/** Declares what a name or pattern binds, and sets it to (parts of) a value; or makes a name a view of where the value lies. */
export function bind(name: BindingName, value: Expression, { syntax, home = null }: Origin, reading: Reading): void {
  if (Node.isIdentifier(name)) {
    if (!bindView(name, value, home, reading)) bindLocal(name, value, syntax, reading);
    return;
  }
  refuseOddWhole(name, value, reading);
  const whole = value.kind === "read" || value.kind === "input" ? value : pin(reading, value, natureOf(value.kinds));
  if (Node.isObjectBindingPattern(name)) {
    const keys: Expression[] = [];
    for (const part of name.getElements()) keys.push(...bindProperty(part, { whole, home }, keys, reading));
    return;
  }
  name.getElements().forEach((part, index) => {
    if (Node.isBindingElement(part)) bindElement(part, { whole, home }, index, reading);
  });
}

function bindLocal(name: Identifier, value: Expression, syntax: Syntax | undefined, reading: Reading): void {
  const local = declareLocal(name, syntax, kindsOf(name, reading) | value.kinds, reading);
  if (isUnread(value)) reading.unread.add(local);
  noteError(name, value, reading);
  if (within(value.kinds, kind.error) && !isUnread(value) && isSetOnce(name, reading)) reading.errors.add(local);
  refuseHidden(syntax, typeOf(name), reading);
  reading.steps.push({ kind: "set", local, value, span: place(reading, name) });
}

/** Makes a name a view of the place where its object lies; false where it is to be a local. */
function bindView(name: Identifier, value: Expression, home: Place | null, reading: Reading): boolean {
  const symbol = name.getSymbolOrThrow();
  reading.views.delete(symbol);
  if (home === null || !isView(name, home, reading)) return false;
  evaluated(value, reading);
  reading.views.set(symbol, frozen(home, reading));
  return true;
}

/** A value that may fail is evaluated, though nobody keeps it. */
export function evaluated(value: Expression, reading: Reading): void {
  if (!isFallible(value)) return;
  const local = { name: "_", hint: "unused", span: value.span, boxed: true };
  reading.steps.push({ kind: "set", local, value, span: value.span });
}

/**
 * Whatever the declared type says: a variable that is given an error, or NaN, may hold one, wherever it is read from now on;
 * and what a function returns may be missing, which only shows when its body is read.
 */
export function noteError(name: Identifier, value: Expression, { writes }: Reading): void {
  const missing = mayBe(kindsOfNode(name), nullish) ? nothing : kind.undefined;
  const odd = value.kinds & (kind.error | kind.nan | missing);
  if (odd !== nothing) writes.give(name.getSymbolOrThrow(), odd);
}

/** True for a name that nothing is assigned to after its declaration. */
function isSetOnce(name: Identifier, { writes }: Reading): boolean {
  return writes.count(name.getSymbolOrThrow()) <= (Node.isParameterDeclaration(name.getParent()) ? 0 : 1);
}

/** A pattern would read the length of a text or of an array, or its characters, as it reads properties and elements. */
function refuseOddWhole(name: BindingName, { kinds }: Expression, reading: Reading): void {
  const expected = Node.isArrayBindingPattern(name) ? kind.array : kind.object;
  if (memberRow(kinds, "length") !== null && !mayBe(kinds, nullish) && asksForLength(name)) return;
  if (within(kinds, expected | nullish) || (expected === kind.object && within(kinds, anything))) {
    if (mayBe(kinds, expected) || within(kinds, nullish)) return;
  }
  complain(reading, unsupportedExpression, name, {
    what: `a pattern for something that is not surely an ${expected === kind.array ? "array" : "object"}`,
    repair: "read the parts that are needed one by one",
  });
}

/** `const { length: count } = list`, or of a text. */
function asksForLength(name: BindingName): boolean {
  if (!Node.isObjectBindingPattern(name)) return false;
  return name.getElements().every((part) => {
    const key = part.getPropertyNameNode() ?? part.getNameNode();
    return part.getDotDotDotToken() === undefined && Node.isIdentifier(key) && key.getText() === "length";
  });
}

interface Whole {
  readonly whole: Expression;
  readonly home: Place | null;
}

/** Binds a part; returns its key. `keys` are those of the parts before it. */
function bindProperty(
  part: BindingElement,
  { whole, home }: Whole,
  keys: readonly Expression[],
  reading: Reading,
): readonly Expression[] {
  if (part.getDotDotDotToken() !== undefined) {
    bindPart(part, otherProperties(whole, keys, part, reading), null, reading);
    return [];
  }
  const length = memberRow(whole.kinds, "length");
  if (length !== null) {
    const span = place(reading, part);
    bindPart(part, { kind: "operation", name: length, operands: [whole], kinds: kind.number, span }, null, reading);
    return [];
  }
  const name = part.getPropertyNameNode() ?? part.getNameNode();
  const key = keyOfPart(name, reading);
  const isReason = key.kind === "literal" && isReasonOf(typeOf(part.getParent()), String(key.value));
  const kinds = isReason ? kind.error : declaredKinds(part, reading) | liesOfKey(part);
  bindPart(part, partAt(whole, key, { kinds, span: place(reading, part) }), partOfHome(home, key, false), reading);
  return [key];
}

function bindElement(part: BindingElement, { whole, home }: Whole, index: number, reading: Reading): void {
  if (part.getDotDotDotToken() !== undefined) {
    bindPart(part, elementsFrom(whole, index, part, reading), null, reading);
    return;
  }
  const span = place(reading, part);
  const position: Expression = number(index, span);
  const known = whole.kind === "read" ? reading.tuples.get(whole.local)?.[index] : undefined;
  if (known !== undefined) {
    const inside: Expression = { ...element(whole, position, { kinds: known, span }), inside: true };
    bindPart(part, inside, null, reading);
    return;
  }
  const isSure = within(whole.kinds, kind.array) && isSureElement(typeOf(part.getParent()), index, part);
  const kinds = declaredKinds(part, reading) | (isSure ? nothing : kind.undefined);
  const value = element(whole, position, { kinds, span });
  bindPart(part, value, partOfHome(home, position, true), reading);
}

function partOfHome(home: Place | null, at: Expression, ofArray: boolean): Place | null {
  return home === null
    ? null
    : { ...home, keys: [...home.keys, { at, ofArray, mayMiss: false, inside: false, fixed: true }] };
}

/** Gives a part its default where it is undefined, then binds it. */
function bindPart(part: BindingElement, value: Expression, home: Place | null, reading: Reading): void {
  const initializer = part.getInitializer();
  const own = initializer === undefined ? home : null;
  bind(part.getNameNode(), withDefault(value, initializer, reading), { home: own }, reading);
}

/** Kinds of the part itself, before its default: the declared type of the name, and undefined where there is a default. */
function declaredKinds(part: BindingElement, reading: Reading): Kinds {
  const name = part.getNameNode();
  const declared = kindsOf(name, reading);
  return part.getInitializer() === undefined ? declared : declared | kind.undefined;
}
