/**
 * if (false) compensate(…)   →   nothing is ever registered, and nothing is undone
 * Where the states that register a block are gone, so is what runs it: it would read what nobody assigns any more.
 */
import type { Expression, Local } from "../../ir/expression";
import {
  edgesOf,
  evaluatedBy,
  graphsOf,
  valuesOf,
  type Assignment,
  type Graph,
  type GraphNode,
  type GroupNode,
  type NodeId,
  type SetNode,
} from "../../ir/graph";
import { mapGraphValues } from "../../ir/map-graph";
import { kind } from "../../ir/kinds";
import { localsOf, mapParts, within } from "../../ir/walk";
import { firstBlock, whichBlock } from "../lower/stack";
import { liveness } from "./dead";
import { withNodes } from "./rewrite";
import { decideTests } from "./tests";

/** Drops groups over stacks that are always empty, and blocks of which no stack has an entry. */
export function dropUnregistered(graph: Graph): Graph {
  const undoing = [...graph.nodes].filter((each): each is [NodeId, Undoing] => isUndoing(each[1]));
  if (undoing.length === 0) return graph;
  const numbers = registered(graph);
  const assigned = [...graph.nodes.values()].flatMap((node) => assignedBy(node, graph));
  const changed = undoing.flatMap(([id, node]): readonly [NodeId, GraphNode][] => {
    if (isAlwaysEmpty(node, assigned)) return [[id, nothingToUndo(node)]];
    const less = isOwn(node, assigned) ? withoutBlocks(node, numbers) : null;
    return less === null ? [] : [[id, less]];
  });
  return changed.length === 0 ? graph : withNodes(graph, new Map(changed));
}

type Undoing = GroupNode & { readonly parts: Extract<GroupNode["parts"], { readonly kind: "each" }> };

function isUndoing(node: GraphNode): node is Undoing {
  return node.kind === "group" && node.undoes !== null && node.parts.kind === "each" && node.parts.concurrency === 1;
}

/** True when the list is one to which the graph only ever assigns `[]`, or what is left of it where a scope ends. */
function isAlwaysEmpty({ parts }: Undoing, assigned: readonly Assignment[]): boolean {
  const { items } = parts;
  const [list] = localsOf(items);
  if (list === undefined) return isEmptyList(items);
  const written = assigned.filter(({ local }) => local === list);
  return written.length > 0 && [items, ...written.map(({ value }) => value)].every((value) => isPartOf(value, list));
}

/** `[]`, `undo`, `undo.slice(…)`, `committed ? [] : undo`: nothing, where there is nothing in the list itself. */
function isPartOf(value: Expression, list: Local): boolean {
  if (value.kind === "conditional") return isPartOf(value.then, list) && isPartOf(value.otherwise, list);
  if (value.kind === "read") return value.local === list;
  if (value.kind !== "operation" || value.name !== "slice") return isEmptyList(value);
  const [whole] = value.operands;
  return whole !== undefined && isPartOf(whole, list);
}

/** True when the entries come from this graph, and from its groups: not from one that this graph is a member of. */
function isOwn({ parts }: Undoing, assigned: readonly Assignment[]): boolean {
  return [...localsOf(parts.items)].every((read) => assigned.some(({ local }) => local === read));
}

function isEmptyList(value: Expression): boolean {
  return value.kind === "array" && value.items.length === 0;
}

/** Goes on as if every block had done what it should: nothing has failed. What else has come to ride on the way stays. */
function nothingToUndo({ done, span, title, undoes }: Undoing): SetNode {
  const assign = done.assign.flatMap(withoutResult);
  return { kind: "set", done: { assign, to: done.to }, caught: [], span, title, undoes };
}

/** `failures = [...failures, ...what failed]` is nothing to do. */
function withoutResult({ local, value }: Assignment): readonly Assignment[] {
  const reads = (part: Expression): boolean => [...within(part)].some(isResult);
  if (!reads(value)) return [{ local, value }];
  if (value.kind !== "array") return [{ local, value: withNothing(value) }];
  const items = value.items.filter((item) => !reads(item.value));
  const [only] = items;
  const isItself = items.length === 1 && only?.kind === "spread" && localsOf(only.value).has(local);
  return isItself ? [] : [{ local, value: { ...value, items } }];
}

function isResult(part: Expression): boolean {
  return part.kind === "result" && part.of === "group";
}

function withNothing(value: Expression): Expression {
  return isResult(value)
    ? { kind: "array", items: [], kinds: kind.array, span: value.span }
    : mapParts(value, withNothing);
}

/** The numbers of the blocks of which the graph makes entries that are read, those of members of its groups included. */
function registered(graph: Graph): ReadonlySet<number> {
  const values = valuesRead(graph);
  const members = values.flatMap(within).flatMap((part) => (part.kind === "object" ? part.members : []));
  return new Set(
    members.flatMap((member) =>
      member.kind === "member" &&
      member.key === whichBlock &&
      member.value.kind === "literal" &&
      typeof member.value.value === "number"
        ? [member.value.value]
        : [],
    ),
  );
}

function valuesRead(graph: Graph): readonly Expression[] {
  return [...graph.nodes.values()].flatMap((node) => {
    const inner = node.kind === "group" ? graphsOf(node).flatMap(valuesRead) : [];
    return [...valuesOf(node), ...assignedBy(node, graph).map(({ value }) => value), ...inner];
  });
}

/** What is assigned behind a node to be read: where nothing can fail any more, nobody looks at the stack. */
function assignedBy(node: GraphNode, graph: Graph): readonly Assignment[] {
  const live = liveness(graph);
  return edgesOf(node).flatMap(({ assign, to }) => assign.filter(({ local }) => live.get(to)?.has(local)));
}

/**
 * `entry.undo === 2` is never true where nobody registers a second block. The first block is the one that is run when the
 * entry is of no other: where nobody registers that, the last of the others is. Null when all are still registered.
 */
function withoutBlocks(group: Undoing, numbers: ReadonlySet<number>): GroupNode | null {
  const { parts } = group;
  const entries = entriesOf(parts.graph);
  const asked = new Set(numbersAskedFor(parts.graph, entries));
  // One that is registered and not asked for is that which is run when the entry is of no other.
  const isKnown = numbers.has(firstBlock) || [...numbers].some((number) => !asked.has(number));
  const surely = isKnown ? null : Math.max(...[...asked].filter((number) => numbers.has(number)));
  let found = false;
  const replace = (value: Expression): Expression => {
    const number = numberAskedFor(value, entries);
    if (number === null || (numbers.has(number) && number !== surely)) return mapParts(value, replace);
    found = true;
    return { kind: "literal", value: number === surely, kinds: kind.boolean, span: value.span };
  };
  const graph = mapGraphValues(parts.graph, replace);
  return found ? { ...group, parts: { ...parts, graph: decideTests(graph) } } : null;
}

/** All numbers that the blocks are told by. */
function numbersAskedFor(graph: Graph, entries: ReadonlySet<Local>): readonly number[] {
  const asked = [...graph.nodes.values()].flatMap(evaluatedBy).flatMap(within);
  return asked.flatMap((part) => numberAskedFor(part, entries) ?? []);
}

/** The number in `entry.undo === number`. */
function numberAskedFor(value: Expression, entries: ReadonlySet<Local>): number | null {
  if (value.kind !== "binary" || value.operator !== "===" || value.right.kind !== "literal") return null;
  const { left, right } = value;
  if (left.kind !== "property" || left.name !== whichBlock || typeof right.value !== "number") return null;
  const { base } = left;
  return base.kind === "given" || (base.kind === "read" && entries.has(base.local)) ? right.value : null;
}

/** The locals that hold the entry that an iteration begins with. */
function entriesOf(graph: Graph): ReadonlySet<Local> {
  const edges = [...graph.nodes.values()].flatMap(edgesOf);
  return new Set(
    edges.flatMap(({ assign }) =>
      assign.flatMap(({ local, value }) => (value.kind === "given" && value.path.join() === "item" ? [local] : [])),
    ),
  );
}
