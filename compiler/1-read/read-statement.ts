/** Reads a statement by its row of the table. */
import { Node, type Statement } from "ts-morph";
import { unsupportedStatement } from "../diagnostics/catalog/language";
import type { Step } from "../ir/flow";
import { statements } from "./language/statements";
import { hasRow, rowFor } from "./language/rule";
import { otherwise } from "./language/otherwise";
import { collect, complain, place, refuseHeavy, type Reading } from "./reading";
import { isExcused, titleOf } from "./titles";

/** Reads one statement; its steps go to `reading.steps`. */
export function readStatement(node: Statement, reading: Reading): void {
  if (reading.consumed.delete(node)) return;
  if (!hasRow(statements, node)) throw new Error(`no row for the statement ${node.getKindName()}`);
  refuseHeavy(node, reading);
  const row = rowFor(statements, node);
  if ("refuse" in row) complain(reading, unsupportedStatement, node, row.refuse);
  if (!("read" in row)) return;
  reading.title = titleOf(node);
  if (isExcused(node)) reading.excused.push(place(reading, node));
  row.read(node, reading);
  reading.title = null;
}

/** Reads statements in order. */
export function readStatements(nodes: readonly Statement[], reading: Reading): void {
  if (reading.outlining) return otherwise.statements(nodes, reading);
  for (const node of nodes) readStatement(node, reading);
}

/** Reads the body of a statement (a block, or a single statement) into a list of its own. */
export function readBody(node: Statement, reading: Reading): readonly Step[] {
  return collect(reading, () => {
    if (Node.isBlock(node)) readStatement(node, reading);
    else readStatements([node], reading);
  });
}
