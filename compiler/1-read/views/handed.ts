/**
 * render({ items: list }), first(list, other)   →   the names under which a function of the program gets the object, where no
 * parameter is simply another name of it: `items` in the pattern of the parameter, or a name of what holds it
 */
import { Node, SyntaxKind, type BindingName, type CallExpression, type Identifier } from "ts-morph";
import { inlinableOf, type Inlinable } from "../inlinable";
import type { Reading } from "../reading";
import { linkBy } from "./links";

/** A name in the function, and whether it stands for the very object: else for what holds it, or a part of it. */
export interface Given {
  readonly name: Identifier;
  readonly isWhole: boolean;
}

/** The way from an argument to a value that stands in it, by keys of literals; null where it is not that simple. */
type Way = readonly string[] | null;

/** The names that a call gives to a value in its arguments; null for what is no such call, or is one whose parameter is a link. */
export function namesGiven(use: Identifier, value: Node, reading: Reading): readonly Given[] | null {
  const found = callGiven(value);
  const target = found === null ? null : inlinableOf(found.call.getExpression(), reading);
  if (found === null || target === null) return null;
  if (found.argument === value && linkBy(use, reading) !== null) return null;
  const parameter = parameterOf(target, found.call.getArguments().indexOf(found.argument));
  if (parameter === undefined) return [];
  return bound(parameter.getNameNode(), parameter.isRestParameter() ? null : found.way);
}

function parameterOf(target: Inlinable, at: number) {
  const parameters = target.getParameters();
  return parameters[at] ?? parameters.find((each) => each.isRestParameter());
}

interface Found {
  readonly call: CallExpression;
  readonly argument: Node;
  readonly way: Way;
}

/** The call in whose argument a value stands, within literals and what hands it on. */
function callGiven(value: Node): Found | null {
  let way: Way = [];
  let inner = value;
  for (let at = value.getParent(); at !== undefined; at = at.getParent()) {
    if (Node.isCallExpression(at)) return at.getExpression() === inner ? null : { call: at, argument: inner, way };
    if (!isHandingOn(at)) return null;
    way = wayFrom(at, way);
    inner = at;
  }
  return null;
}

function wayFrom(node: Node, way: Way): Way {
  if (Node.isObjectLiteralExpression(node) || Node.isParenthesizedExpression(node)) return way;
  const isProperty = Node.isPropertyAssignment(node) || Node.isShorthandPropertyAssignment(node);
  const key = isProperty ? node.getNameNode() : undefined;
  return way === null || !Node.isIdentifier(key) ? null : [key.getText(), ...way];
}

const handingOn: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.ObjectLiteralExpression,
  SyntaxKind.PropertyAssignment,
  SyntaxKind.ShorthandPropertyAssignment,
  SyntaxKind.ArrayLiteralExpression,
  SyntaxKind.ConditionalExpression,
  SyntaxKind.ParenthesizedExpression,
  SyntaxKind.AsExpression,
  SyntaxKind.NonNullExpression,
  SyntaxKind.SatisfiesExpression,
]);

function isHandingOn(node: Node): boolean {
  const operator = Node.isBinaryExpression(node) ? node.getOperatorToken().getText() : "";
  return handingOn.has(node.getKind()) || ["??", "||", "&&"].includes(operator);
}

function bound(name: BindingName, way: Way): readonly Given[] {
  if (Node.isIdentifier(name)) return [{ name, isWhole: way?.length === 0 }];
  const [key, ...rest] = way ?? [];
  return name.getElements().flatMap((element): readonly Given[] => {
    if (!Node.isBindingElement(element)) return [];
    const own = element.getPropertyNameNode() ?? element.getNameNode();
    const isOther = key !== undefined && Node.isIdentifier(own) && own.getText() !== key;
    if (isOther && element.getDotDotDotToken() === undefined) return [];
    const isNext = key !== undefined && Node.isIdentifier(own) && own.getText() === key;
    return bound(element.getNameNode(), isNext && Node.isObjectBindingPattern(name) ? rest : null);
  });
}
