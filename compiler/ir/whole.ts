/** Which numbers are surely whole: their text has no fraction, and 15 digits are enough for it. */
import type { Binary, Expression, Local } from "./expression";
import { edgesOf, nodesWithin, type Graph } from "./graph";

const wholeOperations: ReadonlySet<string> = new Set(["array length", "text length", "Math.sign"]);

/** True for an expression of whole numbers, given the locals that hold such. */
export function isWhole(expression: Expression, locals: ReadonlySet<Local>): boolean {
  const deeper = (part: Expression): boolean => isWhole(part, locals);
  switch (expression.kind) {
    case "literal":
      return (
        typeof expression.value === "number" && Number.isInteger(expression.value) && Math.abs(expression.value) < 1e9
      );
    case "read":
      return locals.has(expression.local);
    case "unary":
      return expression.operator === "-" && deeper(expression.operand);
    case "binary":
      return isStep(expression) && deeper(expression.left) && deeper(expression.right);
    case "conditional":
      return deeper(expression.then) && deeper(expression.otherwise);
    case "given":
      return expression.path.join() === "index";
    case "operation":
      return wholeOperations.has(expression.name);
    case "input":
    case "result":
    case "caught":
    case "property":
    case "element":
    case "object":
    case "array":
    case "logical":
    case "concatenation":
    case "lambda":
    case "newError":
    case "errorField":
    case "errorIs":
      return false;
  }
}

/** A step of a counter: sums of locals could double with each turn, and outgrow 15 digits. */
function isStep({ operator, left, right }: Binary): boolean {
  return (operator === "+" || operator === "-") && (left.kind === "literal" || right.kind === "literal");
}

/** The locals of a graph, members of its groups included, that are given nothing but whole numbers. */
export function wholeLocals(graph: Graph): ReadonlySet<Local> {
  const assignments = [...nodesWithin(graph)].flatMap((node) => edgesOf(node).flatMap(({ assign }) => assign));
  const whole = new Set(assignments.map(({ local }) => local).filter(({ boxed }) => !boxed));
  for (let size = -1; size !== whole.size;) {
    size = whole.size;
    for (const { local, value } of assignments) if (!isWhole(value, whole)) whole.delete(local);
  }
  return whole;
}
