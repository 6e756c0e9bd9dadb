/**
 * catch (error) { … }   →   catch (error) { const before = host.endless(); try { … } finally { host.within(before); } }
 * async () => { try … }   →   async () => { return host.apart(async () => { try … }); }
 *
 * What stands in `catch` and in `finally` has no deadline in a state machine, and so it has none natively. Up to its first
 * await a function runs as a part of the one that has called it, whose deadline must not be touched: hence the second line.
 */
import { ts } from "ts-morph";
import { hostName, replaced, type Edit } from "./ports";

/** The text of a module, whose `catch` and `finally` blocks say where they begin and end. */
export function withoutDeadlines(path: string, text: string): string {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const edits: Edit[] = [];
  const visit = (node: ts.Node): void => {
    if (isAsync(node) && hasTry(node.body)) edits.push(...apart(node.body, file));
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

type AsyncFunction = ts.FunctionLikeDeclaration & { readonly body: ts.Block };

/** An async function with a block; a generator cannot be wrapped. */
function isAsync(node: ts.Node): node is AsyncFunction {
  if (!ts.isFunctionLike(node) || !("body" in node) || node.body === undefined || !ts.isBlock(node.body)) return false;
  if ("asteriskToken" in node && node.asteriskToken !== undefined) return false;
  return (
    ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword)
  );
}

/** Whether there is a `try` in it, outside of functions within it. */
function hasTry(node: ts.Node): boolean {
  return (
    ts.forEachChild(node, (child) => ts.isTryStatement(child) || (!ts.isFunctionLike(child) && hasTry(child))) ?? false
  );
}

function apart(block: ts.Block, file: ts.SourceFile): readonly Edit[] {
  const [start, end] = [block.getStart(file) + 1, block.end - 1];
  return [
    { start, end: start, text: ` return ${hostName}.apart(async () => {` },
    { start: end, end, text: `}); ` },
  ];
}

function around(block: ts.Block, file: ts.SourceFile): readonly Edit[] {
  const [start, end] = [block.getStart(file) + 1, block.end - 1];
  return [
    { start, end: start, text: ` const __before = ${hostName}.endless(); try {` },
    { start: end, end, text: `} finally { ${hostName}.within(__before); } ` },
  ];
}
