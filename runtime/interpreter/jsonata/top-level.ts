/**
 * References that have no meaning on AWS, because expressions have no context item there: a bare name, `$` or `$$`
 * where no path, predicate or sort term gives it one. AWS refuses them when a state machine is created.
 */
import { childrenOf, isNode, variableName, type SyntaxNode } from "./syntax";

/** The sentences with which AWS refuses an expression for such references: one for each, as they are written. */
export function topLevelReferences(root: SyntaxNode): string[] {
  const found = new Map<string, number>();
  for (const { sentence, position } of referencesIn(root)) {
    found.set(sentence, Math.min(position, found.get(sentence) ?? Infinity));
  }
  return [...found].sort(([, one], [, other]) => one - other).map(([sentence]) => sentence);
}

interface Reference {
  readonly sentence: string;
  readonly position: number;
}

function referencesIn(node: SyntaxNode): Reference[] {
  if (node.type === "path") return firstStep(node).flatMap(referencesIn);
  const sentence = sentenceFor(node);
  if (sentence !== undefined) return [{ sentence, position: Number(node["position"] ?? 0) }];
  if (node.type === "transform") return [];
  return childrenOf(withoutContext(node)).flatMap(referencesIn);
}

function sentenceFor(node: SyntaxNode): string | undefined {
  if (node.type === "name") return `Reference to '${String(node["value"])}' at the top level is not supported.`;
  const variable = variableName(node);
  if (variable === "$") return "Reference to '$$' is not supported.";
  return variable === "" ? "Reference to '$' at the top level is not supported." : undefined;
}

function firstStep(node: SyntaxNode): SyntaxNode[] {
  const steps: unknown = node["steps"];
  const first: unknown = Array.isArray(steps) ? steps[0] : undefined;
  return isNode(first) ? [first] : [];
}

/** What is evaluated for each member of something, which is its context there. */
const withContext: ReadonlySet<string> = new Set(["predicate", "stages", "group"]);

/** The node without such parts, and without the parameters of a function. */
function withoutContext(node: SyntaxNode): object {
  if (!("predicate" in node || "stages" in node || "group" in node || node.type === "lambda")) return node;
  const parts = Object.entries(node).filter(
    ([field]) => !withContext.has(field) && !(node.type === "lambda" && field === "arguments"),
  );
  return Object.fromEntries(parts);
}
