/** What is known at compile time: comparisons of literals, tests on errors that have just been made. */
import type { Expression } from "../../ir/expression";
import { mapEdges, mapValues, type Graph, type GraphNode, type NodeId } from "../../ir/graph";
import { mapParts } from "../../ir/walk";

/** The expression with what is known computed. */
export function fold(expression: Expression): Expression {
  const folded = mapParts(expression, fold);
  const value = known(folded);
  if (value !== null) return { kind: "literal", value, kinds: folded.kinds, span: folded.span };
  return chosen(folded) ?? folded;
}

/** The pass: every expression of the graph. */
export function foldConstants(graph: Graph): Graph {
  const nodes = [...graph.nodes].map(([id, node]): readonly [NodeId, GraphNode] => [
    id,
    mapEdges(mapValues(node, fold), ({ assign, to }) => ({
      assign: assign.map(({ local, value }) => ({ local, value: fold(value) })),
      to,
    })),
  ]);
  return { start: graph.start, nodes: new Map(nodes) };
}

/** The side that a known test chooses. */
function chosen(expression: Expression): Expression | null {
  if (expression.kind === "conditional" && expression.test.kind === "literal")
    return expression.test.value ? expression.then : expression.otherwise;
  if (expression.kind !== "logical" || expression.left.kind !== "literal") return null;
  const { operator, left, right } = expression;
  if (operator === "??") return left.value === null || left.value === undefined ? right : left;
  return Boolean(left.value) === (operator === "&&") ? right : left;
}

function known(expression: Expression): boolean | number | null {
  switch (expression.kind) {
    case "binary":
      return (
        compared(expression.operator, expression.left, expression.right) ??
        computed(expression.operator, expression.left, expression.right)
      );
    case "unary":
      return expression.operator === "!" && expression.operand.kind === "literal" ? !expression.operand.value : null;
    case "errorIs":
      return expression.error.kind === "newError" ? expression.names.includes(expression.error.name) : null;
    case "logical":
      return connected(expression.operator, expression.left, expression.right);
    default:
      return null;
  }
}

function compared(operator: string, left: Expression, right: Expression): boolean | null {
  if (left.kind !== "literal" || right.kind !== "literal") return null;
  const [a, b] = [left.value, right.value];
  if (operator === "===") return a === b;
  if (operator === "!==") return a !== b;
  if (typeof a !== "number" || typeof b !== "number") return null;
  if (operator === "<") return a < b;
  if (operator === "<=") return a <= b;
  if (operator === ">") return a > b;
  return operator === ">=" ? a >= b : null;
}

/** Sums, differences and products of whole numbers that stay exact. */
function computed(operator: string, left: Expression, right: Expression): number | null {
  if (left.kind !== "literal" || right.kind !== "literal") return null;
  const [a, b] = [left.value, right.value];
  if (typeof a !== "number" || typeof b !== "number" || !Number.isSafeInteger(a) || !Number.isSafeInteger(b))
    return null;
  const result = operator === "+" ? a + b : operator === "-" ? a - b : operator === "*" ? a * b : NaN;
  return Number.isSafeInteger(result) && !Object.is(result, -0) ? result : null;
}

function connected(operator: string, left: Expression, right: Expression): boolean | null {
  const [a, b] = [left, right].map((side) =>
    side.kind === "literal" && typeof side.value === "boolean" ? side.value : null,
  );
  if (operator === "&&" && (a === false || (a === true && b !== null && b !== undefined))) return a && (b ?? null);
  if (operator === "||" && (a === true || (a === false && b !== null && b !== undefined))) return a || (b ?? null);
  return null;
}
