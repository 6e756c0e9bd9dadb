/**
 * for (const order of orders) order.done = true   →   `order` is a view: what is done to it is done to `orders`
 *
 * A second name can be a copy as long as nobody changes the object. Otherwise it is a view of the place where the object
 * lies: as long as the object lies there.
 */
import { Node, type Identifier } from "ts-morph";
import { identifiersIn } from "../descendants";
import { symbolOf } from "../symbols";
import type { Change } from "./book";
import { functionAround, functionsIn } from "./functions";
import { startsLike, type Path } from "./paths";

/** True when a change reaches into the part: a copy of it would not see that. */
export function isChangedInside(changes: readonly Change[], path: Path): boolean {
  return changes.some((change) => change.path.length > path.length && startsLike(change.path, path));
}

/** The changes after which another object may lie at the place, or none. */
function replacing(changes: readonly Change[], path: Path): readonly Change[] {
  return changes.filter(
    (change) => change.how !== "grow" && change.path.length <= path.length && startsLike(path, change.path),
  );
}

/** The first change that takes the object away from its place while the name is in use; undefined when there is none. */
export function takenAway(
  name: Identifier,
  changes: readonly Change[],
  path: Path,
  uses: readonly Identifier[],
): Change | undefined {
  const odd = replacing(changes, path);
  if (odd.length === 0) return undefined;
  const inner = functionAround(name);
  if (uses.some((use) => functionAround(use) !== inner)) return odd[0];
  const region = lifeOf(name);
  const isCalled = calledFrom(region, name.getEnd());
  return odd.find(({ node }) => (isAfter(node, name, region) && isUsedBehind(node, uses, region)) || isCalled(node));
}

/** True where a name is used behind a change, or anywhere in a loop around the change that goes on with the same name. */
function isUsedBehind(change: Node, uses: readonly Identifier[], region: Node): boolean {
  const beginsAnew = Node.isForOfStatement(region) || Node.isForInStatement(region);
  const loops = change
    .getAncestors()
    .filter((each) => Node.isIterationStatement(each) && isInside(each, region) && !(beginsAnew && each === region));
  return uses.some((use) => use.getEnd() > change.getEnd() || loops.some((loop) => isInside(use, loop)));
}

/** The first change that may put another object into the place while a region of the program runs; undefined when there is none. */
export function replacedIn(region: Node, changes: readonly Change[], path: Path): Change | undefined {
  return changesIn(region, replacing(changes, path))[0];
}

/** The changes that may happen while a region of the program runs. */
export function changesIn(region: Node, changes: readonly Change[]): readonly Change[] {
  if (changes.length === 0) return [];
  const isCalled = calledFrom(region);
  return changes.filter(({ node }) => isInside(node, region) || isCalled(node));
}

/** Tells of a node whether it stands in a function that may be called from a region of the program, `behind` a position in it. */
function calledFrom(region: Node, behind = region.getPos()): (node: Node) => boolean {
  const around = functionAround(region);
  const names = once(() => identifiersIn(region).filter((name) => name.getPos() >= behind));
  const called = once(() => functionsCalledBy(names()));
  const callsAny = once(() => {
    const all = [...names(), ...called().flatMap(identifiersIn)];
    return all.some((name) => isGivenFunction(name, [region, ...called()]));
  });
  return (node) => called().some((target) => isInside(node, target)) || (functionAround(node) !== around && callsAny());
}

/** Most changes stand where they are seen: what else may run is looked for when it matters. */
function once<Found>(find: () => Found): () => Found {
  let known: { readonly found: Found } | null = null;
  return () => (known ??= { found: find() }).found;
}

/** True for a function that a caller has passed: it may be any, but for those that are passed in the regions. */
function isGivenFunction(name: Identifier, regions: readonly Node[]): boolean {
  const declaration = symbolOf(name)?.getValueDeclaration();
  if (!Node.isParameterDeclaration(declaration) || regions.some((each) => isInside(declaration, each))) return false;
  return name.getType().getCallSignatures().length > 0;
}

/** The block in which a name means something. */
function lifeOf(name: Identifier): Node {
  const isScope = (node: Node): boolean =>
    Node.isBlock(node) || Node.isCaseClause(node) || Node.isDefaultClause(node) || Node.isIterationStatement(node);
  const parameter = name.getFirstAncestor(Node.isParameterDeclaration);
  return (parameter === undefined ? name.getFirstAncestor(isScope) : parameter.getParent()) ?? name.getSourceFile();
}

function isInside(node: Node, scope: Node): boolean {
  return node === scope || node.getFirstAncestor((ancestor) => ancestor === scope) !== undefined;
}

function isAfter(node: Node, name: Identifier, region: Node): boolean {
  return node.getPos() >= name.getEnd() && isInside(node, region);
}

/** All functions that may run where these names are used: the one around them as well, where that calls itself. */
function functionsCalledBy(names: readonly Identifier[]): readonly Node[] {
  const found = new Set(names.flatMap(functionsIn));
  for (const each of found) for (const target of functionsIn(each)) found.add(target);
  return [...found];
}

/** True when no change of the object can follow once it has got another name, or a place in something, at the node. */
export function isLast(use: Node, declared: Node, changes: readonly Change[]): boolean {
  const scope = functionAround(use);
  if (scope === undefined || functionAround(declared) !== scope) return false;
  const returned = lastStatementWith(use, scope);
  return changes
    .filter(({ path }) => path.length > 0)
    .every(({ node }) => {
      if (functionAround(node) !== scope) return false;
      if (returned !== undefined && !isInside(node, returned)) return true;
      return node.getPos() < use.getPos() && isAnew(declared, node, use);
    });
}

/** The `return` that a function ends with, of what a use is part of; undefined where something of it runs behind that. */
function lastStatementWith(use: Node, scope: Node): Node | undefined {
  const ancestor = (is: (node: Node) => boolean): Node | undefined =>
    use.getFirstAncestor((node) => is(node) && functionAround(node) === scope);
  const tidied = ancestor((node) => Node.isTryStatement(node) && node.getFinallyBlock() !== undefined);
  return tidied === undefined ? ancestor(Node.isReturnStatement) : undefined;
}

/** True when the two nodes are not met again with the same object: each turn of a loop around both begins with a new one. */
function isAnew(declared: Node, one: Node, other: Node): boolean {
  const shared = one.getFirstAncestor((ancestor) => Node.isIterationStatement(ancestor) && isInside(other, ancestor));
  return shared === undefined || isInside(declared, shared);
}

/**
 * True when a name that is used once its object has got a place in something, at the node, can only be used where it has:
 * in the same block, and in the same turn of each loop.
 */
export function staysBehind(put: Node, declared: Node, uses: readonly Node[]): boolean {
  const scope = functionAround(put);
  if (scope === undefined || functionAround(declared) !== scope) return false;
  const loop = put.getFirstAncestor((ancestor) => Node.isIterationStatement(ancestor) && isInside(ancestor, scope));
  if (loop !== undefined && !isInside(declared, loop)) return false;
  const block = put.getFirstAncestor(
    (node) => Node.isBlock(node) || Node.isCaseClause(node) || Node.isDefaultClause(node),
  );
  const isCertain = put.getFirstAncestor(isStatement)?.getParent() === block;
  return uses.every(
    (use) =>
      functionAround(use) === scope &&
      (use.getPos() <= put.getPos() || (isCertain && block !== undefined && isInside(use, block))),
  );
}

function isStatement(node: Node): boolean {
  return Node.isExpressionStatement(node) || Node.isVariableStatement(node);
}
