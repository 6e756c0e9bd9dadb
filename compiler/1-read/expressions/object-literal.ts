/** { a, b: value, [key]: value, ...rest }   →   an object of the template, or $merge([…]) */
import {
  Node,
  type ObjectLiteralElementLike,
  type ObjectLiteralExpression,
  type Expression as Syntax,
  type PropertyName,
} from "ts-morph";
import { unsupportedExpression } from "../../diagnostics/catalog/language";
import type { Expression, Logical, Member } from "../../ir/expression";
import { kind, nullish, within } from "../../ir/kinds";
import { believed } from "../claims";
import { asKey } from "../keys";
import { refuseOdd } from "../error-values";
import { numberIn } from "../numerals";
import { refusePrototype } from "../prototype";
import { withKey } from "../replaced";
import { readInOrder } from "../read-expression";
import { complain, place, unread, type Reading } from "../reading";

/** Reads an object literal. Keys and values are evaluated in the order in which they stand. */
export function readObjectLiteral(node: ObjectLiteralExpression, reading: Reading): Expression {
  const parts = node.getProperties().flatMap((property) => partOf(property, reading));
  const values = readInOrder(
    parts.flatMap(({ key, value }) => (Node.isNode(key) ? [key, value] : [value])),
    reading,
  );
  let next = 0;
  const take = (syntax: Syntax): Expression => values[next++] ?? unread(place(reading, syntax));
  let members: readonly Member[] = [];
  for (const { key, value: syntax } of parts) {
    const computed = Node.isNode(key) ? keyFrom(take(key), key, reading) : null;
    const value = refuseOdd(take(syntax), "kept in an object", syntax, reading);
    if (computed !== null)
      members = [{ kind: "spread", value: withKey(objectOf(members, node, reading), computed, value) }];
    else if (typeof key === "string") members = [...members, { kind: "member", key, value }];
    else members = [...members, { kind: "spread", value: spreadable(value, syntax, reading) }];
  }
  return objectOf(members, node, reading);
}

function objectOf(members: readonly Member[], node: Node, reading: Reading): Expression {
  return { kind: "object", members, kinds: kind.object, span: place(reading, node) };
}

/** What can be spread: an object, or nothing. */
export function spreadable(given: Expression, syntax: Syntax, reading: Reading): Expression {
  if (given.kind === "logical" && given.operator === "&&") return onlyWhere(given, syntax, reading);
  const value = believed(given, kind.object | nullish);
  if (!within(value.kinds, kind.object | nullish)) {
    complain(reading, unsupportedExpression, syntax, {
      what: "a spread of something that is not surely an object",
      repair: "spread an object",
    });
  }
  return value;
}

/** `...(note && { note })`: of what is falsy nothing is spread, whatever it is. */
function onlyWhere({ left, right, span }: Logical, syntax: Syntax, reading: Reading): Expression {
  const then = spreadable(right, syntax, reading);
  const otherwise: Expression = { kind: "object", members: [], kinds: kind.object, span };
  return { kind: "conditional", test: left, then, otherwise, kinds: then.kinds | kind.object, span };
}

function keyFrom(given: Expression, syntax: Syntax, reading: Reading): Expression {
  const key = asKey(given, syntax, reading);
  if (key.kind === "literal") refusePrototype(String(key.value), syntax, reading);
  if (!within(key.kinds, kind.string))
    complain(reading, unsupportedExpression, syntax, { what: "this key", repair: "use text as the key: `String(id)`" });
  return key;
}

interface Part {
  /** What is written; the syntax of what is computed; null for a spread. */
  readonly key: string | Syntax | null;
  readonly value: Syntax;
}

function partOf(property: ObjectLiteralElementLike, reading: Reading): readonly Part[] {
  if (Node.isSpreadAssignment(property)) return [{ key: null, value: property.getExpression() }];
  if (Node.isShorthandPropertyAssignment(property)) return [{ key: property.getName(), value: property.getNameNode() }];
  if (Node.isPropertyAssignment(property)) {
    const key = keyOf(property.getNameNode());
    if (typeof key === "string") refusePrototype(key, property, reading);
    return [{ key, value: property.getInitializerOrThrow() }];
  }
  complain(reading, unsupportedExpression, property, {
    what: "a method or accessor in an object",
    repair: "write plain properties; build dynamic keys in a task",
  });
  return [];
}

/** The key that is written; of one that is computed, what computes it. */
function keyOf(name: PropertyName): string | Syntax {
  if (Node.isNumericLiteral(name)) return String(numberIn(name));
  if (Node.isStringLiteral(name) || Node.isNoSubstitutionTemplateLiteral(name)) return name.getLiteralText();
  return Node.isComputedPropertyName(name) ? name.getExpression() : name.getText();
}
