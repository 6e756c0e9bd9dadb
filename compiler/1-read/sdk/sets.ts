/** Item: { tags: new Set(["new", "hot"]) }   →   { "Ss": ["new", "hot"] }: a set is written where it is sent */
import { Node, type NewExpression } from "ts-morph";
import type { Expression } from "../../ir/expression";
import { kind, within } from "../../ir/kinds";
import { believedPresent } from "../claims";
import { readExpression } from "../read-expression";
import { makeLocal, place, readOf, type Reading } from "../reading";
import { kindsOfType } from "../types";
import { commandClass, documentModule } from "./classes";

/** True for a set of texts or of numbers that is a value in the arguments of the document client. */
export function isSetInDocument(node: Node): node is NewExpression {
  if (!Node.isNewExpression(node) || node.getExpression().getText() !== "Set") return false;
  return elementsOf(node) !== null && isSent(node);
}

function isSent(node: Node): boolean {
  const parent = node.getParent();
  if (Node.isNewExpression(parent)) return commandClass(parent.getType())?.module === documentModule;
  const isAround =
    Node.isObjectLiteralExpression(parent) ||
    Node.isArrayLiteralExpression(parent) ||
    Node.isPropertyAssignment(parent) ||
    Node.isParenthesizedExpression(parent);
  return isAround && isSent(parent);
}

/** The tag of a set of such elements; null for elements of other kinds. */
function elementsOf(node: NewExpression): "Ss" | "Ns" | null {
  const [list, ...more] = node.getArguments();
  const element = list?.getType().getArrayElementType();
  if (element === undefined || more.length > 0) return null;
  const kinds = kindsOfType(element, node);
  if (within(kinds, kind.string)) return "Ss";
  return within(kinds, kind.number) ? "Ns" : null;
}

/** Reads a set that is sent; null for any other. */
export function readSentSet(node: NewExpression, reading: Reading): Expression | null {
  const [given] = node.getArguments();
  const tag = elementsOf(node);
  if (tag === null || !Node.isExpression(given) || !isSetInDocument(node)) return null;
  const span = place(reading, node);
  const list = believedPresent(readExpression(given, reading), kind.array);
  const distinct: Expression = { kind: "operation", name: "distinct", operands: [list], kinds: kind.array, span };
  const elements = tag === "Ss" ? distinct : asNumbers(distinct);
  const literal: Expression = { kind: "literal", value: tag, kinds: kind.string, span };
  return { kind: "operation", name: "sent set", operands: [elements, literal], kinds: kind.array, span };
}

/** Numbers as the texts that DynamoDB has for them. */
function asNumbers(list: Expression): Expression {
  const { span } = list;
  const local = makeLocal("element", "element", span, kind.number);
  const operands = [readOf(local, kind.number, span)];
  const body: Expression = { kind: "operation", name: "sent number", operands, kinds: kind.string, span };
  const each: Expression = { kind: "lambda", parameters: [local], body, kinds: kind.other, span };
  return { kind: "operation", name: "map", operands: [list, each], kinds: kind.array, span };
}
