/**
 * order.lines[i].price   →   the variable `order`, and the keys on the way from it
 *
 * Where an object lies: in a variable, or on a way from one whose positions stay as they were when somebody gave the
 * place a name.
 */
import { Node, type ElementAccessExpression, type Expression as Syntax, type Identifier, type Symbol } from "ts-morph";
import { unsupportedExpression } from "../diagnostics/catalog/language";
import type { Expression, Local } from "../ir/expression";
import { kind, mayBe, nothing, nullish, within, type Kinds } from "../ir/kinds";
import type { Span } from "../ir/span";
import { asKey } from "./keys";
import { kindsOf, readExpression } from "./read-expression";
import { complain, pin, place, readOf, type Reading } from "./reading";
import { symbolOf } from "./symbols";
import { fillingIn, foundIn, isWrapper, type Filling, type Path } from "./views/paths";
import { typeOf } from "./type-of";

/** A variable and the way from it to a part of what it holds. */
export interface Place {
  readonly root: Local;
  /** Where the variable is named; null for one of the compiler's own. */
  readonly name: Identifier | null;
  readonly symbol: Symbol | null;
  readonly keys: readonly Key[];
  /** Its keys have been kept: the syntax may mean another place by now. */
  readonly settled?: true;
}

export interface Key {
  readonly at: Expression;
  readonly ofArray: boolean;
  /** What the key is asked of may be missing: then JavaScript throws. */
  readonly mayMiss: boolean;
  /** The position surely lies in the array. */
  readonly inside: boolean;
  /** True for a key that stays what it is as long as the place has a name. */
  readonly fixed: boolean;
  /** It was computed, and is kept. */
  readonly computed?: true;
}

/** Gives a place on the way to another one a value where it has none. */
type Fill = (found: Place, filling: Filling) => void;

/**
 * The place that an expression names; null for what is in no variable. Keys are read, and what is computed is kept.
 * Only who changes the place may `fill` one on the way to it.
 */
export function placeOf(node: Syntax, reading: Reading, fill?: Fill): Place | null {
  if (Node.isIdentifier(node)) return placeOfName(node, reading);
  const filling = fillingIn(node);
  if (filling !== null) return fill === undefined ? null : placeFilled(filling, fill, reading);
  if (isWrapper(node)) return placeOf(node.getExpression(), reading, fill);
  if (Node.isPropertyAccessExpression(node)) {
    const at: Expression = { kind: "literal", value: node.getName(), kinds: kind.string, span: place(reading, node) };
    return further(node.getExpression(), at, reading, fill);
  }
  if (Node.isElementAccessExpression(node)) {
    const base = placeOf(node.getExpression(), reading, fill);
    return base === null ? null : { ...base, keys: [...base.keys, elementKey(node, reading)] };
  }
  const list = foundIn(node);
  return list === null ? null : placeOfFound(node, list, reading);
}

function placeOfName(name: Identifier, reading: Reading): Place | null {
  const symbol = symbolOf(name);
  if (symbol === undefined) return null;
  const view = reading.views.get(symbol);
  if (view !== undefined) return view;
  const root = reading.locals.get(symbol);
  return root === undefined ? null : { root, name, symbol, keys: [] };
}

function placeFilled(filling: Filling, fill: Fill, reading: Reading): Place | null {
  const found = placeOf(filling.place, reading, fill);
  if (found !== null) fill(found, filling);
  return found;
}

function further(base: Syntax, at: Expression, reading: Reading, fill?: Fill): Place | null {
  const found = placeOf(base, reading, fill);
  if (found === null) return null;
  return { ...found, keys: [...found.keys, { at, inside: false, fixed: true, ...aboutBase(base, reading) }] };
}

function aboutBase(base: Syntax, reading: Reading): Pick<Key, "ofArray" | "mayMiss"> {
  const ofArray = isList(base);
  return { ofArray, mayMiss: fillingIn(base) === null && mayBe(kindsOf(base, reading), nullish) };
}

function isList(base: Node): boolean {
  const type = typeOf(base).getNonNullableType();
  return type.isArray() || type.isTuple();
}

function elementKey(access: ElementAccessExpression, reading: Reading): Key {
  const about = aboutBase(access.getExpression(), reading);
  const syntax = access.getArgumentExpressionOrThrow();
  const given = readExpression(syntax, reading);
  const at = about.ofArray ? given : asKey(given, syntax, reading);
  if (!within(at.kinds, about.ofArray ? kind.number : kind.string)) {
    const repair = about.ofArray ? "index an array by a number" : "use text as the key: `String(id)`";
    complain(reading, unsupportedExpression, syntax, { what: "this key", repair });
  }
  if (at.kind !== "literal" && at.kind !== "read")
    return { at: pin(reading, at, "key"), inside: false, fixed: true, computed: true, ...about };
  const symbol = Node.isIdentifier(syntax) ? symbolOf(syntax) : undefined;
  const fixed = at.kind === "literal" || (symbol !== undefined && reading.writes.count(symbol) <= 1);
  return { at, inside: false, fixed, ...about };
}

/** `list.find(test)`: the element at the first position that passes the test, or none at -1. */
function placeOfFound(call: Node, list: Syntax, reading: Reading): Place | null {
  const base = placeOf(list, reading);
  const found = base === null || !Node.isExpression(call) ? null : readExpression(call, reading);
  if (base === null || found?.kind !== "operation" || found.name !== "find") return null;
  const at = pin(reading, { ...found, name: "findIndex", kinds: kind.number }, "position");
  return { ...base, keys: [...base.keys, { at, ofArray: true, mayMiss: false, inside: false, fixed: true }] };
}

/** The place, whatever is assigned to the variables in its keys from now on. */
export function frozen(where: Place, reading: Reading): Place {
  const keys = where.keys.map((key) => (key.fixed ? key : { ...key, at: pin(reading, key.at, "key"), fixed: true }));
  return { ...where, keys };
}

/** The way to the place, as the syntax would tell it. */
export function pathTo({ keys }: Place): Path {
  return keys.map(({ at }) => (at.kind === "literal" ? String(at.value) : null));
}

/** What lies at the place. */
export function valueAt({ root, keys }: Place, kinds: Kinds, span: Span): Expression {
  const kindsAt = (at: number): Kinds => {
    const key = keys[at];
    return key === undefined ? kinds : key.ofArray ? kind.array : kind.object;
  };
  return keys.reduce<Expression>(
    (whole, key, at) => partAt(whole, key, kindsAt(at + 1)),
    readOf(root, kindsAt(0), span),
  );
}

/** What lies at the place, read part by part: a part of what is missing throws. */
export function demandedAt({ root, keys }: Place, kinds: Kinds, span: Span): Expression {
  return keys.reduce<Expression>(
    (whole, key, at) => {
      const next = keys[at + 1];
      const part = partAt(whole, key, next === undefined ? kinds : kindsOfBase(next));
      return key.mayMiss && (part.kind === "property" || part.kind === "element") ? { ...part, optional: false } : part;
    },
    readOf(root, keys[0] === undefined ? kinds : kindsOfBase(keys[0]), span),
  );
}

/** What a key is asked of. */
function kindsOfBase({ ofArray, mayMiss }: Key): Kinds {
  return (ofArray ? kind.array : kind.object) | (mayMiss ? nullish : nothing);
}

/** What a key leads to; nothing where the base is missing. */
export function partAt(base: Expression, { at, inside }: Key, kinds: Kinds): Expression {
  const about = { base, optional: true, kinds, span: base.span };
  return at.kind === "literal" && typeof at.value === "string"
    ? { kind: "property", name: at.value, ...about }
    : { kind: "element", index: at, inside, ...about };
}
