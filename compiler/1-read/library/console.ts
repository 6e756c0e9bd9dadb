/** console.log("sold", id)   →   nothing: the machine has its history; what the arguments do is done */
import { Node, type CallExpression, type Expression as Syntax } from "ts-morph";
import type { Expression } from "../../ir/expression";
import { kind, mayBe, nullish } from "../../ir/kinds";
import { kindsOf } from "../read-expression";
import { place, type Reading } from "../reading";
import { isGlobal } from "./globals";

/** True for a call of a method of the global `console`. */
export function isConsole(node: CallExpression): boolean {
  return isMethodOfConsole(node.getExpression());
}

/** True for `console.error`, called or handed on. */
export function isMethodOfConsole(callee: Syntax): boolean {
  if (!Node.isPropertyAccessExpression(callee)) return false;
  const owner = callee.getExpression();
  if (!Node.isIdentifier(owner) || owner.getText() !== "console") return false;
  const declarations = owner.getSymbol()?.getDeclarations() ?? [];
  return isGlobal(owner) || declarations.every(isOfHost);
}

/** What a library declares, or the program with `declare const`. */
function isOfHost(declaration: Node): boolean {
  const isAmbient = Node.isVariableDeclaration(declaration) && declaration.getVariableStatement()?.hasDeclareKeyword();
  return isAmbient === true || declaration.getSourceFile().isDeclarationFile();
}

/** Notes that the call is left out; `read` reads an argument that may do more than be written. */
export function readConsole(node: CallExpression, reading: Reading, read: (argument: Syntax) => void): Expression {
  const span = place(reading, node);
  for (const argument of node.getArguments().filter(Node.isExpression))
    if (!isOnlyLooked(argument, reading)) read(argument);
  reading.dropped.push(span);
  return { kind: "literal", value: undefined, kinds: kind.undefined, span };
}

/** True for what can neither fail nor change anything, whatever its values are: names, literals, and what is made of them. */
export function isOnlyLooked(node: Syntax, reading: Reading): boolean {
  const deeper = (inner: Node | undefined): boolean => Node.isExpression(inner) && isOnlyLooked(inner, reading);
  if (Node.isIdentifier(node) || Node.isLiteralExpression(node)) return true;
  if (Node.isTrueLiteral(node) || Node.isFalseLiteral(node) || Node.isNullLiteral(node)) return true;
  if (Node.isParenthesizedExpression(node) || Node.isAsExpression(node) || Node.isNonNullExpression(node))
    return deeper(node.getExpression());
  if (Node.isTemplateExpression(node)) return node.getTemplateSpans().every((span) => deeper(span.getExpression()));
  if (Node.isPropertyAccessExpression(node))
    return isPresent(node.getExpression(), reading) && deeper(node.getExpression());
  return isLiteralOf(node, deeper);
}

function isPresent(base: Syntax, reading: Reading): boolean {
  return !mayBe(kindsOf(base, reading), nullish);
}

function isLiteralOf(node: Syntax, deeper: (inner: Node | undefined) => boolean): boolean {
  if (Node.isArrayLiteralExpression(node)) return node.getElements().every(deeper);
  if (!Node.isObjectLiteralExpression(node)) return false;
  return node
    .getProperties()
    .every(
      (each) =>
        Node.isShorthandPropertyAssignment(each) || (Node.isPropertyAssignment(each) && deeper(each.getInitializer())),
    );
}
