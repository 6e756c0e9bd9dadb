/**
 * steps[kind](order); const step = steps[kind] ?? fallback; … step(order)   →   which functions may be meant, by a key
 *
 * A function that is looked up in an object that is written out: all that it may be is known, and the key says which it is.
 */
import { Node, type ElementAccessExpression, type Expression as Syntax } from "ts-morph";
import type { Expression } from "../ir/expression";
import { tableNamedBy, type FunctionTable } from "./function-tables";
import type { Reading } from "./reading";
import { symbolOf } from "./symbols";

/** Functions by the keys of their object. */
export interface Choice {
  readonly members: FunctionTable;
  /** What says which of them is meant. */
  readonly key: Syntax;
  /** What that was where the choice was made; null: it is made here. */
  readonly known: Expression | null;
  /** What is meant where there is none of that key. */
  readonly fallback: Node | null;
}

/** The choice that a callee, or the value of a variable, is; null for anything else. */
export function choiceOf(callee: Syntax, reading: Pick<Reading, "chosen">): Choice | null {
  if (Node.isParenthesizedExpression(callee) || Node.isNonNullExpression(callee))
    return choiceOf(callee.getExpression(), reading);
  if (Node.isElementAccessExpression(callee)) return lookedUp(callee);
  if (Node.isBinaryExpression(callee)) return withFallback(callee.getLeft(), callee.getRight(), callee);
  const symbol = Node.isIdentifier(callee) ? symbolOf(callee) : undefined;
  return symbol === undefined ? null : (reading.chosen.get(symbol) ?? null);
}

function lookedUp(node: ElementAccessExpression): Choice | null {
  const key = node.getArgumentExpression();
  if (key === undefined || Node.isStringLiteral(key)) return null;
  const members = tableNamedBy(node.getExpression());
  return members === null ? null : { members, key, known: null, fallback: null };
}

/** `steps[kind] ?? other`, where all of it are functions that are known. */
function withFallback(left: Syntax, right: Syntax, whole: Node): Choice | null {
  const operator = Node.isBinaryExpression(whole) ? whole.getOperatorToken().getText() : "";
  if (!/^(\?\?|\|\|)$/.test(operator) || !Node.isElementAccessExpression(left)) return null;
  const choice = lookedUp(left);
  return choice === null ? null : { ...choice, fallback: right };
}
