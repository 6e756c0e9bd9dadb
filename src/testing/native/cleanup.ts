/**
 * catch (error) { … }   →   catch (error) { const before = host.endless(); try { … } finally { host.within(before); } }
 *
 * What stands in `catch` and in `finally` has no deadline in a state machine, and so it has none natively.
 */
import { ts } from "ts-morph";
import { hostName, replaced, type Edit } from "./ports";

/** The text of a module, whose `catch` and `finally` blocks say where they begin and end. */
export function withoutDeadlines(path: string, text: string): string {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const edits: Edit[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTryStatement(node)) {
      const blocks = [node.catchClause?.block, node.finallyBlock].filter((block) => block !== undefined);
      for (const block of blocks) edits.push(...around(block, file));
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return replaced(
    text,
    edits.sort((a, b) => a.start - b.start),
  );
}

function around(block: ts.Block, file: ts.SourceFile): readonly Edit[] {
  const [start, end] = [block.getStart(file) + 1, block.end - 1];
  return [
    { start, end: start, text: ` const __before = ${hostName}.endless(); try {` },
    { start: end, end, text: `} finally { ${hostName}.within(__before); } ` },
  ];
}
