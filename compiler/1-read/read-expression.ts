/**
 * Reads an expression by its row of the table. Awaits inside of it are lifted out: they become steps that go before,
 * and what JavaScript evaluates earlier is pinned to a local where it may throw.
 */
import { Node, type Expression as Syntax } from "ts-morph";
import { unsupportedExpression } from "../diagnostics/catalog/language";
import type { Expression } from "../ir/expression";
import { nothing, type Kinds } from "../ir/kinds";
import { ofPart } from "./lies";
import { namesIn } from "./patterns/names";
import { withClaim } from "./claims";
import { valueBefore } from "./earlier";
import { expressions } from "./language/expressions";
import { hasRow, rowFor } from "./language/rule";
import { otherwise } from "./language/otherwise";
import { collect, complain, place, refuseHeavy, unread, type Operand, type Reading } from "./reading";
import { kindsOfNode } from "./types";

/** Reads one expression. */
export function readExpression(node: Syntax, reading: Reading): Expression {
  const given = reading.given.size === 0 ? undefined : reading.given.get(node);
  if (given !== undefined) {
    given.isRead = true;
    return withClaim(given.value, node);
  }
  const value = reading.outlining
    ? otherwise.expression(node, reading, () => readByRow(node, reading))
    : readByRow(node, reading);
  return withClaim(value, node);
}

function readByRow(node: Syntax, reading: Reading): Expression {
  refuseHeavy(node, reading);
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
  return kindsOfNode(node) | (Node.isExpression(node) ? reading.writes.lies(node) : liesOfWhole(node, reading));
}

/** What a pattern takes apart may be anything where its parts may. */
function liesOfWhole(pattern: Node, { writes }: Reading): Kinds {
  const parts = Node.isObjectBindingPattern(pattern) || Node.isArrayBindingPattern(pattern) ? namesIn(pattern) : [];
  return parts.reduce((sum, name) => sum | ofPart(writes.liesOf(name.getSymbolOrThrow())), nothing);
}

/**
 * Reads operands in JavaScript's order. What stands before an operand that takes steps is evaluated before them: it is
 * kept in a local where it may throw, or where the steps (a helper that assigns an outer variable) or what runs at the same
 * time write what it reads.
 */
export function readInOrder(nodes: readonly Syntax[], reading: Reading): readonly Expression[] {
  const each = (node: Syntax): Operand => readOperand(node, reading);
  const read = reading.outlining && nodes.length > 1 ? otherwise.operands(nodes, reading, each) : nodes.map(each);
  return read.map(({ node, value, steps }, index) => {
    reading.steps.push(...steps);
    const later = read.slice(index + 1).flatMap((operand) => operand.steps);
    return valueBefore(later, { value, node }, reading);
  });
}

function readOperand(node: Syntax, reading: Reading): Operand {
  let value: Expression | null = null;
  const steps = collect(reading, () => {
    value = readExpression(node, reading);
  });
  return { node, value: value ?? unread(place(reading, node)), steps };
}
