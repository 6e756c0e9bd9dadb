/** An expression as a statement: a call, an assignment, a step of a counter. */
import {
  Node,
  SyntaxKind,
  type BinaryExpression,
  type CallExpression,
  type Expression as Syntax,
  type ExpressionStatement,
} from "ts-morph";
import { wordUse } from "../../diagnostics/catalog/calls";
import { readAssignment, readStep } from "../assignments";
import { readMutatingCall } from "../list-changes";
import { readDelete } from "../mutations";
import { readCompensate } from "../words/compensate";
import { readForget } from "../words/saga";
import { wordOf } from "../callees";
import { readReordered } from "../in-place";
import { readChangeIfThere } from "./change-if-there";
import { readForEach } from "./for-each";
import { isAssignment, isStep } from "../operators";
import { readExpression } from "../read-expression";
import { complain, refuseHeavy, type Reading } from "../reading";

/** Reads an expression statement. */
export function readExpressionStatement(node: ExpressionStatement, reading: Reading): void {
  readAsStatement(node.getExpression(), reading);
}

/** Reads an expression whose value nobody needs. */
export function readAsStatement(node: Syntax, reading: Reading): void {
  refuseHeavy(node, reading);
  if (Node.isParenthesizedExpression(node)) readAsStatement(node.getExpression(), reading);
  else if (Node.isBinaryExpression(node)) readBinaryStatement(node, reading);
  else if (Node.isPostfixUnaryExpression(node)) readStep(node, false, reading);
  else if (Node.isPrefixUnaryExpression(node) && isStep(node.getOperatorToken())) readStep(node, false, reading);
  else if (Node.isVoidExpression(node)) readAsStatement(node.getExpression(), reading);
  else if (Node.isDeleteExpression(node)) readDelete(node.getExpression(), reading);
  else if (Node.isCallExpression(node)) readCallStatement(node, reading);
  else readForEffect(node, reading);
}

function readBinaryStatement(node: BinaryExpression, reading: Reading): void {
  const operator = node.getOperatorToken().getKind();
  if (isAssignment(operator)) readAssignment(node, reading);
  else if (operator === SyntaxKind.CommaToken) {
    readAsStatement(node.getLeft(), reading);
    readAsStatement(node.getRight(), reading);
  } else readForEffect(node, reading);
}

function readCallStatement(node: CallExpression, reading: Reading): void {
  if (wordOf(node.getExpression()) !== null) readWord(node, reading);
  else if (
    !readChangeIfThere(
      node,
      () => {
        readPlainCall(node, reading);
      },
      reading,
    )
  )
    readPlainCall(node, reading);
}

function readPlainCall(node: CallExpression, reading: Reading): void {
  if (readMutatingCall(node, reading) || readReorderedStatement(node, reading)) return;
  if (!readForEach(node, readAsStatement, reading)) readForEffect(node, reading);
}

function readReorderedStatement(node: CallExpression, reading: Reading): boolean {
  const callee = node.getExpression();
  return Node.isPropertyAccessExpression(callee) && readReordered(node, callee, reading);
}

function readWord(node: Syntax, reading: Reading): void {
  if (!Node.isCallExpression(node)) return;
  const word = wordOf(node.getExpression());
  if (word === "compensate") readCompensate(node, reading);
  else if (word === "commit") readForget(word, node, reading);
  else complain(reading, wordUse, node, { word: word ?? "", rule: `write \`await ${word ?? ""}(…)\`` });
}

/** The value is dropped, its awaits are not; a value that may fail is kept in a local that nobody reads. */
function readForEffect(node: Syntax, reading: Reading): void {
  const value = readExpression(node, reading);
  if (value.kind === "read" || value.kind === "literal" || value.kind === "input") return;
  reading.steps.push({
    kind: "set",
    local: { name: "_", hint: "unused", span: value.span, boxed: true },
    value,
    span: value.span,
  });
}
