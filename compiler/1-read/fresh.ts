/**
 * What has just been made: a literal, what a task yields, a list that a method makes of another one. Nobody has a name for
 * it yet, so that who gets it first may change it in place.
 */
import { Node, type CallExpression, type Expression as Syntax, type Identifier, type Symbol } from "ts-morph";
import { taskOfCallee, wordOf } from "./callees";
import { identifiersIn } from "./descendants";
import { inlinableOf } from "./inlinable";
import { returnedBy } from "./lies-of-calls";
import { isOfNew } from "./library/converted";
import { arrayMethods } from "./library/rows";
import { isTakenOver, partsMadeBy, settledBy, siftedBy } from "./made";
import type { Reading } from "./reading";
import { isSdkCall } from "./sdk/sends";
import { symbolOf } from "./symbols";
import { isFlat, isScalar } from "./views/fresh-types";
import { functionAround } from "./views/functions";
import { isKept } from "./views/kept";
import { staysBehind } from "./views/needed";
import { isDoneForItself, putBy } from "./views/puts";
import { putsOf, usesOf } from "./views/uses";

/**
 * True for a value that nobody else has a name for: what a literal, a task or a method that copies has just made. For a
 * change below the top level its parts have to be fresh, too, so many levels `deep` (true: all of them): a spread or a filtered
 * list holds what others hold. A name is fresh where its object is put into another one for good, unless `names` never are.
 */
export function isFresh(value: Syntax, deep: boolean | number, reading: Reading, names: Names = "moved"): boolean {
  const levels = Number(deep === true ? Infinity : deep);
  if (isScalar(value)) return true;
  if (levels > 0 && isFlat(value)) return isFresh(value, 0, reading, names);
  const parts = partsOfLiteral(value);
  if (parts !== null)
    return levels === 0 || parts.every((part) => isFresh(part.value, levels - (part.isSpread ? 0 : 1), reading, names));
  if (Node.isIdentifier(value)) return names === "moved" && (isTakenOver(value) || isMoved(value, reading));
  return isMade(value, levels, reading, names);
}

function isMade(value: Syntax, levels: number, reading: Reading, names: Names): boolean {
  const inner = innerValues(value);
  if (inner.length > 0) return inner.every((each) => isFresh(each, levels, reading, names));
  const call = Node.isAwaitExpression(value) ? value.getExpression() : value;
  return Node.isCallExpression(call) && isMadeByCall(call, levels, reading, names);
}

type Names = "moved" | "never";

function isMadeByCall(call: CallExpression, levels: number, reading: Reading, names: Names): boolean {
  const callee = call.getExpression();
  if (isSdkCall(call) || makesNew(callee, levels > 0, reading)) return true;
  const parts = levels > 0 ? partsMadeBy(call, reading) : null;
  if (parts !== null) return parts.every((part) => isFreshBehind(part, levels - 1, reading, names));
  const sifted = levels > 0 ? siftedBy(call) : null;
  if (sifted !== null) return isFresh(sifted, levels, reading, names);
  const settled = settledBy(call, reading);
  if (settled !== null) return settled.every((value) => isFreshBehind(value, levels, reading, names));
  return isMadeByHelper(callee, levels, reading, names);
}

/** So many names and functions are looked into, one within the other. */
const deepest = 4;

/** True where a function of the program makes what it returns. */
function isMadeByHelper(callee: Syntax, levels: number, reading: Reading, names: Names): boolean {
  const target = inlinableOf(callee, reading);
  const symbol = Node.isIdentifier(callee) ? symbolOf(callee) : undefined;
  if (target === null || symbol === undefined || reading.examined.has(symbol)) return false;
  // Helpers that call helpers are many ways: so many levels are enough.
  if (reading.examined.size >= deepest) return false;
  // What its parameters are given here, they need not be given elsewhere.
  const given = target
    .getParameters()
    .flatMap(identifiersIn)
    .flatMap((name) => symbolOf(name) ?? []);
  const owned = given.filter((each) => reading.owned.delete(each));
  reading.examined.add(symbol);
  const isNew = returnedBy(target).every((value) => isFreshBehind(value, levels, reading, names));
  reading.examined.delete(symbol);
  for (const each of owned) reading.owned.add(each);
  return isNew;
}

/** True for a value that is returned: a variable of the function is nobody's when it ends. */
function isFreshBehind(value: Syntax, levels: number, reading: Reading, names: Names): boolean {
  return isFresh(value, levels, reading, names) || (Node.isIdentifier(value) && isLeftBehind(value, levels, reading));
}

function isLeftBehind(name: Identifier, levels: number, reading: Reading): boolean {
  const symbol = symbolOf(name);
  const declared = symbol === undefined ? null : declarationOfOwn(symbol, reading);
  if (symbol === undefined || declared === null || reading.examined.has(symbol)) return false;
  reading.examined.add(symbol);
  const scope = functionAround(name);
  const isNew = reading.writes
    .valuesOf(symbol)
    .every((given) => !given.isPart && isFresh(given.value, levels, reading));
  const isUnknown = usesOf(name, true, reading).every(
    (use) =>
      functionAround(use) === scope &&
      putsFresh(use, levels, reading) &&
      (Node.isReturnStatement(use.getParent()) || !isKept(use, true, reading)),
  );
  reading.examined.delete(symbol);
  return functionAround(declared) === scope && isNew && isUnknown;
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
export function innerValues(value: Syntax): readonly Syntax[] {
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

/** True for a name whose new object is put into another one for good: from then on it is there, wherever the name is used. */
export function isMoved(value: Syntax, reading: Reading): boolean {
  const symbol = Node.isIdentifier(value) ? symbolOf(value) : undefined;
  const declared = symbol === undefined ? null : declarationOfOwn(symbol, reading);
  const put = Node.isIdentifier(value) ? putBy(value) : null;
  if (symbol === undefined || declared === null || !Node.isIdentifier(value) || put === null) return false;
  if (!isDoneForItself(put)) return false;
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

/** True where nobody else has a name for what a use puts as deep into the object as it is changed, or less deep. */
export function putsFresh(use: Identifier, depth: number, reading: Reading): boolean {
  return putsOf(use).every((put) => put.depth > depth || isFresh(put.value, put.isPart ?? depth - put.depth, reading));
}
