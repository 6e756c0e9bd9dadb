/**
 * Tells from the syntax tree which expressions cannot come near the limits of AWS, so that they can do without the
 * meter, which costs half of the speed. Errs on the safe side.
 */
import { childrenOf, everyNode, isNode, variableName, type SyntaxNode } from "./syntax";

/** How deep an evaluation could go at most; `Infinity` where it could go on and on. */
export function deepest(root: SyntaxNode): number {
  const functions = everyNode(root).filter(isFunction);
  if (functions.length > 0 && mayRecurse(root, functions)) return Infinity;
  return functions.reduce((sum, node) => sum + levels(node), levels(root));
}

function levels(node: SyntaxNode): number {
  return 1 + Math.max(0, ...childrenOf(node).map(levels));
}

function isFunction(node: SyntaxNode): boolean {
  return node.type === "lambda" || node.type === "transform";
}

/** A function can only run within itself if it reads a name that leads to it, or calls what it was given. */
function mayRecurse(root: SyntaxNode, functions: readonly SyntaxNode[]): boolean {
  const bound = boundFunctions(root);
  const parameters = new Set(functions.flatMap(parametersOf));
  for (const node of functions.flatMap(everyNode)) {
    const callee = calleeOf(node);
    if (callee === undefined || isFunction(callee)) continue;
    const name = variableName(callee);
    if (name === undefined || parameters.has(name)) return true;
  }
  return hasCycle(bound);
}

/** What a node calls, if it calls anything. */
function calleeOf(node: SyntaxNode): SyntaxNode | undefined {
  if (node.type === "function" || node.type === "partial") return isNode(node["procedure"]) ? node["procedure"] : node;
  if (node.type !== "apply" || !isNode(node["rhs"])) return undefined;
  return node["rhs"].type === "function" ? undefined : node["rhs"];
}

function parametersOf(node: SyntaxNode): string[] {
  const parameters: unknown = node["arguments"];
  return Array.isArray(parameters) ? parameters.map(variableName).filter((name) => name !== undefined) : [];
}

/** Name → the names that the values bound to it read. */
function boundFunctions(root: SyntaxNode): ReadonlyMap<string, ReadonlySet<string>> {
  const bound = new Map<string, Set<string>>();
  for (const node of everyNode(root)) {
    const name = node.type === "bind" ? variableName(node["lhs"]) : undefined;
    if (name === undefined || !isNode(node["rhs"])) continue;
    const reads = bound.get(name) ?? new Set();
    for (const each of everyNode(node["rhs"])) {
      const read = variableName(each);
      if (read !== undefined) reads.add(read);
    }
    bound.set(name, reads);
  }
  return bound;
}

function hasCycle(edges: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const state = new Map<string, "open" | "closed">();
  const visit = (name: string): boolean => {
    const known = state.get(name);
    if (known !== undefined) return known === "open";
    state.set(name, "open");
    for (const next of edges.get(name) ?? []) if (visit(next)) return true;
    state.set(name, "closed");
    return false;
  };
  return [...edges.keys()].some(visit);
}
