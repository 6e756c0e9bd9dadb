/** `// @state Charge the card` before a statement names the state that it becomes. */
import type { Statement } from "ts-morph";

/** The name given in the comment before a statement, or null. */
export function titleOf(node: Statement): string | null {
  for (const comment of node.getLeadingCommentRanges()) {
    const [, title] = /^\/\/\s*@state\s+(.+?)\s*$/.exec(comment.getText()) ?? [];
    if (title !== undefined) return title.slice(0, 80);
  }
  return null;
}
