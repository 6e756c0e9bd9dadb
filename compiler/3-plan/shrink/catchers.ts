/**
 * catch (e) { if (e instanceof SoldOut) { a } else { b } }   →   Catch: SoldOut → a, any → b
 * Tests on a caught error's name become separate catchers and cost no Choice; a catcher that only throws the error
 * again is none at all, so that the error keeps its raw name and cause.
 */
import type { CatchEdge, Edge, Graph, GraphNode, TestNode } from "../../ir/graph";
import type { Expression } from "../../ir/expression";
import { tellsAny } from "../../ir/platform-errors";
import { reportsFailure } from "../../ir/target";
import { substitute } from "../../ir/walk";
import { compose, valuesAfter } from "./edges";
import { withNodes } from "./rewrite";

/** Splits catchers by the names that their handlers ask for, and drops those that do nothing. */
export function splitCatchers(graph: Graph): Graph {
  const changed = new Map<number, GraphNode>();
  for (const [id, node] of graph.nodes) {
    if ((node.kind !== "task" && node.kind !== "group") || node.caught.length === 0) continue;
    // All of what may have failed there arrives under one name.
    if (node.kind === "task" && reportsFailure(node.target)) continue;
    const caught = dropRethrows(
      node.caught.flatMap((each) => split(each, graph)),
      graph,
    );
    if (caught.length !== node.caught.length || caught.some((each, index) => each !== node.caught[index]))
      changed.set(id, { ...node, caught });
  }
  return changed.size === 0 ? graph : withNodes(graph, changed);
}

/** One catcher for each leading test on names; the rest stays as it is. */
function split(each: CatchEdge, graph: Graph): readonly CatchEdge[] {
  const test = graph.nodes.get(each.edge.to);
  if (each.match !== "any" || test?.kind !== "test" || test.keep) return [each];
  const { rules, otherwise } = inNames(test, each.edge);
  const names = rules.map(({ when }) => namesIn(substitute(when, valuesAfter(each.edge))));
  if (names.length === 0 || names.some((list) => list === null)) return [each];
  const named = rules.map(({ edge }, index): CatchEdge => ({
    match: names[index] ?? [],
    edge: compose(each.edge, edge),
  }));
  return [...withoutRepeated(named), { match: "any", edge: compose(each.edge, otherwise) }];
}

/** `if (!(e instanceof SoldOut)) a; else b` as the last of the tests asks for names, too, and for what is none of them. */
function inNames({ rules, otherwise }: TestNode, before: Edge): Pick<TestNode, "rules" | "otherwise"> {
  const last = rules.at(-1);
  if (last?.when.kind !== "unary" || last.when.operator !== "!") return { rules, otherwise };
  const { operand } = last.when;
  if (namesIn(substitute(operand, valuesAfter(before))) === null) return { rules, otherwise };
  return { rules: [...rules.slice(0, -1), { when: operand, edge: otherwise }], otherwise: last.edge };
}

/** The names that a test on the caught error accepts; null when it asks for anything else. */
function namesIn(when: Expression): readonly string[] | null {
  if (when.kind === "errorIs" && when.error.kind === "caught") return tellsAny(when.names) ? null : when.names;
  if (when.kind !== "logical" || when.operator !== "||") return null;
  const [left, right] = [namesIn(when.left), namesIn(when.right)];
  return left === null || right === null ? null : [...new Set([...left, ...right])];
}

/** A name counts where it stands first. */
function withoutRepeated(edges: readonly CatchEdge[]): readonly CatchEdge[] {
  const seen = new Set<string>();
  return edges.flatMap(({ match, edge }) => {
    const names = typeof match === "string" ? [] : match.filter((name) => !seen.has(name));
    for (const name of names) seen.add(name);
    return names.length === 0 ? [] : [{ match: names, edge }];
  });
}

/** Catchers at the end of the list that fail with what they caught: without them the execution fails just so. */
function dropRethrows(edges: readonly CatchEdge[], graph: Graph): readonly CatchEdge[] {
  const last = edges.at(-1);
  const useless = last !== undefined && last.match !== "thrown" && isRethrow(last.edge, graph);
  return useless ? dropRethrows(edges.slice(0, -1), graph) : edges;
}

function isRethrow(edge: Edge, graph: Graph): boolean {
  const node = graph.nodes.get(edge.to);
  if (node?.kind !== "fail" || node.failures !== null) return false;
  return substitute(node.error, valuesAfter(edge)).kind === "caught";
}
