/**
 * Tests that follow tests become rules of one Choice, and an edge whose values decide a test goes past it:
 * `let i = 1; while (i <= 20)` enters the body at once.
 */
import { edgesOf, type Edge, type Graph, type GraphNode, type NodeId, type TestNode } from "../../ir/graph";
import { mapEdges } from "../../ir/map-graph";
import type { Expression } from "../../ir/expression";
import { kind } from "../../ir/kinds";
import { sizeOf, substitute } from "../../ir/walk";
import { compose, isOfState, isSmallEdge, valuesAfter, canFollow } from "./edges";
import { fold } from "./fold";
import { withEdges, withNodes } from "./rewrite";

type Rule = TestNode["rules"][number];

/** A Choice with more rules than this, or longer ones, is not made by putting tests together. */
const limits = { rules: 12, size: 400 };

/** Drops rules that never hold, and what stands behind one that always does. */
export function decideTests(graph: Graph): Graph {
  const changed = new Map<NodeId, GraphNode>();
  for (const [id, node] of graph.nodes) {
    if (node.kind !== "test" || node.keep) continue;
    const rules = node.rules
      .map(({ when, edge }) => ({ when: fold(when), edge }))
      .filter(({ when }) => !(when.kind === "literal" && !when.value));
    const certain = rules.findIndex(({ when }) => when.kind === "literal" && Boolean(when.value));
    const kept = certain < 0 ? rules : rules.slice(0, certain);
    const otherwise = rules[certain]?.edge ?? node.otherwise;
    if (kept.length === node.rules.length) continue;
    const { span, title, undoes } = node;
    changed.set(
      id,
      kept.length === 0
        ? { kind: "set", done: otherwise, caught: [], span, title, undoes }
        : { ...node, rules: kept, otherwise },
    );
  }
  return changed.size === 0 ? graph : withNodes(graph, changed);
}

/** Drops rules at the end that go where everything else goes. */
export function dropUselessRules(graph: Graph): Graph {
  const changed = new Map<NodeId, GraphNode>();
  for (const [id, node] of graph.nodes) {
    if (node.kind !== "test" || node.keep) continue;
    const last = node.rules.findLastIndex(
      ({ edge }) => edge.to !== node.otherwise.to || edge.assign.length > 0 || node.otherwise.assign.length > 0,
    );
    const kept = node.rules.slice(0, last + 1);
    if (kept.length === node.rules.length) continue;
    const { span, title, undoes } = node;
    changed.set(
      id,
      kept.length === 0
        ? { kind: "set", done: node.otherwise, caught: [], span, title, undoes }
        : { ...node, rules: kept },
    );
  }
  return changed.size === 0 ? graph : withNodes(graph, changed);
}

/** Leads edges past tests that what they assign has decided. */
export function threadTests(graph: Graph): Graph {
  return withEdges(graph, (edge) => thread(edge, graph, 8));
}

function thread(edge: Edge, graph: Graph, steps: number): Edge {
  const node = graph.nodes.get(edge.to);
  if (node?.kind !== "test" || node.keep || steps === 0) return edge;
  const values = valuesAfter(edge);
  for (const { when, edge: way } of node.rules) {
    const outcome = fold(substitute(when, values));
    if (outcome.kind !== "literal") return edge;
    if (outcome.value) return past(edge, way, graph, steps);
  }
  return past(edge, node.otherwise, graph, steps);
}

/** A test that goes round without a state would let what is assigned grow with each turn. */
function past(edge: Edge, way: Edge, graph: Graph, steps: number): Edge {
  if (!canFollow(edge, way)) return edge;
  const made = compose(edge, way);
  return isSmallEdge(made, edge, way) ? thread(made, graph, steps - 1) : edge;
}

/** Puts tests that follow each other directly into one node. */
export function mergeTests(graph: Graph): Graph {
  const changed = new Map<NodeId, GraphNode>();
  for (const [id, node] of graph.nodes) {
    if (node.kind !== "test" || node.keep) continue;
    const merged = merge(id, node, graph);
    if (merged !== node) changed.set(id, merged);
  }
  return changed.size === 0 ? graph : withNodes(graph, changed);
}

function merge(id: NodeId, node: TestNode, graph: Graph): TestNode {
  const rules = node.rules.flatMap((rule) => expand(rule, { id, node }, graph));
  const last = follower(node.otherwise, { id, node }, graph);
  const tail = last === null ? [] : last.rules.map(({ when, edge }) => ruleAfter(node.otherwise, when, edge, null));
  const otherwise = last === null ? node.otherwise : compose(node.otherwise, last.otherwise);
  const all = [...rules, ...tail];
  const unchanged = all.length === node.rules.length;
  const tooLarge = all.length > limits.rules || all.reduce((sum, { when }) => sum + sizeOf(when), 0) > limits.size;
  return unchanged || tooLarge ? node : { ...node, raises: false, rules: all, otherwise };
}

/** The rule itself, or one for each rule of the test that it leads to, and one for when none of them holds. */
function expand(rule: Rule, from: From, graph: Graph): readonly Rule[] {
  const next = follower(rule.edge, from, graph);
  if (next === null) return [rule];
  const inner = next.rules.map(({ when, edge }) => ruleAfter(rule.edge, when, edge, rule.when));
  return [...inner, { when: rule.when, edge: compose(rule.edge, next.otherwise) }];
}

function ruleAfter(edge: Edge, when: Expression, way: Edge, also: Expression | null): Rule {
  const condition = substitute(when, valuesAfter(edge));
  const both: Expression =
    also === null
      ? condition
      : { kind: "logical", operator: "&&", left: also, right: condition, kinds: kind.boolean, span: condition.span };
  return { when: both, edge: compose(edge, way) };
}

interface From {
  readonly id: NodeId;
  readonly node: TestNode;
}

/**
 * The test that an edge leads to, if it can be put together with this one: not when tests go round in a circle. One that
 * goes through the way back from a function is no matter there: it is cut where it begins.
 */
function follower(edge: Edge, { id, node }: From, graph: Graph): TestNode | null {
  const next = graph.nodes.get(edge.to);
  if (next?.kind !== "test" || next.keep || edge.to === id || edge.assign.some(({ value }) => isOfState(value)))
    return null;
  if (!edgesOf(next).every((way) => isSmallEdge(compose(edge, way), edge, way))) return null;
  return circles(edge.to, graph, node.returns === true ? id : null) ? null : next;
}

/** True when a walk over nothing but tests comes back to where it began, by another way than the `cut`. */
function circles(start: NodeId, graph: Graph, cut: NodeId | null): boolean {
  const seen = new Set<NodeId | null>([cut]);
  const open = testsAfter(start, graph);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === start) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...testsAfter(id, graph));
  }
  return false;
}

function testsAfter(id: NodeId, graph: Graph): NodeId[] {
  const node = graph.nodes.get(id);
  if (node?.kind !== "test") return [];
  const targets: NodeId[] = [];
  mapEdges(node, (edge) => {
    targets.push(edge.to);
    return edge;
  });
  return targets.filter((target) => graph.nodes.get(target)?.kind === "test");
}
