/** `{ … }`: its statements in order (block scope is resolved by symbol); `label: …`: a place that `break` can leave. */
import { Node, type Block, type LabeledStatement } from "ts-morph";
import { collect, place, type Reading } from "../reading";
import { readStatement, readStatements } from "../read-statement";

/** Reads a block. */
export function readBlock(node: Block, reading: Reading): void {
  readStatements(node.getStatements(), reading);
}

/** Reads a labelled statement: a loop or `switch` takes the label for itself, anything else becomes a block that can be left. */
export function readLabelled(node: LabeledStatement, reading: Reading): void {
  const name = node.getLabel().getText();
  const statement = node.getStatement();
  if (Node.isIterationStatement(statement) || Node.isSwitchStatement(statement)) {
    reading.pendingLabel = name;
    readStatement(statement, reading);
    return;
  }
  const label = { name };
  reading.targets.push({ label, name, kind: "block" });
  const body = collect(reading, () => {
    readStatement(statement, reading);
  });
  reading.targets.pop();
  reading.steps.push({ kind: "block", label, body, span: place(reading, node) });
}
