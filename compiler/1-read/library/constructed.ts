/**
 * Array.from({ length: n }, (_, at) => …), Array.from(list), Boolean(value), Math.pow(2, n)   →   values that have other
 * forms as well
 */
import { Node, type CallExpression, type Expression as Syntax } from "ts-morph";
import type { Expression } from "../../ir/expression";
import { kind, nothing, within } from "../../ir/kinds";
import type { Span } from "../../ir/span";
import { believed, believedPresent } from "../claims";
import { power } from "../arithmetic";
import { readExpression, readInOrder } from "../read-expression";
import { place, type Reading } from "../reading";
import { kindsOfType } from "../types";
import { readAssigned, readNumber } from "./converted";
import { readLambda } from "./lambda";
import type { Row } from "./rows";

/** Reads such a call of a global function; null for any other. */
export function readConstructed(node: CallExpression, reading: Reading): Expression | null {
  const name = node.getExpression().getText();
  const given = node.getArguments().filter(Node.isExpression);
  if (given.some(Node.isSpreadElement)) return null;
  if (name === "Object.freeze" && isLiteral(given[0])) return readExpression(given[0], reading);
  if (name === "Boolean" && given.length === 1) return readTruth(node, given, reading);
  if (name === "Number") return readNumber(given, reading);
  if (name === "Object.assign") return readAssigned(node, reading);
  if (name === "Math.pow" && given.length === 2) return readPower(node, given, reading);
  return name === "Array.from" ? readArrayFrom(node, given, reading) : null;
}

/** What nobody else has a name for, and TypeScript lets nobody change. */
function isLiteral(value: Syntax | undefined): value is Syntax {
  return Node.isObjectLiteralExpression(value) || Node.isArrayLiteralExpression(value);
}

/** `Math.pow(2, n)` is `2 ** n`. */
function readPower(node: CallExpression, given: readonly Syntax[], reading: Reading): Expression | null {
  const [base, exponent] = readInOrder(given, reading);
  return base === undefined || exponent === undefined ? null : power(base, exponent, { node, reading });
}

function readTruth(node: CallExpression, [value]: readonly Syntax[], reading: Reading): Expression | null {
  if (value === undefined) return null;
  const span = place(reading, node);
  const not = (operand: Expression): Expression => ({
    kind: "unary",
    operator: "!",
    operand,
    kinds: kind.boolean,
    span,
  });
  return not(not(readExpression(value, reading)));
}

function readArrayFrom(node: CallExpression, given: readonly Syntax[], reading: Reading): Expression | null {
  const [source, callback] = given;
  const span = place(reading, node);
  if (source === undefined || given.length > 2) return null;
  const length = lengthOf(source);
  if (length === null) {
    const isSet = Node.isNewExpression(source) && source.getExpression().getText() === "Set";
    if ((!source.getType().isArray() && !isSet) || callback !== undefined) return null;
    const list = believedPresent(readExpression(source, reading), kind.array);
    return { kind: "array", items: [{ kind: "spread", value: list }], kinds: kind.array, span };
  }
  return callback === undefined || usesFirst(callback) ? null : readFromLength(length, callback, span, reading);
}

function readFromLength(length: Syntax, callback: Syntax, span: Span, reading: Reading): Expression | null {
  const size = believed(readExpression(length, reading), kind.number);
  const lambda = readLambda(callback, nothing, reading);
  if (!within(size.kinds, kind.number) || lambda?.kind !== "lambda") return null;
  if (!within(lambda.body.kinds, ~(kind.undefined | kind.other | kind.error))) return null;
  return { kind: "operation", name: "from length", operands: [size, lambda], kinds: kind.array, span };
}

/** `n` of `{ length: n }`; null for anything else. */
function lengthOf(source: Syntax): Syntax | null {
  if (!Node.isObjectLiteralExpression(source)) return null;
  const [only, ...more] = source.getProperties();
  if (!Node.isPropertyAssignment(only) || only.getName() !== "length" || more.length > 0) return null;
  return only.getInitializer() ?? null;
}

/** True for a callback that reads its first argument: that is undefined, whatever its type. */
function usesFirst(callback: Syntax): boolean {
  if (!Node.isArrowFunction(callback)) return true;
  const first = callback.getParameters()[0]?.getNameNode();
  if (first === undefined) return false;
  if (!Node.isIdentifier(first)) return true;
  const name = first.getText();
  return (
    callback
      .getBody()
      .forEachDescendant((each) => (Node.isIdentifier(each) && each.getText() === name) || undefined) === true
  );
}

/** True for entries of which it is not known that each is a key and a value. */
export function isOddEntries({ operation }: Row, [entries]: readonly Syntax[]): boolean {
  if (operation !== "Object.fromEntries") return false;
  const element = entries?.getType().getArrayElementType();
  const [key, value, ...more] = element?.isTuple() === true ? element.getTupleElements() : [];
  if (entries === undefined || key === undefined || value === undefined || more.length > 0) return true;
  return !within(kindsOfType(key, entries), kind.string);
}
