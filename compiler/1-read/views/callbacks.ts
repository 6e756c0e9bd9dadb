/** lines.map((line) => line.sku): a callback that takes only texts and numbers out of the items makes no item known elsewhere. */
import { Node, type Expression as Syntax } from "ts-morph";
import { usesIn } from "./book";
import { isFlat, isScalar } from "./fresh-types";
import { descendantsOf } from "../descendants";

/** Methods whose result is what their callback returns, or says. */
const computing: ReadonlySet<string> = new Set(["map", "flatMap", "some", "every", "reduce", "findIndex", "forEach"]);

/** True for a call that hands out no part of the list: neither its result nor its callback holds one. */
export function handsOutNothing(callee: Syntax): boolean {
  const call = callee.getParent();
  if (!Node.isPropertyAccessExpression(callee) || !Node.isCallExpression(call)) return false;
  const [first] = call.getArguments();
  const name = callee.getName();
  if (reordering.has(name) && Node.isExpressionStatement(call.getParent()))
    return first === undefined || (Node.isExpression(first) && isScalar(first)) || looksAtScalars(first);
  return computing.has(name) && (name === "forEach" || isScalar(call) || isFlat(call)) && looksAtScalars(first);
}

/** Methods that change the list itself; what they yield is dropped where they are statements. */
const reordering: ReadonlySet<string> = new Set(["sort", "reverse", "splice"]);

function looksAtScalars(callback: Node | undefined): boolean {
  return (
    Node.isArrowFunction(callback) &&
    callback.getParameters().every((parameter) => onlyScalarsOf(parameter.getNameNode(), callback))
  );
}

/** True where each use of the names is a text or a number, or reads one: `line.address.city`. */
function onlyScalarsOf(pattern: Node, scope: Node): boolean {
  const names = Node.isIdentifier(pattern)
    ? [pattern]
    : descendantsOf(pattern)
        .filter(Node.isBindingElement)
        .map((part) => part.getNameNode())
        .filter(Node.isIdentifier);
  return names.every((name) => usesIn(scope, name).every((use) => use === name || isScalarPart(use)));
}

function isScalarPart(use: Syntax): boolean {
  let part = use;
  while (!isScalar(part)) {
    const parent = part.getParent();
    const reads = Node.isPropertyAccessExpression(parent) || Node.isNonNullExpression(parent);
    if (!reads || parent.getExpression() !== part) return false;
    part = parent;
  }
  return true;
}
