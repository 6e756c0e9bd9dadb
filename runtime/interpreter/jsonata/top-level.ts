/**
 * References that have no meaning on AWS, because expressions have no context item there: a bare name, `$` or `$$`
 * where no path, predicate or sort term gives it one. AWS refuses them when a state machine is created.
 */
import { childrenOf, isNode, variableName, type SyntaxNode } from "./syntax";

/** The sentence with which AWS refuses an expression for its first such reference; undefined where there is none. */
export function topLevelReference(node: SyntaxNode): string | undefined {
  if (node.type === "path") return firstIn(firstStep(node));
  if (node.type === "name") return `Reference to '${String(node["value"])}' at the top level is not supported.`;
  const variable = variableName(node);
  if (variable === "$") return "Reference to '$$' is not supported.";
  if (variable === "") return "Reference to '$' at the top level is not supported.";
  if (node.type === "transform") return undefined;
  return firstIn(childrenOf(withoutContext(node)));
}

function firstIn(nodes: readonly SyntaxNode[]): string | undefined {
  for (const node of nodes) {
    const sentence = topLevelReference(node);
    if (sentence !== undefined) return sentence;
  }
  return undefined;
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
  const parts = Object.entries(node).filter(
    ([field]) => !withContext.has(field) && !(node.type === "lambda" && field === "arguments"),
  );
  return Object.fromEntries(parts);
}
