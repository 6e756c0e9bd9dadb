/**
 * /^[A-Z]{3}$/.test(code)          →   $contains(code, /^[A-Z]{3}(?![\s\S])/)
 * name.replace(/[^a-z]+/g, "-")    →   $replace(name, /[^a-z]+/, "-")
 *
 * Whatever else is done with a regular expression is outlined.
 */
import { Node, ts, VariableDeclarationKind, type CallExpression, type PropertyAccessExpression } from "ts-morph";
import type { Expression } from "../../ir/expression";
import { kind, within } from "../../ir/kinds";
import type { OperationName } from "../../ir/operations";
import { kindsOf, readExpression } from "../read-expression";
import { place, type Reading } from "../reading";
import { portable, type Portable } from "./portable";

/** The operation that a call is which is given a regular expression, or made on one; null for any other call. */
export function readRegexCall(
  node: CallExpression,
  callee: PropertyAccessExpression,
  reading: Reading,
): Expression | null {
  if (ts.isOptionalChain(callee.compilerNode)) return null;
  const [first, second, ...others] = node.getArguments();
  if (others.length > 0) return null;
  if (callee.getName() === "test" && second === undefined) return readTest(first, callee, { node, reading });
  if (callee.getName() !== "replace" && callee.getName() !== "replaceAll") return null;
  return readReplaced(first, second, callee, { node, reading });
}

interface At {
  readonly node: CallExpression;
  readonly reading: Reading;
}

/** A pattern that finds every match remembers where the last one was: it has to be new each time. */
function readTest(text: Node | undefined, callee: PropertyAccessExpression, at: At): Expression | null {
  const owner = callee.getExpression();
  const found = patternOf(owner);
  const forgets = found !== null && (!found.all || Node.isRegularExpressionLiteral(owner));
  return forgets ? operation("matches", text, [found.source], at) : null;
}

/** What is put in the place of a match is taken as it is by every engine where it has neither `$` nor `\\`. */
function readReplaced(
  pattern: Node | undefined,
  by: Node | undefined,
  callee: PropertyAccessExpression,
  at: At,
): Expression | null {
  const found = patternOf(pattern);
  const replacement = by?.getType().getLiteralValue();
  if (found === null || typeof replacement !== "string" || /[$\\]/.test(replacement)) return null;
  if (!found.all && callee.getName() === "replaceAll") return null;
  const name = found.all ? "replace matches" : "replace match";
  return operation(name, callee.getExpression(), [found.source, replacement], at);
}

function operation(
  name: OperationName,
  text: Node | undefined,
  literals: readonly string[],
  { node, reading }: At,
): Expression | null {
  if (!Node.isExpression(text) || !within(kindsOf(text, reading), kind.string)) return null;
  const value = readExpression(text, reading);
  const span = place(reading, node);
  const operands = literals.map((each): Expression => ({ kind: "literal", value: each, kinds: kind.string, span }));
  return {
    kind: "operation",
    name,
    operands: [value, ...operands],
    kinds: name === "matches" ? kind.boolean : kind.string,
    span,
  };
}

/** A regular expression that is written there, or in a `const`. */
function patternOf(node: Node | undefined): Portable | null {
  if (Node.isRegularExpressionLiteral(node)) {
    const text = node.getText();
    const end = text.lastIndexOf("/");
    return portable(text.slice(1, end), text.slice(end + 1));
  }
  const symbol = Node.isIdentifier(node) ? node.getSymbol() : undefined;
  const [declaration, ...others] = (symbol?.getAliasedSymbol() ?? symbol)?.getDeclarations() ?? [];
  if (!Node.isVariableDeclaration(declaration) || others.length > 0) return null;
  const isConst = declaration.getVariableStatement()?.getDeclarationKind() === VariableDeclarationKind.Const;
  const value = declaration.getInitializer();
  return isConst && Node.isRegularExpressionLiteral(value) ? patternOf(value) : null;
}
