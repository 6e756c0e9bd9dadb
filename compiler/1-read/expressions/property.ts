/** base.name, base?.name   →   a path; a TypeError where the base may be null or undefined */
import { Node, type PropertyAccessExpression } from "ts-morph";
import { errorUse } from "../../diagnostics/catalog/calls";
import { unsupportedExpression } from "../../diagnostics/catalog/language";
import type { Expression } from "../../ir/expression";
import { kind, mayBe, nothing, nullish, within, type Kinds } from "../../ir/kinds";
import { isWord } from "../error-classes";
import { endsQuietly } from "../chains";
import { believed } from "../claims";
import { memberRow, members } from "../library/members";
import { constantMember } from "../library/constants";
import { executionField } from "../words/execution";
import { property } from "../parts";
import { refusePrototype } from "../prototype";
import { kindsOf, readExpression } from "../read-expression";
import { isAskedForText } from "../sdk/bodies";
import { isMomentOfAnswer } from "../sdk/dates";
import { isReasonOf } from "../settled-results";
import { complain, place, unread, type Reading } from "../reading";
import { typeOf } from "../type-of";

/** Reads a property access. */
export function readProperty(node: PropertyAccessExpression, reading: Reading): Expression {
  const constant = constantMember(node, reading) ?? executionField(node, reading);
  if (constant !== null) return constant;
  const name = node.getName();
  const base = baseOf(node, reading);
  const span = place(reading, node);
  refusePrototype(name, node, reading);
  if (mayBe(base.kinds, kind.error)) return errorField(base, node, reading);
  const optional = endsQuietly(node, reading);
  const kinds = kindsIn(node, reading) | (optional && mayBe(base.kinds, nullish) ? kind.undefined : 0);
  const row = memberRow(base.kinds, name);
  if (row !== null) {
    const length: Expression = { kind: "operation", name: row, operands: [base], kinds: kind.number, span };
    return mayBe(base.kinds, nullish) ? guarded(base, length, { optional, kinds, name, span }) : length;
  }
  if (within(base.kinds, kind.object | nullish) || base.kinds === 0)
    return property(base, name, { kinds, span, optional });
  if (isOdd(base, name)) {
    complain(reading, unsupportedExpression, node, { what: `\`.${name}\` of this value`, repair: "read it in a task" });
    return unread(span);
  }
  return property(base, name, { kinds, span, optional });
}

/** What a property may be: the reason of what was not fulfilled is an error, a date of an answer text. */
function kindsIn(node: PropertyAccessExpression, reading: Reading): Kinds {
  if (isReasonOf(typeOf(node.getExpression()), node.getName())) return kind.error;
  const kinds = kindsOf(node, reading);
  return isMomentOfAnswer(node) || isAskedForText(node) ? kind.string | (kinds & nullish) : kinds;
}

/** What a cast claims to be a text or a list has a length. */
function baseOf(node: PropertyAccessExpression, reading: Reading): Expression {
  const whole = readExpression(node.getExpression(), reading);
  const row = memberRow(whole.claimed ?? nothing, node.getName());
  return row === null ? whole : believed(whole, kind.array | kind.string | nullish);
}

/** True where it is not known whether the property is one of an object, or which. */
function isOdd({ kinds }: Expression, name: string): boolean {
  const mayBeRow = members.some(({ of, member }) => member === name && mayBe(kinds, of));
  return mayBeRow || mayBe(kinds, kind.other) || !mayBe(kinds, kind.object);
}

interface Guard {
  readonly optional: boolean;
  readonly kinds: Kinds;
  readonly name: string;
  readonly span: Expression["span"];
}

/** `list?.length`, or `list.length` of a list that may be missing: the TypeError is that of the property. */
function guarded(base: Expression, value: Expression, { optional, kinds, name, span }: Guard): Expression {
  const missing: Expression = property(base, name, { kinds: kind.undefined, span, optional });
  const test: Expression = { kind: "operation", name: "isNullish", operands: [base], kinds: kind.boolean, span };
  return { kind: "conditional", test, then: missing, otherwise: value, kinds, span };
}

function errorField(error: Expression, node: PropertyAccessExpression, reading: Reading): Expression {
  const name = node.getName();
  const span = place(reading, node);
  if ((name === "name" || name === "message") && within(error.kinds, kind.error | nullish)) {
    const { nativeNames } = reading.program.errors;
    const value: Expression = { kind: "errorField", field: name, error, nativeNames, kinds: kind.string, span };
    if (!mayBe(error.kinds, nullish)) return value;
    const optional = endsQuietly(node, reading);
    const kinds = kind.string | (optional ? kind.undefined : nothing);
    return guarded(error, value, { optional, kinds, name, span });
  }
  if (name === "status" && within(error.kinds, kind.error) && isHttpError(node)) {
    const kinds = kind.number | kind.null;
    return { kind: "errorField", field: "status", error, nativeNames: {}, kinds, span };
  }
  complain(reading, errorUse, node, { use: `asked for its \`${name}\`` });
  return unread(span);
}

/** The only error that is known to have more than a name and a message. */
function isHttpError(node: PropertyAccessExpression): boolean {
  const [declaration] = node.getExpression().getType().getSymbol()?.getDeclarations() ?? [];
  return Node.isClassDeclaration(declaration) && declaration.getName() === "HttpError" && isWord(declaration);
}
