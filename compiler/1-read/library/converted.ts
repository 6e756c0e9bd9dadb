/** Number(count), Object.assign({}, defaults, options)   →   the number itself; `{ ...defaults, ...options }` */
import { Node, type CallExpression, type Expression as Syntax } from "ts-morph";
import type { Expression, Member } from "../../ir/expression";
import { kind, within } from "../../ir/kinds";
import { refuseOdd } from "../error-values";
import { spreadable } from "../expressions/object-literal";
import { kindsOf, readExpression, readInOrder } from "../read-expression";
import { place, type Reading } from "../reading";

/** Reads `Number` of what is a number, or a truth; a text may say a number in ways that JSONata does not know. */
export function readNumber([given, ...more]: readonly Syntax[], reading: Reading): Expression | null {
  if (given === undefined || more.length > 0) return null;
  const kinds = kindsOf(given, reading);
  if (within(kinds, kind.number)) return readExpression(given, reading);
  if (!within(kinds, kind.boolean)) return null;
  const test = readExpression(given, reading);
  const about = { kinds: kind.number, span: test.span };
  const one: Expression = { kind: "literal", value: 1, ...about };
  const zero: Expression = { kind: "literal", value: 0, ...about };
  return { kind: "conditional", test, then: one, otherwise: zero, ...about };
}

/** Reads `Object.assign` where it changes nothing that has a name. */
export function readAssigned(node: CallExpression, reading: Reading): Expression | null {
  if (!isOfNew(node)) return null;
  const given = node.getArguments().filter(Node.isExpression);
  const members = readInOrder(given, reading).flatMap((value, at): readonly Member[] => {
    const syntax = given[at] ?? node;
    if (at === 0 && value.kind === "object") return value.members;
    return [
      { kind: "spread", value: spreadable(refuseOdd(value, "kept in an object", syntax, reading), syntax, reading) },
    ];
  });
  return { kind: "object", members, kinds: kind.object, span: place(reading, node) };
}

/** True for `Object.assign({ … }, …)`, which yields an object that nobody else has. */
export function isOfNew(node: Node | undefined): boolean {
  return Node.isCallExpression(node) && Node.isObjectLiteralExpression(node.getArguments()[0]);
}
