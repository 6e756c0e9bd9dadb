/**
 * function($each){ $other }   →   `other`, which nothing has bound
 *
 * JSONata reads nothing where a name is bound nowhere, and says nothing: so an expression that reads such a name must not leave
 * the compiler.
 */
import type { Jsonata } from "./tree";

/** What Step Functions binds, and the name that is never bound: it stands for what is missing. */
const known = ["states", "nothing"];

/** Throws where an expression reads a variable that is none of these, and that it does not bind itself. */
export function refuseUnbound(tree: Jsonata, variables: Iterable<string>): void {
  const name = unboundIn(tree, new Set([...variables, ...known]));
  if (name !== null) throw new Error(`an expression reads \`$${name}\`, which nothing binds`);
}

function unboundIn(tree: Jsonata, bound: ReadonlySet<string>): string | null {
  if (tree.kind === "variable") return bound.has(tree.name) ? null : tree.name;
  if (tree.kind === "lambda") return unboundIn(tree.body, new Set([...bound, ...tree.parameters]));
  if (tree.kind !== "block") return firstUnbound(partsOf(tree), bound);
  const inner = new Set(bound);
  for (const [name, value] of tree.binds) {
    // A function may call itself: its name is bound within its own value.
    const unbound = unboundIn(value, inner.add(name));
    if (unbound !== null) return unbound;
  }
  return unboundIn(tree.result, inner);
}

function firstUnbound(trees: readonly Jsonata[], bound: ReadonlySet<string>): string | null {
  for (const tree of trees) {
    const unbound = unboundIn(tree, bound);
    if (unbound !== null) return unbound;
  }
  return null;
}

type Plain = Exclude<Jsonata, { readonly kind: "variable" | "lambda" | "block" }>;

/** What an expression that binds nothing is made of. */
function partsOf(tree: Plain): readonly Jsonata[] {
  switch (tree.kind) {
    case "literal":
    case "regex":
    case "placeholder":
      return [];
    case "path":
    case "sequence":
      return [tree.base];
    case "index":
      return [tree.base, tree.index];
    case "call":
      return tree.operands;
    case "binary":
      return [tree.left, tree.right];
    case "negate":
      return [tree.operand];
    case "conditional":
      return [tree.test, tree.then, tree.otherwise];
    case "pair":
      return [tree.key, tree.value];
    case "array":
      return tree.items;
    case "object":
      return tree.entries.map(([, value]) => value);
  }
}
