/** new SoldOut(message)   →   a name and a message */
import { Node, type NewExpression } from "ts-morph";
import { errorConstructor } from "../../diagnostics/catalog/calls";
import { valueNotJson } from "../../diagnostics/catalog/language";
import type { Expression } from "../../ir/expression";
import { kind, within } from "../../ir/kinds";
import { isGlobal } from "../library/globals";
import { readDistinct } from "../library/iterated";
import { readSentSet } from "../sdk/sets";
import { isError } from "../types";
import { concatenation } from "../arithmetic";
import { readInOrder } from "../read-expression";
import { complain, place, unread, type Reading } from "../reading";

/** Reads `new`: of errors, and of sets that are an array at once. */
export function readNew(node: NewExpression, reading: Reading): Expression {
  const span = place(reading, node);
  const type = node.getType();
  if (!isError(type)) return readOther(node, reading);
  const declaration = type.getSymbol()?.getDeclarations().find(Node.isClassDeclaration);
  const known = declaration === undefined ? null : reading.program.errors.of(declaration);
  const name = known?.name ?? type.getSymbol()?.getName() ?? "Error";
  const syntaxes = node.getArguments().filter(Node.isExpression);
  const values = readInOrder(syntaxes, reading);
  const plain = declaration === undefined ? known === null : reading.program.errors.isPlain(declaration);
  if (!plain || syntaxes.length > 1 || syntaxes.some(Node.isSpreadElement))
    complain(reading, errorConstructor, node, { name });
  return { kind: "newError", name, message: messageOf(values[0], node, reading), kinds: kind.error, span };
}

function readOther(node: NewExpression, reading: Reading): Expression {
  const elements = isGlobal(node.getExpression()) ? (readDistinct(node, reading) ?? readSentSet(node, reading)) : null;
  if (elements !== null) return elements;
  complain(reading, valueNotJson, node, { type: node.getType().getText(node) });
  return unread(place(reading, node));
}

/** `new Error(undefined)` and `new Error()` have an empty message. */
function messageOf(value: Expression | undefined, node: NewExpression, reading: Reading): Expression {
  const empty: Expression = { kind: "literal", value: "", kinds: kind.string, span: place(reading, node) };
  if (value === undefined) return empty;
  if (within(value.kinds, kind.string)) return value;
  if (within(value.kinds, kind.string | kind.undefined)) {
    return { kind: "operation", name: "default", operands: [value, empty], kinds: kind.string, span: value.span };
  }
  return concatenation([empty, value], { node, reading });
}
