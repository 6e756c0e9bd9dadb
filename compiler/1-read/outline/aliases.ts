/**
 * Whether an object that outlined code reads, changes or leaves behind has another name outside. The code gets copies, and
 * what it leaves behind are copies: a view of such an object would be one of something that is no more.
 */
import { Node, type Expression as Syntax, type Identifier, type Symbol } from "ts-morph";
import { taskOfCallee, wordOf } from "../callees";
import { arrayMethods } from "../library/rows";
import type { Reading } from "../reading";
import { symbolOf } from "../symbols";
import { isOfText } from "../fresh";
import type { Change } from "../views/book";
import { isFlat, isScalar } from "../views/fresh-types";
import { isInHelper, isKept } from "../views/kept";
import { putIn } from "../views/uses";
import { isOnlyLookedAt } from "./looked-at";
import { isBefore, isBehind, isComposite, isWithin, localDeclaration, namesIn, usesOf, type Free } from "./names";

/** Code, and the functions that it takes along: they run when it does, wherever they stand. */
interface Taken {
  readonly nodes: readonly Node[];
  readonly carried: readonly Node[];
}

/** True for an object that nobody but the code has a name for, when it runs (`deep`: nor for any part of it). */
export function isUnshared({ declaration }: Free, { nodes, carried }: Taken, reading: Reading, deep = true): boolean {
  const name = nameOf(declaration);
  const symbol = name?.getSymbol();
  if (name === null || symbol === undefined || reading.views.has(symbol)) return false;
  if (name.getFirstAncestor(Node.isParameterDeclaration) !== undefined && isInHelper(declaration)) return false;
  const all = [...nodes, ...carried];
  const isOutside = (node: Node): boolean => !isWithin(node, all) && !isBehind(node, nodes, declaration);
  const uses = usesOf(symbol).filter(isOutside);
  const values = reading.writes.valuesOf(symbol).flatMap(({ value }) => (isOutside(value) ? [value] : []));
  return (
    [...values, ...uses.flatMap(putIn)].every((value) => isNew(value, deep, reading)) &&
    !uses.some((use) => isKept(use, deep, reading, true))
  );
}

function nameOf(declaration: Node): Identifier | null {
  const isNamed =
    Node.isVariableDeclaration(declaration) ||
    Node.isParameterDeclaration(declaration) ||
    Node.isBindingElement(declaration);
  const name = isNamed ? declaration.getNameNode() : undefined;
  return Node.isIdentifier(name) ? name : null;
}

/** What the code leaves behind, and what it is given. */
interface Border {
  readonly outs: readonly Identifier[];
  readonly values: readonly Free[];
  readonly nodes: readonly Node[];
}

/** True where an object that the code leaves behind may also be known by another name, and one of them changes it later. */
export function isChangedLater({ outs, values, nodes }: Border, reading: Reading): boolean {
  const shared = outs.filter((name) => isComposite(name) && !isNewWithin(name, nodes, reading));
  if (shared.length === 0) return false;
  if (shared.map(symbolOf).some((symbol) => symbol !== undefined && hasLaterChanges(symbol, nodes, reading)))
    return true;
  if (madeOf(shared, outs, nodes, reading).some((symbol) => hasLaterChanges(symbol, nodes, reading))) return true;
  return values.some((free) => {
    const changes = laterChanges(free.symbol, nodes, reading);
    const deep = changes.some(({ path }) => path.length > 1);
    return changes.length > 0 && !isOnlyLookedAt(free, nodes, deep, reading);
  });
}

/** The others that are left behind, of which the code makes these: `const again = list;` leaves one object under two names. */
function madeOf(
  shared: readonly Identifier[],
  outs: readonly Identifier[],
  nodes: readonly Node[],
  { writes }: Reading,
): readonly Symbol[] {
  const named = shared
    .map(symbolOf)
    .flatMap((symbol) => (symbol === undefined ? [] : writes.valuesOf(symbol)))
    .flatMap(({ value }) => (isWithin(value, nodes) ? namesIn(value).map(symbolOf) : []));
  return outs
    .filter(isComposite)
    .map(symbolOf)
    .filter((symbol) => symbol !== undefined)
    .filter((symbol) => named.includes(symbol));
}

/** True for objects that are changed later, by whatever name: then no two of them may be one. */
export function hasLaterChanges(symbol: Symbol, nodes: readonly Node[], reading: Reading): boolean {
  return laterChanges(symbol, nodes, reading).length > 0;
}

/** A variable that is given another object changes none. */
function laterChanges(symbol: Symbol, nodes: readonly Node[], reading: Reading): readonly Change[] {
  const again = isRepeated(nodes, localDeclaration(symbol));
  return reading.writes
    .changesOf(symbol)
    .filter(({ node, path }) => path.length > 0 && (again || !isWithin(node, nodes)) && !isBefore(node, nodes));
}

/** True for code that meets the same variable again in the next turn of a loop. */
function isRepeated([first]: readonly Node[], declaration: Node | undefined): boolean {
  const loops = first?.getAncestors().filter((ancestor) => Node.isIterationStatement(ancestor)) ?? [];
  return loops.some((loop) => declaration !== undefined && !isWithin(declaration, [loop]));
}

/** True for a variable that the code gives nothing, and into whose object it puts nothing, that has another name. */
function isNewWithin(name: Identifier, nodes: readonly Node[], reading: Reading): boolean {
  const symbol = symbolOf(name);
  if (symbol === undefined) return false;
  const own = reading.writes.valuesOf(symbol).filter(({ value }) => isWithin(value, nodes));
  const put = usesOf(symbol)
    .filter((use) => isWithin(use, nodes))
    .flatMap(putIn);
  return (
    own.every(({ value, isPart }) => !isPart && isNew(value, true, reading)) &&
    put.every((value) => isNew(value, true, reading))
  );
}

/** True for an object that has just been made, by whatever name it is known from now on (`deep`: with all its parts). */
function isNew(value: Node, deep: boolean, reading: Reading): boolean {
  if (!Node.isExpression(value) || isScalar(value)) return true;
  if (deep && isFlat(value)) return isNew(value, false, reading);
  const parts = partsOf(value);
  if (parts !== null) return !deep || parts.every((part) => isNew(part, deep, reading));
  const inner = innerOf(value);
  if (inner.length > 0) return inner.every((each) => isNew(each, deep, reading));
  const call = Node.isAwaitExpression(value) ? value.getExpression() : value;
  return Node.isCallExpression(call) && makesNew(call.getExpression(), deep, reading);
}

function makesNew(callee: Syntax, deep: boolean, reading: Reading): boolean {
  if (taskOfCallee(callee, reading.program) !== null || callee.getText() === "JSON.parse" || isOfText(callee))
    return true;
  if (deep) return false;
  if (wordOf(callee) === "map") return true;
  if (!Node.isPropertyAccessExpression(callee)) return false;
  return callee.getName() !== "find" && Object.hasOwn(arrayMethods, callee.getName());
}

function partsOf(value: Node): readonly Node[] | null {
  if (Node.isArrayLiteralExpression(value)) return value.getElements();
  if (!Node.isObjectLiteralExpression(value)) return null;
  return value.getProperties().map((property) => {
    if (Node.isPropertyAssignment(property)) return property.getInitializerOrThrow();
    if (Node.isShorthandPropertyAssignment(property)) return property.getNameNode();
    return Node.isSpreadAssignment(property) ? property.getExpression() : property;
  });
}

function innerOf(value: Node): readonly Node[] {
  if (Node.isConditionalExpression(value)) return [value.getWhenTrue(), value.getWhenFalse()];
  if (Node.isBinaryExpression(value)) return [value.getLeft(), value.getRight()];
  const isWrapper =
    Node.isParenthesizedExpression(value) ||
    Node.isAsExpression(value) ||
    Node.isNonNullExpression(value) ||
    Node.isSpreadElement(value) ||
    Node.isSatisfiesExpression(value);
  return isWrapper ? [value.getExpression()] : [];
}
