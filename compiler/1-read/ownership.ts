/**
 * Which objects may be changed in place. A machine holds values, not references: `list.push(x)` becomes a new value of
 * the variable, and that is the same only while no other name can see the object. So a variable may be changed in place
 * when everything that it was ever given is fresh, and nothing that it holds is kept under another name.
 */
import {
  Node,
  type Expression as Syntax,
  type Identifier,
  type ParameterDeclaration,
  type PropertyAssignment,
  type ShorthandPropertyAssignment,
} from "ts-morph";
import { innerValues, isFresh, isMoved, putsFresh } from "./fresh";
import type { Key, Place } from "./places";
import type { Reading } from "./reading";
import { symbolOf } from "./symbols";
import { isInHelper, isKept, isKeptAbove } from "./views/kept";
import { isLast } from "./views/needed";
import { usesOf } from "./views/uses";

/** What stands against changing what lies so many keys deep in what a variable holds: a sentence for the user, or null. */
export function whyShared({ name, symbol, keys }: Place, depth: number, reading: Reading): string | null {
  if (name === null || symbol === null) return null;
  const parameter = symbol
    .getDeclarations()
    .map(parameterOf)
    .find((each) => each !== undefined);
  if (parameter !== undefined && !reading.owned.has(symbol))
    return isInHelper(parameter) ? "a function would change what its caller has" : givenShared;
  const deep = depth > 0;
  const part = deep ? partChanged(keys) : null;
  const uses = usesOf(name, deep, reading, { part, depth });
  const given = reading.writes.valuesOf(symbol).every(({ value, isPart, isRest }) => {
    if (isRest && depth === 0) return true;
    return part === null || isPart ? isFresh(value, isPart || depth, reading) : isFreshAt(value, part, depth, reading);
  });
  const isItself = (use: Identifier): boolean => symbolOf(use) === symbol;
  if (!given || (deep && !uses.every((use) => putsFresh(use, isItself(use) ? depth : Infinity, reading))))
    return givenShared;
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

const givenShared = "it was given a value that has another name";

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

/** The parameter that a name is, or is a part of. */
function parameterOf(declaration: Node): ParameterDeclaration | undefined {
  const outermost = [declaration, ...declaration.getAncestors()].find((each) => !isInPattern(each));
  return Node.isParameterDeclaration(outermost) ? outermost : undefined;
}

function isInPattern(node: Node): boolean {
  return Node.isBindingElement(node) || Node.isObjectBindingPattern(node) || Node.isArrayBindingPattern(node);
}
