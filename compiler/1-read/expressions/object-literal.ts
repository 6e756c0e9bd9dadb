/** { a, b: value, ...rest }   →   an object of the template, or $merge([…]) */
import {
  Node,
  type ObjectLiteralElementLike,
  type ObjectLiteralExpression,
  type Expression as Syntax,
  type PropertyName,
} from "ts-morph";
import { unsupportedExpression } from "../../diagnostics/catalog/language";
import type { Expression, Member } from "../../ir/expression";
import { kind, nullish, within } from "../../ir/kinds";
import { refuseOdd } from "../error-values";
import { refusePrototype } from "../prototype";
import { readInOrder } from "../read-expression";
import { complain, place, unread, type Reading } from "../reading";

/** Reads an object literal. */
export function readObjectLiteral(node: ObjectLiteralExpression, reading: Reading): Expression {
  const parts = node.getProperties().flatMap((property) => partOf(property, reading));
  const values = readInOrder(
    parts.map(({ value }) => value),
    reading,
  );
  const members = parts.map(({ key, value: syntax }, index): Member => {
    const value = refuseOdd(values[index] ?? unread(place(reading, syntax)), "kept in an object", syntax, reading);
    if (key !== null) return { kind: "member", key, value };
    if (!within(value.kinds, kind.object | nullish)) {
      complain(reading, unsupportedExpression, syntax, {
        what: "a spread of something that is not surely an object",
        repair: "spread an object",
      });
    }
    return { kind: "spread", value };
  });
  return { kind: "object", members, kinds: kind.object, span: place(reading, node) };
}

/** Key (null for a spread) and the syntax of the value. */
function partOf(
  property: ObjectLiteralElementLike,
  reading: Reading,
): readonly { readonly key: string | null; readonly value: Syntax }[] {
  if (Node.isSpreadAssignment(property)) return [{ key: null, value: property.getExpression() }];
  if (Node.isShorthandPropertyAssignment(property)) return [{ key: property.getName(), value: property.getNameNode() }];
  if (Node.isPropertyAssignment(property)) {
    const name = property.getNameNode();
    const value = property.getInitializerOrThrow();
    const key = keyOf(name);
    if (key !== null) {
      refusePrototype(key, property, reading);
      return [{ key, value }];
    }
  }
  complain(reading, unsupportedExpression, property, {
    what: Node.isPropertyAssignment(property) ? "a computed key in this version" : "a method or accessor in an object",
    repair: "write plain properties; build dynamic keys in a task",
  });
  return [];
}

/** The key that is written; null for one that is computed. */
function keyOf(name: PropertyName): string | null {
  if (Node.isIdentifier(name)) return name.getText();
  if (Node.isNumericLiteral(name)) return String(name.getLiteralValue());
  return Node.isStringLiteral(name) || Node.isNoSubstitutionTemplateLiteral(name) ? name.getLiteralText() : null;
}
