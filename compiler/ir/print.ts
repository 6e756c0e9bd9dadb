/** Every language can be printed: expressions as JavaScript with the machine's names, graphs as a listing. */
import type { Expression } from "./expression";
import { tellsAny } from "./platform-errors";
import { edgesOf, graphsOf, type Graph, type GraphNode, type NodeId } from "./graph";

/** An expression as one would write it. Locals go by the names of the machine, so that renaming one changes nothing. */
export function printExpression(expression: Expression): string {
  const print = printExpression;
  if (expression.called !== undefined) return expression.called;
  switch (expression.kind) {
    case "literal":
      return expression.value === undefined ? "undefined" : JSON.stringify(expression.value);
    case "read":
      return expression.local.hint;
    case "input":
    case "result":
    case "caught":
      return expression.kind;
    case "given":
      return ["given", ...expression.path].join(".");
    case "property":
      return `${print(expression.base)}.${expression.name}`;
    case "element":
      return `${print(expression.base)}[${print(expression.index)}]`;
    case "object":
      return `{ ${expression.members.map((member) => (member.kind === "spread" ? `...${print(member.value)}` : `${member.key}: ${print(member.value)}`)).join(", ")} }`;
    case "array":
      return `[${expression.items.map((item) => (item.kind === "spread" ? `...${print(item.value)}` : print(item.value))).join(", ")}]`;
    case "unary":
      return `${expression.operator}${expression.operator === "typeof" ? " " : ""}${print(expression.operand)}`;
    case "binary":
    case "logical":
      return `${print(expression.left)} ${expression.operator} ${print(expression.right)}`;
    case "conditional":
      return `${print(expression.test)} ? ${print(expression.then)} : ${print(expression.otherwise)}`;
    case "concatenation":
      return expression.parts.map(print).join(" + ");
    case "operation":
      return printOperation(expression.name, expression.operands.map(print));
    case "lambda":
      return `(${expression.parameters.map(({ hint }) => hint).join(", ")}) => ${print(expression.body)}`;
    case "newError":
      return `new ${expression.name}(${print(expression.message)})`;
    case "errorField":
      return expression.field === "text"
        ? `String(${print(expression.error)})`
        : `${print(expression.error)}.${expression.field}`;
    case "errorIs":
      return `${print(expression.error)} is ${readable(expression.names).join(" or ")}`;
  }
}

/** Without the names that the platform has for the same. */
function readable(names: readonly string[]): readonly string[] {
  const own = names.filter((name) => !tellsAny([name]));
  return own.length === 0 ? names : own;
}

function printOperation(name: string, operands: readonly string[]): string {
  const [first = "", ...rest] = operands;
  if (name.endsWith(" length")) return `${first}.length`;
  if (name === "default") return `${first} ?? ${rest.join(", ")}`;
  return /^(Math|Number|Array)\.|^String$|^isNullish$/.test(name)
    ? `${name}(${operands.join(", ")})`
    : `${first}.${name}(${rest.join(", ")})`;
}

/** A graph, a node a line: `3 task reserveFlight -> 4 (flight := result) | any -> 9 (failure := caught)`. */
export function printGraph(graph: Graph): string {
  return [...reachable(graph)].map((id) => printNode(id, graph.nodes.get(id))).join("\n");
}

function printNode(id: NodeId, node: GraphNode | undefined): string {
  if (node === undefined) return `${id} missing`;
  const ways = edgesOf(node).map(({ assign, to }) => {
    const sets = assign.map(({ local, value }) => `${local.hint} := ${printExpression(value)}`).join("; ");
    return `${to}${sets === "" ? "" : ` (${sets})`}`;
  });
  const inner = node.kind === "group" ? graphsOf(node).map((each) => `\n{\n${printGraph(each)}\n}`) : [];
  return `${id} ${node.kind} ${node.title}${ways.length === 0 ? "" : ` -> ${ways.join(" | ")}`}${inner.join("")}`;
}

/** Nodes in the order in which a walk from the start meets them. */
export function reachable(graph: Graph): ReadonlySet<NodeId> {
  const seen = new Set<NodeId>();
  const open = [graph.start];
  while (open.length > 0) {
    const id = open.pop();
    const node = id === undefined ? undefined : graph.nodes.get(id);
    if (id === undefined || node === undefined || seen.has(id)) continue;
    seen.add(id);
    open.push(
      ...edgesOf(node)
        .map(({ to }) => to)
        .reverse(),
    );
  }
  return seen;
}
