/** A static bound on how many levels deep an evaluation goes: Step Functions refuses the 101st. */
import type { Jsonata } from "./tree";

/** Levels of evaluation that an expression needs at most (no expression of ours is recursive). */
export function depthOf(tree: Jsonata): number {
  switch (tree.kind) {
    case "literal":
    case "variable":
    case "regex":
    case "placeholder":
      return 1;
    case "path":
      return tree.base.kind === "path" ? depthOf(tree.base) : 1 + depthOf(tree.base);
    case "sequence":
      return depthOf(tree.base);
    case "lambda":
      return 1 + depthOf(tree.body);
    case "index":
      return 2 + Math.max(depthOf(tree.base), depthOf(tree.index));
    case "call":
      return 1 + deepest(tree.operands);
    case "binary":
      return 1 + deepest([tree.left, tree.right]);
    case "negate":
      return 1 + depthOf(tree.operand);
    case "conditional":
      return 1 + deepest([tree.test, tree.then, tree.otherwise]);
    case "block":
      return 2 + deepest([...tree.binds.map(([, value]) => value), tree.result]);
    case "pair":
      return 1 + deepest([tree.key, tree.value]);
    case "array":
      return 1 + deepest(tree.items);
    case "object":
      return 1 + deepest(tree.entries.map(([, value]) => value));
  }
}

function deepest(trees: readonly Jsonata[]): number {
  return Math.max(1, ...trees.map(depthOf));
}
