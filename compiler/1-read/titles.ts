/**
 * Comments before a statement: `// @state Charge the card` names the state that it becomes, and `// @uncompensated it only
 * logs` says of the calls in it why nothing has to be undone.
 */
import { Node, type Statement } from "ts-morph";
import type { Step } from "../ir/flow";
import { allSteps } from "../ir/steps";

/** The name given in the comment before a statement (before its label, where it has one), or null. */
export function titleOf(node: Statement): string | null {
  for (const comment of node.getLeadingCommentRanges()) {
    const [, title] = /^\/\/\s*@state\s+(.+?)\s*$/.exec(comment.getText()) ?? [];
    if (title !== undefined) return title.slice(0, 80);
  }
  const parent = node.getParent();
  return Node.isLabeledStatement(parent) ? titleOf(parent) : null;
}

/** True where the comment before a statement gives a reason why what it calls is not undone. */
export function isExcused(node: Statement): boolean {
  return node.getLeadingCommentRanges().some((comment) => /^\/[/*]+\s*@uncompensated\s+[^\s*]/.test(comment.getText()));
}

/** What is left of the name for a decision: nothing, when calls in its condition (or before it) go by that name. */
export function titleOfDecision(title: string | null, before: readonly Step[]): string | null {
  return [...allSteps(before)].some((step) => step.kind === "sleep" || step.kind === "task") ? null : title;
}
