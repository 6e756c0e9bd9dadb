/**
 * if (a) x = 1; else x = 2;   →   x = a ? 1 : 2
 * A test all of whose ways meet again at once has no effect in its arms: it needs no Choice, only conditional values.
 * Errors are left alone: which of them is thrown shows in the picture, as catchers and Fail states of their own.
 */
import { edgesOf, type Assignment, type Graph, type GraphNode, type NodeId, type TestNode } from "../../ir/graph";
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
    if (assign.some(({ local, value }) => localsOf(value).has(local) && mayBeUnset(local, id, graph))) continue;
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

/** True when the node can be reached before the local is set: no value can stand for leaving it as it is then, either. */
function mayBeUnset(local: Local, target: NodeId, graph: Graph): boolean {
  if (local.boxed) return false;
  const seen = new Set<NodeId>();
  const open = [graph.start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const node = graph.nodes.get(id);
    for (const { assign, to } of node === undefined ? [] : edgesOf(node)) {
      if (!assign.some((each) => each.local === local)) open.push(to);
    }
  }
  return seen.has(target);
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
