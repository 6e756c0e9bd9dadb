/**
 * Tells from the syntax tree which expressions could take long or build much: those that iterate within iterations,
 * make ranges, or put lists together again and again. They are metered; all others do without. Errs on the safe side.
 */
import { childrenOf, everyNode, isNode, variableName, type SyntaxNode } from "./syntax";

/** Iterations within iterations that a payload of AWS's size cannot make long. */
const deepestNest = 1;

/** Lists that are put together from others: each may double what is there. */
const mostJoins = 8;

/** Members of a range that is written with numbers. */
const smallRange = 1000;

const growing: ReadonlySet<string> = new Set(["append", "zip", "range", "partition", "shuffle", "pad", "join"]);
const iterating: ReadonlySet<string> = new Set(["map", "filter", "reduce", "sift", "each", "single", "sort"]);

/** Whether an expression might need more time or memory than AWS gives it. */
export function mayBeCostly(root: SyntaxNode): boolean {
  const nodes = everyNode(root);
  if (nodes.some(isWideRange)) return true;
  if (nodes.filter(isJoin).length > mostJoins) return true;
  const functions = nodes.filter((node) => node.type === "lambda" || node.type === "transform");
  return functions.reduce((sum, node) => sum + nest(node), nest(root)) > deepestNest;
}

function isWideRange(node: SyntaxNode): boolean {
  const name = variableName(node["procedure"]);
  if (name === "range" || name === "pad") return true;
  if (node.type !== "binary" || node["value"] !== "..") return false;
  const size = numberOf(node["rhs"]) - numberOf(node["lhs"]);
  return !(size <= smallRange);
}

function numberOf(node: unknown): number {
  return isNode(node) && node.type === "number" ? Number(node["value"]) : NaN;
}

function isJoin(node: SyntaxNode): boolean {
  if (growing.has(variableName(node["procedure"]) ?? "")) return true;
  if (node.type !== "unary" || node["value"] !== "[") return false;
  return childrenOf(node).filter((member) => member.type !== "number" && member.type !== "string").length > 1;
}

/** How deep iterations can stand in each other in a node, the bodies of functions aside. */
function nest(node: SyntaxNode): number {
  if (node.type === "path") return nestOfPath(node);
  const own = iterating.has(variableName(node["procedure"]) ?? "") ? 1 : 0;
  return own + Math.max(0, ...childrenOf(node).map((child) => (isFunction(child) ? 0 : nestOfStep(child))));
}

/** Every step behind the first that is more than a name is evaluated once for each value before it. */
function nestOfPath(path: SyntaxNode): number {
  const [first, ...rest] = childrenOf(path);
  const start = first === undefined ? 0 : nestOfStep(first);
  return rest.reduce((sum, step) => sum + (isPlain(step) ? nestOfStep(step) : 1 + nestOfStep(step)), start);
}

/** The predicates of a step are evaluated once for each value. */
function nestOfStep(step: SyntaxNode): number {
  const { predicate, stages, group, ...rest } = step;
  const each = childrenOf({ predicate, stages, group }).map((part) => 1 + nest(part));
  return Math.max(nest({ ...rest, type: step.type }), ...each, 0);
}

function isPlain({ type }: SyntaxNode): boolean {
  return type === "name" || type === "wildcard" || type === "number" || type === "string";
}

function isFunction({ type }: SyntaxNode): boolean {
  return type === "lambda" || type === "transform";
}
