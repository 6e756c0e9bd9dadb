/**
 * [a, b] = [b, a]          →   both right sides, kept; then a, then b
 * ({ a, ...rest } = order) →   a = order.a; rest = order without a
 */
import { Node, type BinaryExpression, type Expression as Syntax, type Identifier } from "ts-morph";
import { unsupportedExpression } from "../../diagnostics/catalog/language";
import type { Expression } from "../../ir/expression";
import { anything, kind, mayBe, nullish, within, type Kinds } from "../../ir/kinds";
import { withDefault } from "../defaults";
import { ofPart } from "../lies";
import { refuseHidden } from "../settled-results";
import { element } from "../parts";
import { kindsOf, readExpression, readInOrder } from "../read-expression";
import { complain, pin, place, type Reading } from "../reading";
import { symbolOf } from "../symbols";
import { kindsOfNode } from "../types";
import { liesOfTarget } from "./keys";
import { elementsFrom, keyOfPart, otherProperties, partAt } from "./rest";
import { elementWritten, isPattern, leavesOf, targetsOf, type Pattern, type Target } from "./targets";

/** Gives a name, a property or an element a value. */
export type Assign = (target: Syntax, value: Expression, reading: Reading) => void;

/** Reads such an assignment; yields the value on the right. */
export function readPatternAssignment(
  node: BinaryExpression,
  pattern: Pattern,
  assign: Assign,
  reading: Reading,
): Expression {
  const right = node.getRight();
  refuseHidden(right, pattern.getType(), reading);
  const list = isWrittenOut(pattern, right) ? readInOrder(right.getElements(), reading) : null;
  if (list !== null) {
    const values = list.map((value) => kept(value, reading));
    for (const { node: target, part, initializer } of targetsOf(pattern)) {
      const value = part.kind === "element" ? values[part.at] : undefined;
      if (value !== undefined) assign(target, withDefault(value, initializer, reading), reading);
    }
    const items = values.map((value) => ({ kind: "item", value }) as const);
    return { kind: "array", items, kinds: kind.array, span: place(reading, right) };
  }
  const whole = kept(readExpression(right, reading), reading);
  assignParts(pattern, whole, assign, reading);
  return whole;
}

/** True for `[a, b] = [x, y]`, where no list has to be made. */
function isWrittenOut(pattern: Pattern, right: Syntax): right is Syntax & Pattern & { getElements(): Syntax[] } {
  return (
    Node.isArrayLiteralExpression(pattern) &&
    Node.isArrayLiteralExpression(right) &&
    targetsOf(pattern).every(({ part }) => part.kind === "element" && elementWritten(right, part.at) !== null)
  );
}

/** Gives each part of a pattern its part of the value, in order. */
export function assignParts(pattern: Pattern, whole: Expression, assign: Assign, reading: Reading): void {
  refuseOddWhole(pattern, whole, reading);
  const keys: Expression[] = [];
  for (const target of targetsOf(pattern)) {
    const value = withDefault(partOf(target, whole, keys, reading), target.initializer, reading);
    if (isPattern(target.node)) assignParts(target.node, kept(value, reading), assign, reading);
    else assign(target.node, value, reading);
  }
}

/** The part of the value; `keys` are those of the parts before it. */
function partOf(
  { node, part, initializer }: Target,
  whole: Expression,
  keys: Expression[],
  reading: Reading,
): Expression {
  const span = place(reading, node);
  const kinds = kindsOfTarget(node, reading) | (initializer === undefined ? 0 : kind.undefined);
  switch (part.kind) {
    case "element": {
      const at: Expression = { kind: "literal", value: part.at, kinds: kind.number, span };
      return element(whole, at, { kinds: kinds | kind.undefined, span });
    }
    case "elements from":
      return elementsFrom(whole, part.at, node, reading);
    case "property": {
      const key = keyOfPart(part.name, reading);
      keys.push(key);
      return partAt(whole, key, { kinds: kinds | liesOfTarget(part.name), span });
    }
    case "other properties":
      return otherProperties(whole, keys, node, reading);
  }
}

/** What may be written there, whatever has been since the declaration. */
function kindsOfTarget(node: Syntax, reading: Reading): Kinds {
  if (isPattern(node)) {
    const leaves = leavesOf(node).filter(Node.isExpression);
    return leaves.reduce((sum, leaf) => sum | ofPart(reading.writes.lies(leaf)), kindsOfNode(node));
  }
  const declaration = Node.isIdentifier(node) ? declarationOf(node) : undefined;
  if (declaration === undefined) return kindsOf(node, reading);
  return kindsOfNode(declaration) | reading.writes.lies(node);
}

function declarationOf(name: Identifier): Node | undefined {
  return symbolOf(name)?.getDeclarations()[0];
}

function kept(value: Expression, reading: Reading): Expression {
  return value.kind === "literal" ? value : pin(reading, value, "value");
}

function refuseOddWhole(pattern: Pattern, { kinds }: Expression, reading: Reading): void {
  const expected = Node.isArrayLiteralExpression(pattern) ? kind.array : kind.object;
  const isObject = expected === kind.object && within(kinds, anything);
  if ((within(kinds, expected | nullish) || isObject) && (mayBe(kinds, expected) || within(kinds, nullish))) return;
  complain(reading, unsupportedExpression, pattern, {
    what: `a pattern for something that is not surely an ${expected === kind.array ? "array" : "object"}`,
    repair: "read the parts that are needed one by one",
  });
}
