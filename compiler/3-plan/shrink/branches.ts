/**
 * if (a) x = 1; else x = 2;   →   x = a ? 1 : 2
 * A test all of whose ways meet again at once has no effect in its arms: it needs no Choice, only conditional values.
 * Errors are left alone: which of them is thrown shows in the picture, as catchers and Fail states of their own.
 */
import type { Assignment, Graph, GraphNode, NodeId, TestNode } from "../../ir/graph";
import { mapEdges } from "../../ir/map-graph";
import type { Expression, Local } from "../../ir/expression";
import { anything, kind, mayBe } from "../../ir/kinds";
import { localsOf } from "../../ir/walk";
import { isOfState, isSmall } from "./edges";
import { liveness } from "./dead";
import { withNodes } from "./rewrite";

/** Turns such tests into assignments. */
export function foldBranches(graph: Graph): Graph {
  const live = liveness(graph);
  const lists = listsOfFailures(graph);
  const changed = new Map<NodeId, GraphNode>();
  for (const [id, node] of graph.nodes) {
    if (node.kind !== "test" || node.keep || !meetsAtOnce(node) || node.otherwise.to === id) continue;
    const assign = conditionals(node, live.get(node.otherwise.to) ?? new Set());
    if (!assign.every(({ value }) => isSmall(value) && !mayBe(value.kinds, kind.error))) continue;
    if (assign.some(({ local }) => lists.has(local))) continue;
    const { span, title, undoes } = node;
    changed.set(id, { kind: "set", done: { assign, to: node.otherwise.to }, caught: [], span, title, undoes });
  }
  return changed.size === 0 ? graph : withNodes(graph, changed);
}

/** They alone are not set before something has failed: no value can stand for leaving one as it is. */
function listsOfFailures(graph: Graph): ReadonlySet<Local> {
  const lists = [...graph.nodes.values()].map((node) => (node.kind === "fail" ? node.failures : null));
  return new Set(lists.flatMap((failures) => (failures === null ? [] : [...localsOf(failures)])));
}

/** True when every edge leads to the same node, with values that any state can compute. */
function meetsAtOnce(node: TestNode): boolean {
  let meets = true;
  mapEdges(node, (edge) => {
    meets &&= edge.to === node.otherwise.to && !edge.assign.some(({ value }) => isOfState(value));
    return edge;
  });
  return meets;
}

/** One value for each local that an arm assigns and that is needed afterwards. */
function conditionals(node: TestNode, live: ReadonlySet<Local>): readonly Assignment[] {
  const arms = [...node.rules.map(({ edge }) => edge), node.otherwise];
  const locals = new Set(arms.flatMap(({ assign }) => assign.map(({ local }) => local)));
  return [...locals].filter((local) => live.has(local)).map((local) => ({ local, value: valueOf(local, node) }));
}

function valueOf(local: Local, node: TestNode): Expression {
  const { span } = node;
  const kept: Expression = { kind: "read", local, kinds: local.boxed ? anything : anything & ~kind.undefined, span };
  const after = (assign: readonly Assignment[]): Expression =>
    assign.find((each) => each.local === local)?.value ?? kept;
  return node.rules.reduceRight<Expression>((otherwise, { when, edge }) => {
    const then = after(edge.assign);
    if (isSame(then, otherwise)) return then;
    return { kind: "conditional", test: when, then, otherwise, kinds: then.kinds | otherwise.kinds, span };
  }, after(node.otherwise.assign));
}

function isSame(a: Expression, b: Expression): boolean {
  if (a.kind === "literal" && b.kind === "literal") return a.value === b.value;
  return a === b || (a.kind === "read" && b.kind === "read" && a.local === b.local);
}
