/**
 * Reads an expression by its row of the table. Awaits inside of it are lifted out: they become steps that go before,
 * and what JavaScript evaluates earlier is pinned to a local where it may throw.
 */
import { Node, type Expression as Syntax } from "ts-morph";
import { unsupportedExpression } from "../diagnostics/catalog/language";
import type { Expression } from "../ir/expression";
import { isFallible } from "../ir/fallible";
import { nothing, type Kinds } from "../ir/kinds";
import { originOf } from "./hints";
import { expressions } from "./language/expressions";
import { hasRow, rowFor } from "./language/rule";
import { complain, pin, place, unread, type Reading } from "./reading";
import { kindsOfType } from "./types";

/** Reads one expression. */
export function readExpression(node: Syntax, reading: Reading): Expression {
  const syntax = node.getKindName();
  if (!hasRow(expressions, node)) throw new Error(`no row for the expression ${syntax}`);
  const row = rowFor(expressions, node);
  if ("read" in row) return row.read(node, reading);
  const refusal = "refuse" in row ? row.refuse : { what: `${syntax} here`, repair: "write it another way" };
  complain(reading, unsupportedExpression, node, refusal);
  return unread(place(reading, node));
}

/** What the value of a node may be: its declared type, and what may have lied to it. */
export function kindsOf(node: Node, reading: Reading): Kinds {
  return kindsOfType(node.getType(), node) | (Node.isExpression(node) ? reading.writes.lies(node) : nothing);
}

/**
 * Reads operands in JavaScript's order: what stands before an operand with an await is evaluated before the await,
 * so what may throw is kept in a local.
 */
export function readInOrder(nodes: readonly Syntax[], reading: Reading): readonly Expression[] {
  const lastAwait = nodes.findLastIndex(hasAwait);
  return nodes.map((node, index) => {
    const value = readExpression(node, reading);
    return index < lastAwait ? keep(value, node, reading) : value;
  });
}

/**
 * Keeps a value over a following await, if it may throw: it has to throw before. Any other value is the same after the
 * await, because no expression assigns.
 */
function keep(value: Expression, node: Syntax, reading: Reading): Expression {
  return isFallible(value) ? pin(reading, value, originOf(node) ?? "value") : value;
}

/** True when evaluating the node awaits something (not: when a function in it would). */
export function hasAwait(node: Node): boolean {
  if (Node.isAwaitExpression(node)) return true;
  if (Node.isFunctionLikeDeclaration(node) || Node.isArrowFunction(node) || Node.isFunctionExpression(node))
    return false;
  return node.getChildren().some(hasAwait);
}
