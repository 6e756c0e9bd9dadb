/** `break` and `continue`, with and without a label. */
import { Node, type BreakStatement, type ContinueStatement } from "ts-morph";
import { place, type Reading, type Target } from "../reading";

/** Reads `break`: leaves the innermost loop or `switch`, or what its label names. */
export function readBreak(node: BreakStatement, reading: Reading): void {
  reading.steps.push({ kind: "break", label: findTarget(node, reading).label, span: place(reading, node) });
}

/** Reads `continue`: on to the next turn of the innermost loop, or of the one its label names. */
export function readContinue(node: ContinueStatement, reading: Reading): void {
  reading.steps.push({ kind: "continue", label: findTarget(node, reading).label, span: place(reading, node) });
}

/** What such a statement leaves. */
export function findTarget(node: BreakStatement | ContinueStatement, reading: Reading): Target {
  const label = node.getLabel()?.getText();
  const isLoop = Node.isContinueStatement(node);
  const found = reading.targets.findLast(({ name, kind }) =>
    label === undefined ? kind === "loop" || (kind === "switch" && !isLoop) : name === label,
  );
  if (found === undefined) throw new Error("TypeScript has checked that there is something to leave");
  return found;
}
