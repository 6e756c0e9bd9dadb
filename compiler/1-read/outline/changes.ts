/**
 * What code changes in place, and whether the change could be seen outside: the object may have another name there, by
 * which the machine, that hands out copies, would not show the change.
 */
import { Node, SyntaxKind, type Identifier, type Symbol } from "ts-morph";
import { functionOf } from "../callees";
import { descendantsOf } from "../descendants";
import { isFresh } from "../fresh";
import { writtenBy } from "../patterns/targets";
import type { Reading } from "../reading";
import { symbolOf } from "../symbols";
import { isScalar } from "../views/fresh-types";
import { partRead, putIn } from "../views/uses";
import { functionsIn } from "../views/functions";
import { isComposite, isWithin, localDeclaration, namesIn, usesOf, type Free } from "./names";

/** A change in place: where it is made, of what, and the variable that this is reached from (null: from no variable). */
interface Change {
  readonly node: Node;
  readonly target: Node;
  readonly root: Identifier | null;
}

/** Methods of arrays, sets, maps and dates that change their receiver. */
const changing = /^(push|unshift|pop|shift|splice|sort|reverse|fill|copyWithin|set|add|delete|clear|set[A-Z]\w*)$/;

/** Every change in place. */
function changesIn(nodes: readonly Node[]): readonly Change[] {
  const within = nodes.flatMap((node) => [node, ...descendantsOf(node)]);
  return within.flatMap((node) => changedParts(node).map((target): Change => ({ node, target, root: rootOf(target) })));
}

/** True where what a name stands for is changed in place, or a part of it: `list.push(…)`, or `module.list.push(…)`. */
export function isChanged(name: Identifier): boolean {
  const leads = (target: Node): boolean => {
    if (Node.isPropertyAccessExpression(target) && target.getNameNode() === name) return true;
    const before = stepBefore(target);
    return rootOf(target) === name || (before !== null && leads(before));
  };
  return name.getAncestors().some((node) => changedParts(node).some(leads));
}

/** True where nothing is changed but the order of lists that variables hold: what stands in them stays as it is. */
export function onlyReorders(nodes: readonly Node[]): boolean {
  return changesIn(nodes).every(({ node, target, root }) => {
    const callee = Node.isCallExpression(node) ? node.getExpression() : undefined;
    return target === root && Node.isPropertyAccessExpression(callee) && /^(sort|reverse)$/.test(callee.getName());
  });
}

function changedParts(node: Node): readonly Node[] {
  const parts = [...writtenBy(node).map(baseOf), changedByCall(node)];
  return parts.filter((part) => part !== null);
}

function changedByCall(node: Node): Node | null {
  if (!Node.isCallExpression(node)) return null;
  const callee = node.getExpression();
  if (!Node.isPropertyAccessExpression(callee)) return null;
  if (callee.getText() === "Object.assign") return node.getArguments()[0] ?? null;
  return changing.test(callee.getName()) ? callee.getExpression() : null;
}

/** `x` of `x.a` and `x[0]`; nothing of a plain name, which is assigned and not changed. */
function baseOf(target: Node): Node | null {
  if (Node.isParenthesizedExpression(target) || Node.isNonNullExpression(target)) return baseOf(target.getExpression());
  return Node.isPropertyAccessExpression(target) || Node.isElementAccessExpression(target)
    ? target.getExpression()
    : null;
}

/** The variable at the beginning of `a.b[c]!.find(…).d`. */
function rootOf(node: Node): Identifier | null {
  if (Node.isIdentifier(node)) return node;
  if (Node.isCallExpression(node)) {
    const callee = node.getExpression();
    const root = Node.isPropertyAccessExpression(callee) ? rootOf(callee.getExpression()) : null;
    const symbol = root === null ? undefined : symbolOf(root);
    return symbol !== undefined && localDeclaration(symbol) !== undefined ? root : null;
  }
  const before = stepBefore(node);
  return before === null ? null : rootOf(before);
}

/** What a step on the way to a part begins with: `a.b` of `a.b[c]`, of `a.b!`, of `a.b.c`; null for anything else. */
function stepBefore(node: Node): Node | null {
  const isStep =
    Node.isPropertyAccessExpression(node) ||
    Node.isElementAccessExpression(node) ||
    Node.isNonNullExpression(node) ||
    Node.isParenthesizedExpression(node) ||
    Node.isAsExpression(node);
  return isStep ? node.getExpression() : null;
}

/** The variables from outside whose objects the code may change, itself or through another name. */
export function changedFrom(nodes: readonly Node[], outside: readonly Free[], reading: Reading): readonly Free[] {
  const changed = new Set<Free>();
  const suspect = (given: readonly Node[]): void => {
    // What a function hands out is changed where it lies.
    const parts = [...given, ...given.flatMap(functionsIn)];
    for (const free of outside) {
      if (free.uses.some((use) => isWithin(use, parts) && handsOver(use))) changed.add(free);
    }
  };
  for (const { node, target, root } of changesIn(nodes)) {
    const free = outside.find(({ symbol }) => root !== null && symbolOf(root) === symbol);
    if (isMade(target, false, reading)) continue;
    const search: Search = { nodes, deep: target !== root, reading };
    if (free !== undefined && root !== null) {
      changed.add(free);
      suspect(search.deep ? throughValues(putIntoAll(free.symbol), search, new Set()) : []);
    } else if (root === null) suspect([node]);
    else suspect(originsOf(root, search));
  }
  for (const call of nodes.flatMap((node) => namesIn(node)).map((name) => name.getParent())) {
    if (Node.isCallExpression(call) && changesArguments(call.getExpression(), reading)) suspect(call.getArguments());
  }
  return [...changed];
}

interface Search {
  readonly nodes: readonly Node[];
  /** Below the top level of what the variable holds. */
  readonly deep: boolean;
  readonly reading: Reading;
}

/** Where an object that the code has under a name of its own may come from; nothing, where it was made for it. */
function originsOf(root: Identifier, search: Search, seen = new Set<unknown>()): readonly Node[] {
  const { nodes, deep, reading } = search;
  const symbol = symbolOf(root);
  const declaration = symbol === undefined ? undefined : localDeclaration(symbol);
  if (symbol === undefined || declaration === undefined || seen.has(symbol)) return [];
  seen.add(symbol);
  const given = [...reading.writes.valuesOf(symbol), ...accumulated(declaration, symbol)];
  // A parameter of a callback is given what the code around it has.
  if (given.length === 0) return nodes;
  return throughValues(deep ? [...given, ...putIntoAll(symbol)] : given, search, seen);
}

/** The values that were not made for it, and where the names in them come from. */
function throughValues(values: readonly Source[], search: Search, seen: Set<unknown>): readonly Node[] {
  const { nodes, deep, reading } = search;
  return values
    .filter(({ value, isPart }) => !isMade(value, deep || isPart, reading))
    .flatMap(({ value }) => [
      value,
      ...namesIn(value)
        .filter(handsOver)
        .flatMap((name) => {
          const symbol = symbolOf(name);
          const declaration = symbol === undefined ? undefined : localDeclaration(symbol);
          const isOwn = declaration !== undefined && isWithin(declaration, nodes);
          return isOwn ? originsOf(name, { ...search, deep: true }, seen) : [];
        }),
    ]);
}

/** True for a name through which an object is reached: of `prices[order.id]`, not `order`. */
function handsOver(name: Identifier): boolean {
  const part = partRead(name);
  return isComposite(name) && !(Node.isExpression(part) && isScalar(part));
}

interface Source {
  readonly value: Node;
  readonly isPart: boolean;
}

/** Everything that the code puts into an object, by the name that it has there. */
function putIntoAll(symbol: Symbol): readonly Source[] {
  return usesOf(symbol)
    .flatMap(putInto)
    .map((value) => ({ value, isPart: true }));
}

/** What a use puts into the object that it names: in the code that is outlined, by whatever method. */
function putInto(use: Identifier): readonly Node[] {
  const callee = use.getParent();
  const call = callee?.getParent();
  const isChange =
    Node.isPropertyAccessExpression(callee) && callee.getExpression() === use && changing.test(callee.getName());
  if (isChange && Node.isCallExpression(call) && call.getExpression() === callee) return call.getArguments();
  const isAssigned =
    Node.isCallExpression(callee) &&
    callee.getExpression().getText() === "Object.assign" &&
    callee.getArguments()[0] === use;
  return isAssigned ? callee.getArguments().slice(1) : putIn(use);
}

/** What the first parameter of the callback of a `reduce` is: what that begins with, and what the callback returns but it. */
function accumulated(declaration: Node, symbol: Symbol): readonly Source[] {
  const callback = Node.isParameterDeclaration(declaration) ? declaration.getParent() : undefined;
  const call = callback?.getParent();
  if (!Node.isArrowFunction(callback) || !Node.isCallExpression(call) || callback.getParameters()[0] !== declaration)
    return [];
  const callee = call.getExpression();
  const [given, first, ...more] = call.getArguments();
  const isReduce = Node.isPropertyAccessExpression(callee) && /^reduce(Right)?$/.test(callee.getName());
  if (!isReduce || given !== callback || first === undefined || more.length > 0) return [];
  const body = callback.getBody();
  const returned = Node.isBlock(body) ? returnedBy(body) : [body];
  return [first, ...returned.filter((value) => symbolOf(value) !== symbol)].map((value) => ({ value, isPart: false }));
}

function returnedBy(body: Node): readonly Node[] {
  return body.getDescendantsOfKind(SyntaxKind.ReturnStatement).flatMap((statement) => statement.getExpression() ?? []);
}

/** True for an object that the code has just made (`deep`: with all its parts). */
function isMade(value: Node, deep: boolean, reading: Reading): boolean {
  if (Node.isNewExpression(value)) return !deep || value.getArguments().length === 0;
  if (!Node.isExpression(value) || Node.isIdentifier(value)) return false;
  if (isFresh(value, deep, reading)) return true;
  if (!Node.isCallExpression(value) || deep) return false;
  const callee = value.getExpression();
  if (callee.getText() === "Array.of") return true;
  if (!Node.isPropertyAccessExpression(callee)) return false;
  const isText = callee.getExpression().getType().isString();
  return (
    isText || (/^(sort|reverse|flatMap|flat)$/.test(callee.getName()) && isMade(callee.getExpression(), false, reading))
  );
}

/** True for a function of the project that changes what it has not made itself. */
function changesArguments(callee: Node, reading: Reading, visited = new Set<Node>()): boolean {
  const declaration = Node.isExpression(callee) ? functionOf(callee) : null;
  if (declaration === null || visited.has(declaration) || !reading.program.isOwn(declaration.getSourceFile()))
    return false;
  visited.add(declaration);
  reading.writes.survey(declaration);
  const direct = changesIn([declaration]).some(
    ({ target, root }) =>
      !isMade(target, false, reading) &&
      (root === null || originsOf(root, { nodes: [declaration], deep: target !== root, reading }).length > 0),
  );
  return (
    direct ||
    descendantsOf(declaration).some(
      (node) => Node.isCallExpression(node) && changesArguments(node.getExpression(), reading, visited),
    )
  );
}
