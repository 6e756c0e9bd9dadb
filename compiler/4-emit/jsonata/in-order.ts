/**
 * list[$at] where it is there   →   ($list := …; $at := …; …)
 * What may fail fails whenever JavaScript would evaluate it: where what an operation becomes does not need an operand after
 * all (a position below zero, an empty list), the operand is evaluated before.
 */
import type { Expression } from "../../ir/expression";
import { isFallible } from "../../ir/fallible";
import type { Names } from "./scope";
import { block, variable, type Jsonata } from "./tree";

/** Makes one tree of operands that JavaScript evaluates all, the first one first. */
export function inOrder(
  operands: readonly Expression[],
  lowered: readonly Jsonata[],
  names: Names,
  make: (lowered: readonly Jsonata[]) => Jsonata,
): Jsonata {
  const tree = make(lowered);
  const mayFail = (at: number): boolean => {
    const operand = operands[at];
    return operand !== undefined && operand.kind !== "lambda" && isFallible(operand);
  };
  if (lowered.every((operand, at) => !mayFail(at) || evaluates(tree, operand))) return tree;
  const binds = lowered.flatMap((operand, at) => (mayFail(at) ? [{ at, name: names.fresh("value"), operand }] : []));
  const bound = lowered.map((operand, at) => {
    const bind = binds.find((each) => each.at === at);
    return bind === undefined ? operand : variable(bind.name);
  });
  return block(
    binds.map(({ name, operand }) => [name, operand]),
    make(bound),
  );
}

/** True when the part is evaluated whenever the tree is: predicates, functions and arms of a choice may not be. */
function evaluates(tree: Jsonata, part: Jsonata): boolean {
  if (tree === part) return true;
  if (tree.kind !== "conditional") return surely(tree).some((inner) => evaluates(inner, part));
  const { test, then, otherwise } = tree;
  return evaluates(test, part) || (evaluates(then, part) && evaluates(otherwise, part));
}

function surely(tree: Exclude<Jsonata, { kind: "conditional" }>): readonly Jsonata[] {
  switch (tree.kind) {
    case "literal":
    case "variable":
    case "regex":
    case "placeholder":
    case "lambda":
      return [];
    case "path":
    case "index":
    case "sequence":
      return [tree.base];
    case "call":
      return tree.operands;
    case "binary":
      return tree.operator === "and" || tree.operator === "or" ? [tree.left] : [tree.left, tree.right];
    case "negate":
      return [tree.operand];
    case "block":
      return [...tree.binds.map(([, value]) => value), tree.result];
    case "array":
      return tree.items;
    case "object":
      return tree.entries.map(([, value]) => value);
    case "pair":
      return [tree.key, tree.value];
  }
}
