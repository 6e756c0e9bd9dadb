/**
 * Which objects may be changed in place. A machine holds values, not references: `list.push(x)` becomes a new value of
 * the variable, and that is the same only while no other name can see the object. So a variable may be changed in place
 * when everything that it was ever given is fresh, and nothing that it holds is kept under another name.
 */
import {
  Node,
  type Expression as Syntax,
  type Identifier,
  type PropertyAssignment,
  type ShorthandPropertyAssignment,
  type Symbol,
} from "ts-morph";
import { taskOfCallee, wordOf } from "./callees";
import { isOfNew } from "./library/converted";
import { arrayMethods } from "./library/rows";
import type { Key, Place } from "./places";
import type { Reading } from "./reading";
import { isSdkCall } from "./sdk/sends";
import { symbolOf } from "./symbols";
import { isFlat, isScalar } from "./views/fresh-types";
import { isInHelper, isKept, isKeptAbove } from "./views/kept";
import { isLast, staysBehind } from "./views/needed";
import { putBy } from "./views/puts";
import { putsOf, usesOf } from "./views/uses";

/** What stands against changing what lies so many keys deep in what a variable holds: a sentence for the user, or null. */
export function whyShared({ name, symbol, keys }: Place, depth: number, reading: Reading): string | null {
  if (name === null || symbol === null) return null;
  const isParameter = symbol
    .getDeclarations()
    .some((each) => each.getFirstAncestor(isParameterOfHelper) !== undefined || isParameterOfHelper(each));
  if (isParameter && !reading.owned.has(symbol)) return "a function would change what its caller has";
  const deep = depth > 0;
  const part = deep ? partChanged(keys) : null;
  const uses = usesOf(name, deep, reading, { part, depth });
  const given = reading.writes
    .valuesOf(symbol)
    .every(({ value, isPart }) =>
      part === null || isPart ? isFresh(value, isPart || depth, reading) : isFreshAt(value, part, depth, reading),
    );
  const isItself = (use: Identifier): boolean => symbolOf(use) === symbol;
  if (!given || (deep && !uses.every((use) => putsFresh(use, isItself(use) ? depth : Infinity, reading))))
    return "it was given a value that has another name";
  const changes = reading.writes.changesOf(symbol);
  const declared = symbol.getDeclarations()[0] ?? name;
  const kept = uses.find(
    (use) =>
      (isItself(use) ? isKeptAbove(use, depth, reading) : isKept(use, deep, reading)) &&
      !isLast(use, declared, changes) &&
      !isMoved(use, reading),
  );
  return kept === undefined ? null : `line ${kept.getStartLineNumber()} keeps it under another name`;
}

/** True where nobody else has a name for what a use puts as deep into the object as it is changed, or less deep. */
function putsFresh(use: Identifier, depth: number, reading: Reading): boolean {
  return putsOf(use).every((put) => put.depth > depth || isFresh(put.value, depth - put.depth, reading));
}

/** The property in which a change of an object lies, whatever is changed in there; null where that is not known. */
function partChanged([first]: readonly Key[]): string | null {
  const at = first?.at;
  return at?.kind === "literal" && typeof at.value === "string" ? at.value : null;
}

/** True for a value in which nobody else has a name for what lies in the property, down to so many levels of the whole. */
function isFreshAt(value: Syntax, part: string, depth: number, reading: Reading): boolean {
  const inner = innerValues(value);
  if (inner.length > 0) return inner.every((each) => isFreshAt(each, part, depth, reading));
  if (!Node.isObjectLiteralExpression(value)) return isFresh(value, depth, reading);
  const properties = value.getProperties();
  if (!properties.every((each) => isNamed(each) || Node.isSpreadAssignment(each)))
    return isFresh(value, depth, reading);
  const last = properties.findLast((each) => !isNamed(each) || each.getName() === part);
  if (last === undefined) return true;
  if (!isNamed(last)) return isFresh(value, depth, reading);
  const own = Node.isPropertyAssignment(last) ? last.getInitializerOrThrow() : last.getNameNode();
  return isFresh(own, depth - 1, reading);
}

function isNamed(node: Node): node is PropertyAssignment | ShorthandPropertyAssignment {
  const isPlain = Node.isPropertyAssignment(node) && Node.isIdentifier(node.getNameNode());
  return isPlain || Node.isShorthandPropertyAssignment(node);
}

/** True for a name whose new object is put into another one for good: from then on it is there, wherever the name is used. */
export function isMoved(value: Syntax, reading: Reading): boolean {
  const symbol = Node.isIdentifier(value) ? symbolOf(value) : undefined;
  const declared = symbol === undefined ? null : declarationOfOwn(symbol, reading);
  if (symbol === undefined || declared === null || !Node.isIdentifier(value) || putBy(value) === null) return false;
  if (reading.examined.has(symbol)) return false;
  reading.examined.add(symbol);
  const uses = usesOf(value, true, reading).filter((use) => use.getParent() !== declared || use === value);
  const isNew = reading.writes.valuesOf(symbol).every((given) => !given.isPart && isFresh(given.value, true, reading));
  const moved =
    isNew &&
    staysBehind(value, declared, uses) &&
    uses.every((use) => use === value || !isKept(use, true, reading) || isMoved(use, reading));
  reading.examined.delete(symbol);
  return moved;
}

/** Where a variable that is set once is declared; null for one that is set again, and for what belongs to a caller. */
function declarationOfOwn(symbol: Symbol, { writes, owned }: Reading): Node | null {
  const [declared] = symbol.getDeclarations();
  if (Node.isVariableDeclaration(declared)) return writes.count(symbol) > 1 ? null : declared;
  return declared !== undefined && owned.has(symbol) && writes.count(symbol) === 0 ? declared : null;
}

function isParameterOfHelper(node: Node): boolean {
  return Node.isParameterDeclaration(node) && isInHelper(node);
}

/**
 * True for a value that nobody else has a name for: what a literal, a task or a method that copies has just made. For a
 * change below the top level its parts have to be fresh, too, so many levels `deep` (true: all of them): a spread or a filtered
 * list holds what others hold. A name is fresh where its object is put into another one for good, unless `names` never are.
 */
export function isFresh(
  value: Syntax,
  deep: boolean | number,
  reading: Reading,
  names: "moved" | "never" = "moved",
): boolean {
  const levels = Number(deep === true ? Infinity : deep);
  if (isScalar(value)) return true;
  if (levels > 0 && isFlat(value)) return isFresh(value, 0, reading, names);
  const parts = partsOfLiteral(value);
  if (parts !== null)
    return levels === 0 || parts.every((part) => isFresh(part.value, levels - (part.isSpread ? 0 : 1), reading, names));
  if (Node.isIdentifier(value)) return names === "moved" && isMoved(value, reading);
  const inner = innerValues(value);
  if (inner.length > 0) return inner.every((each) => isFresh(each, levels, reading, names));
  return isMadeByCall(Node.isAwaitExpression(value) ? value.getExpression() : value, levels > 0, reading);
}

function isMadeByCall(call: Node, deep: boolean, reading: Reading): boolean {
  return Node.isCallExpression(call) && (isSdkCall(call) || makesNew(call.getExpression(), deep, reading));
}

/** A value in a literal; of what is spread the parts stand where the others do. */
interface PartOfLiteral {
  readonly value: Syntax;
  readonly isSpread: boolean;
}

/** The values that a literal is made of; null for anything else. */
function partsOfLiteral(literal: Syntax): readonly PartOfLiteral[] | null {
  const part = (value: Syntax): PartOfLiteral => ({ value, isSpread: false });
  if (!Node.isArrayLiteralExpression(literal) && !Node.isObjectLiteralExpression(literal)) return null;
  const nodes: readonly Node[] = Node.isArrayLiteralExpression(literal)
    ? literal.getElements()
    : literal.getProperties();
  return nodes.flatMap((node): readonly PartOfLiteral[] => {
    if (Node.isSpreadElement(node) || Node.isSpreadAssignment(node))
      return [{ value: node.getExpression(), isSpread: true }];
    if (Node.isPropertyAssignment(node)) return [part(node.getInitializerOrThrow())];
    if (Node.isShorthandPropertyAssignment(node)) return [part(node.getNameNode())];
    return Node.isExpression(node) ? [part(node)] : [];
  });
}

/** What a wrapper, a conditional or a logical operator hands on. */
function innerValues(value: Syntax): readonly Syntax[] {
  if (Node.isConditionalExpression(value)) return [value.getWhenTrue(), value.getWhenFalse()];
  if (Node.isBinaryExpression(value)) return [value.getLeft(), value.getRight()];
  const isWrapper =
    Node.isParenthesizedExpression(value) ||
    Node.isAsExpression(value) ||
    Node.isNonNullExpression(value) ||
    Node.isSatisfiesExpression(value);
  return isWrapper ? [value.getExpression()] : [];
}

/** True for `text.split`, and all else that texts can do: they have no parts that could be shared. */
export function isOfText(callee: Syntax): boolean {
  return Node.isPropertyAccessExpression(callee) && callee.getExpression().getType().isString();
}

/** Functions of the language whose result is new at its top level. */
const copying = /^(Object\.(keys|values|entries|fromEntries)|Array\.from|structuredClone|JSON\.parse)$/;

function makesNew(callee: Syntax, deep: boolean, reading: Reading): boolean {
  if (taskOfCallee(callee, reading.program) !== null || isOfText(callee)) return true;
  if (deep) return /^(structuredClone|JSON\.parse)$/.test(callee.getText());
  if (/^Promise\.all(Settled)?$/.test(callee.getText())) return true;
  if (callee.getText() === "Object.assign") return isOfNew(callee.getParent());
  if (copying.test(callee.getText()) || wordOf(callee) === "map") return true;
  if (Node.isPropertyAccessExpression(callee) && /^(sort|reverse)$/.test(callee.getName()))
    return isFresh(callee.getExpression(), false, reading);
  return Node.isPropertyAccessExpression(callee) && yieldsList(callee.getName());
}

/** Methods of lists that make a new one: `splice` makes one of what it takes out. */
function yieldsList(method: string): boolean {
  return method === "splice" || (!["find", "findLast", "at"].includes(method) && Object.hasOwn(arrayMethods, method));
}
