/**
 * Whether outlined code only looks at an object: then nothing that the code leaves behind is that object, or a part of it.
 *
 *   const ready = next(services, done); …; done.push(name)   →   fine, where `next` makes a set of `done` and keeps nothing
 */
import { Node, type Identifier } from "ts-morph";
import { inlinableOf } from "../inlinable";
import type { Reading } from "../reading";
import { isKept } from "../views/kept";
import { linkBy } from "../views/links";
import { partRead, usesOf } from "../views/uses";
import { enclosing, isWithin, type Free } from "./names";

/** True where no use of the variable in the code hands its object on; `deep`: nor a part of it. */
export function isOnlyLookedAt(
  { uses, declaration }: Free,
  nodes: readonly Node[],
  deep: boolean,
  reading: Reading,
): boolean {
  const [name] = uses;
  if (name === undefined) return true;
  const around = enclosing(declaration);
  const isOutside = (use: Identifier): boolean =>
    !isWithin(use, nodes) && around !== undefined && isWithin(use, [around]);
  return !usesOf(name, deep, reading).some((use) => !isOutside(use) && isHandedOn(use, deep, reading));
}

function isHandedOn(use: Identifier, deep: boolean, reading: Reading): boolean {
  const value = partRead(use);
  const call = callAround(value, reading);
  if (call === null) return isKept(use, deep, reading, true);
  return value.getParent() !== call || linkBy(use, reading)?.canBeViews !== true;
}

/** The call of a function of the program that is given the value, or something that holds it. */
function callAround(value: Node, reading: Reading): Node | null {
  let inner = value;
  let at = value.getParent();
  while (at !== undefined && holds(at)) {
    if (Node.isCallExpression(at) && at.getExpression() !== inner && inlinableOf(at.getExpression(), reading) !== null)
      return at;
    inner = at;
    at = at.getParent();
  }
  return null;
}

function holds(node: Node): boolean {
  if (Node.isArrowFunction(node) || Node.isFunctionExpression(node)) return false;
  return (
    Node.isExpression(node) ||
    Node.isPropertyAssignment(node) ||
    Node.isShorthandPropertyAssignment(node) ||
    Node.isSpreadAssignment(node)
  );
}
