/** base[index]: an element of an array, or a property by a computed name */
import type { ElementAccessExpression } from "ts-morph";
import { unsupportedExpression } from "../../diagnostics/catalog/language";
import type { Element, Expression } from "../../ir/expression";
import { kind, mayBe, nothing, nullish, within, without, type Kinds } from "../../ir/kinds";
import type { Span } from "../../ir/span";
import { endsQuietly } from "../chains";
import { believed } from "../claims";
import { asKey, asPosition } from "../keys";
import { property } from "../parts";
import { isSure } from "../lies";
import { refusePrototype } from "../prototype";
import { kindsOf, readInOrder } from "../read-expression";
import { isOfSingleUnits } from "../library/single-units";
import { complain, place, unread, type Reading } from "../reading";

/** Reads an element access. */
export function readElement(node: ElementAccessExpression, reading: Reading): Expression {
  const span = place(reading, node);
  const [whole, at] = readInOrder([node.getExpression(), node.getArgumentExpressionOrThrow()], reading);
  if (whole === undefined || at === undefined) return unread(span);
  const base = believed(whole, kind.array | kind.object | kind.string | nullish);
  const index = indexOf(base, believed(at, kind.number | kind.string), node, reading);
  if (index.kind === "literal") refusePrototype(String(index.value), node, reading);
  const optional = endsQuietly(node, reading);
  const kinds = kindsOfElement(base, node, reading);
  const isArray = within(base.kinds, kind.array | nullish) && within(index.kinds, kind.number);
  const isObject = within(base.kinds, kind.object | nullish) && within(index.kinds, kind.string);
  if (isObject && index.kind === "literal" && typeof index.value === "string")
    return property(base, index.value, { kinds, span, optional });
  if (isArray || isObject) return elementOf(base, index, { optional, kinds, span });
  return characterOf(base, index, span) ?? refuse(node, reading);
}

/** What an index leads to in a list or an object, also where it is missing. */
function indexOf(base: Expression, index: Expression, node: ElementAccessExpression, reading: Reading): Expression {
  if (within(base.kinds, kind.object | nullish)) return asKey(index, node, reading);
  return within(base.kinds, kind.array | nullish) ? asPosition(index, reading) : index;
}

/** `text[0]`; null for any other position. */
function characterOf(base: Expression, index: Expression, span: Span): Expression | null {
  if (!within(base.kinds, kind.string) || !isPosition(index)) return null;
  const kinds = kind.string | kind.undefined;
  return {
    kind: "operation",
    name: isOfSingleUnits(base) ? "text at" : "at of units",
    operands: [base, index],
    kinds,
    span,
  };
}

function elementOf(
  base: Expression,
  index: Expression,
  { optional, kinds, span }: Pick<Element, "optional" | "kinds" | "span">,
): Expression {
  return {
    kind: "element",
    base,
    index,
    optional: optional || !mayBe(base.kinds, nullish),
    inside: false,
    kinds,
    span,
  };
}

function refuse(node: ElementAccessExpression, reading: Reading): Expression {
  complain(reading, unsupportedExpression, node, {
    what: "this element access in this version",
    repair: "index an array by a number, or an object by a string",
  });
  return unread(place(reading, node));
}

/** A position that is written out. */
function isPosition(index: Expression): boolean {
  return index.kind === "literal" && Number.isInteger(index.value) && Number(index.value) >= 0;
}

function kindsOfElement(base: Expression, node: ElementAccessExpression, reading: Reading): Kinds {
  const kinds = kindsOf(node, reading);
  const lies = reading.writes.lies(node.getArgumentExpressionOrThrow());
  const isThere = isInTable(base, node, reading) || (within(base.kinds, kind.array) && isSure(node, lies));
  return isThere ? without(kinds, kind.undefined) : kinds | kind.undefined;
}

/** True for `RATES[region]` of a table that is written out, with a line for each value that the key may have. */
function isInTable(base: Expression, node: ElementAccessExpression, reading: Reading): boolean {
  const key = node.getArgumentExpressionOrThrow();
  const type = key.getType();
  if (reading.writes.lies(key) !== nothing) return false;
  const keys = (type.isUnion() ? type.getUnionTypes() : [type]).map((each) =>
    each.isStringLiteral() ? each.getLiteralValue() : undefined,
  );
  if (base.kind !== "object") return false;
  const lines = new Set(base.members.map((member) => (member.kind === "member" ? member.key : null)));
  return keys.every((key) => typeof key === "string" && lines.has(key));
}
