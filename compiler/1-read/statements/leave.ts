/** `break` and `continue`, with and without a label. */
import type { BreakStatement, ContinueStatement, Identifier } from "ts-morph";
import { place, type Reading, type Target } from "../reading";

/** Reads `break`: leaves the innermost loop or `switch`, or what its label names. */
export function readBreak(node: BreakStatement, reading: Reading): void {
  const target = find(reading, node.getLabel(), (candidate) => candidate.kind !== "block");
  reading.steps.push({ kind: "break", label: target.label, span: place(reading, node) });
}

/** Reads `continue`: on to the next turn of the innermost loop, or of the one its label names. */
export function readContinue(node: ContinueStatement, reading: Reading): void {
  const target = find(reading, node.getLabel(), (candidate) => candidate.kind === "loop");
  reading.steps.push({ kind: "continue", label: target.label, span: place(reading, node) });
}

function find(reading: Reading, label: Identifier | undefined, fits: (candidate: Target) => boolean): Target {
  const found = reading.targets.findLast((candidate) =>
    label === undefined ? fits(candidate) : candidate.name === label.getText(),
  );
  if (found === undefined) throw new Error("TypeScript has checked that there is something to leave");
  return found;
}
