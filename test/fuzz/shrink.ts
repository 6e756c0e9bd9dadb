/**
 * Makes a program that shows a difference smaller, as long as it shows one: statements are left out, blocks take the place
 * of what is around them, expressions become parts of themselves or literals. Works on the text and asks TypeScript
 * whether what is left is still a program, so that it knows nothing of how programs are generated.
 */
import { ts } from "ts-morph";

/** A piece of the text with something else in its place. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Says of each candidate, in their order, whether it still shows what is looked for. Candidates may be ill-typed. */
export type StillFails = (candidates: readonly string[]) => AsyncIterable<boolean>;

/** The smallest program that is found. */
export async function shrunk(text: string, stillFails: StillFails, goOn: () => boolean): Promise<string> {
  let current = text;
  for (;;) {
    const smaller = await pass(current, stillFails, goOn);
    if (smaller === current || !goOn()) return smaller;
    current = smaller;
  }
}

const atOnce = 12;

/** Tries every edit once, the largest first; what succeeds stays, and the others are tried on what is left. */
async function pass(text: string, stillFails: StillFails, goOn: () => boolean): Promise<string> {
  let current = text;
  let skip = 0;
  while (goOn()) {
    const edits = editsOf(current).slice(skip, skip + atOnce);
    if (edits.length === 0) return current;
    const candidates = edits.map((edit) => applied(current, edit));
    const at = await firstOf(stillFails(candidates));
    if (at === null) skip += edits.length;
    else {
      current = candidates[at] ?? current;
      skip += at;
    }
  }
  return current;
}

async function firstOf(verdicts: AsyncIterable<boolean>): Promise<number | null> {
  let at = 0;
  for await (const fails of verdicts) {
    if (fails) return at;
    at++;
  }
  return null;
}

function applied(text: string, { start, end, text: other }: Edit): string {
  return text.slice(0, start) + other + text.slice(end);
}

/** All edits that make the text shorter, those that save most first. */
function editsOf(text: string): readonly Edit[] {
  const file = ts.createSourceFile("program.ts", text, ts.ScriptTarget.ES2022, true);
  const edits: Edit[] = [];
  const visit = (node: ts.Node): void => {
    edits.push(...editsAt(node, text));
    if (!isTask(node)) node.forEachChild(visit);
  };
  file.forEachChild(visit);
  const distinct = new Map(
    edits
      .filter(({ start, end, text: other }) => other.length < end - start)
      .map((edit) => [JSON.stringify(edit), edit]),
  );
  return [...distinct.values()].sort((a, b) => saved(b) - saved(a));
}

function saved({ start, end, text }: Edit): number {
  return end - start - text.length;
}

function editsAt(node: ts.Node, text: string): readonly Edit[] {
  const replace = (...others: readonly string[]): readonly Edit[] =>
    others.map((other) => ({ start: node.getStart(undefined, true), end: node.end, text: other }));
  const source = (part: ts.Node | undefined): string => (part === undefined ? "" : part.getText());
  if (ts.isStatement(node) || ts.isCaseOrDefaultClause(node) || ts.isTypeElement(node))
    return statementEdits(node, replace, source);
  if (ts.isCatchClause(node) || isListMember(node)) return without(node, text);
  return ts.isExpression(node) && !isFixed(node) ? replace(...smallerThan(node, source)) : [];
}

/** A task stays as it is, or goes. */
function isTask(node: ts.Node): boolean {
  return ts.isFunctionDeclaration(node) && ts.getJSDocTags(node).some(({ tagName }) => tagName.text === "task");
}

type Replace = (...others: readonly string[]) => readonly Edit[];
type Source = (part: ts.Node | undefined) => string;

/** What counts the turns of a loop stays: without it the loop would not end. */
function isCounter(node: ts.Node): boolean {
  return /\bturn\d+ (\+=|=|>)/.test(node.getText().split("\n")[0] ?? "");
}

function statementEdits(node: ts.Node, replace: Replace, source: Source): readonly Edit[] {
  if (isCounter(node)) return [];
  return [...replace(""), ...replace(...bodiesOf(node).map((body) => inside(source(body))))];
}

function bodiesOf(node: ts.Node): readonly (ts.Node | undefined)[] {
  if (ts.isIfStatement(node)) return [node.thenStatement, node.elseStatement];
  if (ts.isIterationStatement(node, false)) return [node.statement];
  if (ts.isTryStatement(node)) return [node.tryBlock, node.finallyBlock, node.catchClause?.block];
  if (ts.isLabeledStatement(node)) return [node.statement];
  if (ts.isSwitchStatement(node)) return node.caseBlock.clauses.flatMap(({ statements }) => [...statements]);
  return ts.isBlock(node) && ts.isBlock(node.parent) ? [node] : [];
}

/** The statements of a block, or the text as it is. */
function inside(text: string): string {
  return text.startsWith("{") && text.endsWith("}") ? text.slice(1, -1).trim() : text;
}

function isListMember(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isObjectLiteralExpression(parent) || ts.isArrayLiteralExpression(parent)) return true;
  if (ts.isBindingElement(node)) return true;
  return ts.isTryStatement(parent) && parent.finallyBlock === node;
}

/** The text without a member of a list, or a clause, and what stands around it. */
function without(node: ts.Node, text: string): readonly Edit[] {
  if (ts.isTryStatement(node.parent)) {
    const start = text.lastIndexOf("}", node.getStart()) + 1;
    return [{ start: ts.isCatchClause(node) ? node.getStart() : start, end: node.end, text: "" }];
  }
  const rest = /^\s*,/.exec(text.slice(node.end))?.[0].length ?? 0;
  const member = [{ start: node.getStart(), end: node.end + rest, text: "" }];
  const inner =
    ts.isExpression(node) && !ts.isSpreadElement(node) ? smallerThan(node, (part) => part?.getText() ?? "") : [];
  return [...member, ...inner.map((other) => ({ start: node.getStart(), end: node.end, text: other }))];
}

/** Names and literals are as small as it gets; what is no expression of its own is no place for another one. */
function isFixed(node: ts.Expression): boolean {
  if (ts.isIdentifier(node) || ts.isLiteralExpression(node)) return true;
  return (
    ts.isExpressionWithTypeArguments(node) ||
    ts.isOmittedExpression(node) ||
    node.parent.kind === ts.SyntaxKind.ExpressionWithTypeArguments
  );
}

/** Parts of an expression, and literals of every type; TypeScript says which of them fit. */
function smallerThan(node: ts.Expression, source: Source): readonly string[] {
  const parts: string[] = [];
  node.forEachChild((child) => {
    if (ts.isTemplateSpan(child)) parts.push(source(child.expression));
    else if (ts.isExpression(child)) parts.push(source(child));
  });
  if (ts.isArrowFunction(node)) return [];
  const head = ts.isAwaitExpression(node) ? [] : ["0", "1", '""', '"a"', "true", "false", "[]", "null", "undefined"];
  return [...parts.filter((part) => part !== ""), ...head, ...(ts.isTemplateExpression(node) ? ['`${""}`'] : [])];
}
