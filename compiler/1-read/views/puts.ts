/**
 * list.push(record); order.last = record; const box = { record }   →   the object has got a place in another one
 */
import {
  Node,
  SyntaxKind,
  VariableDeclarationKind,
  ts,
  type CallExpression,
  type Expression as Syntax,
  type Identifier,
  type VariableDeclaration,
} from "ts-morph";
import { isPattern } from "../patterns/targets";
import { isWrapper, keyIn } from "./paths";

/** Where the object of a name is put. */
export interface Put {
  readonly how: "declared" | "set" | "pushed";
  /** What it is put into: a name that is declared, a place that is written, a list. */
  readonly into: Syntax;
  /** The way from there, through literals; a number is a position in an array. */
  readonly keys: readonly (string | number)[];
  /** The how many-th of the items that are pushed. */
  readonly offset: number;
  /** The whole of what is put. */
  readonly value: Node;
}

/** Where a use of a name puts its object; null where it puts it nowhere that could be told. */
export function putBy(use: Identifier): Put | null {
  const keys: (string | number)[] = [];
  let value: Node = use;
  for (let parent = value.getParent(); parent !== undefined; parent = value.getParent()) {
    const key = keyAround(value, parent);
    if (key === undefined) return destination(value, parent, keys);
    if (key === null) return null;
    keys.unshift(...key);
    value = parent;
  }
  return null;
}

/**
 * True for what is surely done where its statement is, and nothing else with the value: not in `known && list.push(record)`,
 * nor in `lists?.push(record)`, nor in `order.first = order.last = record`.
 */
export function isDoneForItself({ how, into, value }: Put): boolean {
  if (how === "declared") return true;
  const done = value.getParent();
  const isAlways = how !== "pushed" || !ts.isOptionalChain(into.getParentOrThrow().compilerNode);
  return isAlways && Node.isExpressionStatement(done?.getParent());
}

/** What the parent adds to the way: nothing for a wrapper; null where that is not known, undefined for no part of a literal. */
function keyAround(value: Node, parent: Node): readonly (string | number)[] | null | undefined {
  if (isWrapper(parent) || Node.isObjectLiteralExpression(parent)) return [];
  if (Node.isShorthandPropertyAssignment(parent)) return [parent.getName()];
  if (Node.isPropertyAssignment(parent)) {
    const name = parent.getNameNode();
    const key = Node.isIdentifier(name) ? name.getText() : keyIn(name);
    return key === null || parent.getInitializer() !== value ? null : [key];
  }
  if (!Node.isArrayLiteralExpression(parent)) return undefined;
  const elements = parent.getElements();
  const at = elements.findIndex((element) => element === value);
  return elements.slice(0, at).some(Node.isSpreadElement) ? null : [at];
}

function destination(value: Node, parent: Node, keys: Put["keys"]): Put | null {
  if (Node.isVariableDeclaration(parent)) return declaredBy(value, parent, keys);
  if (Node.isBinaryExpression(parent)) {
    const isSet = parent.getOperatorToken().getKind() === SyntaxKind.EqualsToken && parent.getRight() === value;
    const left = parent.getLeft();
    // A pattern takes the value apart: its parts have a place then, and not the whole.
    return isSet && !Node.isIdentifier(left) && !isPattern(left) && !isDefault(parent)
      ? { how: "set", into: left, keys, offset: 0, value }
      : null;
  }
  return Node.isCallExpression(parent) ? pushedBy(value, parent, keys) : null;
}

/** True for what may be a default in a pattern, `[order.note = other] = notes`: a run decides whether it is put there. */
function isDefault(assignment: Node): boolean {
  const parent = assignment.getParent();
  return Node.isArrayLiteralExpression(parent) || Node.isPropertyAssignment(parent);
}

function declaredBy(value: Node, declaration: VariableDeclaration, keys: Put["keys"]): Put | null {
  const name = declaration.getNameNode();
  const isVar = declaration.getVariableStatement()?.getDeclarationKind() === VariableDeclarationKind.Var;
  return isVar || keys.length === 0 || !Node.isIdentifier(name)
    ? null
    : { how: "declared", into: name, keys, offset: 0, value };
}

function pushedBy(value: Node, call: CallExpression, keys: Put["keys"]): Put | null {
  const callee = call.getExpression();
  if (!Node.isPropertyAccessExpression(callee) || callee.getName() !== "push") return null;
  const offset = call.getArguments().findIndex((argument) => argument === value);
  const spread = call.getArguments().slice(0, offset).some(Node.isSpreadElement);
  return spread ? null : { how: "pushed", into: callee.getExpression(), keys, offset, value };
}
