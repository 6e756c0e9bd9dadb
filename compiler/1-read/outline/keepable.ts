/** What may be kept while the workflow waits: JSON, undefined and errors; and how far a region has to reach for that. */
import type { Identifier, Node, Statement, Symbol, Type } from "ts-morph";
import { symbolOf } from "../symbols";
import { isError, partThatIsNotJson } from "../types";
import { gather, isCarriable } from "./carried";
import { askedInfiniteIn, endlessIn } from "./endless";
import { freeNames, isAssigned, isWithin, localDeclaration, namesIn, usesOf } from "./names";
import type { Head } from "./heads";
import type { Reading } from "../reading";

/** Where outlined code begins and ends in its block. */
export interface Extent {
  readonly from: number;
  readonly to: number;
}

/** How far it may reach: over statements without an await, and into what the one behind them evaluates first. */
export interface Bounds extends Extent {
  readonly heads: readonly Head[];
}

/** A name whose value would have to be kept, and cannot be; `use` is where it is needed later. */
export interface Crossing {
  readonly name: Identifier;
  readonly use: Identifier;
}

/** The type of a name as text, where its values cannot be kept; null where they can. */
export function whyNotKept(name: Identifier): string | null {
  const type = name.getType();
  if (type.isAny() || type.isUnknown()) return null;
  const parts = type.isUnion() ? type.getUnionTypes() : [type];
  const bad = parts.filter((part) => !isError(part)).some((part) => !isJson(part, name));
  return bad ? type.getText(name) : null;
}

/** Asked of the same types for every statement that a region may begin with. */
const known = new WeakMap<Type, boolean>();

function isJson(type: Type, at: Node): boolean {
  const found = known.get(type) ?? partThatIsNotJson(type, at) === null;
  known.set(type, found);
  return found;
}

/** The extent that holds every use of what cannot be kept, as long as that lies within the bounds. */
export function closedExtent(
  list: readonly Statement[],
  start: Extent,
  bounds: Bounds,
  reading: Reading,
): Bounds | Crossing {
  let extent: Bounds = { ...start, heads: [] };
  const ahead = bounds.heads.map(({ node }) => node);
  for (;;) {
    const nodes = nodesOf(list, extent);
    const reachable = [...list.slice(bounds.from, bounds.to + 1), ...ahead];
    const outside = [
      ...unkept(nodes, reading),
      ...asked(nodes).map(({ name, uses }) => ({ name, uses: uses.filter((use) => isWithin(use, reachable)) })),
    ].flatMap(({ name, uses }) => uses.filter((use) => !isWithin(use, nodes)).map((use) => ({ name, use })));
    if (outside.length === 0) return extent;
    const last = Math.max(...outside.map(({ use }) => ahead.findIndex((node) => isWithin(use, [node]))));
    const heads = bounds.heads.slice(0, Math.max(last + 1, extent.heads.length));
    const taken = heads.filter(({ steady }) => !steady).map(({ node }) => node);
    const behind = outside.filter(({ use }) => !isWithin(use, taken));
    const places = behind.map(({ use }) => list.findIndex((statement) => isWithin(use, [statement])));
    const crossing = behind.find((_, at) => {
      const place = places[at] ?? -1;
      return place < bounds.from || place > bounds.to;
    });
    if (crossing !== undefined) return crossing;
    const to = last < 0 ? extent.to : bounds.to;
    extent = { from: Math.min(extent.from, ...places), to: Math.max(to, ...places), heads };
  }
}

/** The code of an extent; what is steady stays where it is. */
export function nodesOf(list: readonly Statement[], { from, to, heads }: Bounds): readonly Node[] {
  const taken = heads.filter(({ steady }) => !steady).map(({ node }) => node);
  return [...list.slice(from, to + 1), ...taken];
}

interface Unkept {
  readonly name: Identifier;
  readonly uses: readonly Identifier[];
}

/** What the nodes declare or assign and nobody can keep, with all places that name it. */
function unkept(nodes: readonly Node[], reading: Reading): readonly Unkept[] {
  const declared = declaredIn(nodes).filter(([symbol, name]) => {
    const declaration = localDeclaration(symbol);
    if (declaration === undefined || !isCarriable(declaration)) return whyNotKept(name) !== null;
    return capturesFrom(declaration, nodes, reading);
  });
  const assigned = freeNames(nodes).flatMap(({ symbol, uses }): readonly (readonly [Symbol, Identifier])[] => {
    const name = uses.find(isAssigned);
    return name === undefined || whyNotKept(name) === null ? [] : [[symbol, name]];
  });
  return [...declared, ...assigned, ...endlessIn(nodes)].map(([symbol, name]) => ({ name, uses: usesOf(symbol) }));
}

/** What is better not kept, where that can be: it may be infinite, and somebody asks. */
function asked(nodes: readonly Node[]): readonly Unkept[] {
  return askedInfiniteIn(nodes).map(([symbol, name]) => ({ name, uses: usesOf(symbol) }));
}

/** What the nodes declare, by its first name. */
export function declaredIn(nodes: readonly Node[]): readonly (readonly [Symbol, Identifier])[] {
  const found = new Map<Symbol, Identifier>();
  for (const name of nodes.flatMap(namesIn)) {
    const symbol = symbolOf(name);
    const declaration = symbol === undefined ? undefined : localDeclaration(symbol);
    if (symbol === undefined || declaration === undefined || found.has(symbol)) continue;
    if (isWithin(declaration, nodes)) found.set(symbol, name);
  }
  return [...found];
}

/** True for a function that reads what the nodes around it declare. */
function capturesFrom(declaration: Node, nodes: readonly Node[], reading: Reading): boolean {
  const gathered = gather([declaration], reading);
  return gathered === null || gathered.values.some((free) => isWithin(free.declaration, nodes));
}
