/**
 * Which objects may be changed in place. A machine holds values, not references: `list.push(x)` becomes a new value of
 * the variable, and that is the same only while no other name can see the object. So a variable may be changed in place
 * when everything that it was ever given is fresh, and nothing that it holds is kept under another name.
 */
import { Node, SyntaxKind, type Expression as Syntax, type Identifier, type Symbol } from "ts-morph";
import { taskOfCallee } from "./callees";
import { inlinableOf } from "./inlinable";
import { arrayMethods } from "./library/rows";
import type { Reading } from "./reading";
import { kind, within } from "../ir/kinds";
import { kindsOfType } from "./types";

/** What stands against changing a variable in place: a sentence for the user, or null. `deep`: below its top level. */
export function whyShared(name: Identifier, deep: boolean, reading: Reading): string | null {
  const symbol = name.getSymbol();
  if (symbol === undefined) return "it is not a local";
  if (
    symbol.getDeclarations().some((declaration) => Node.isParameterDeclaration(declaration) && isInHelper(declaration))
  )
    return "a helper would change what its caller has";
  const uses = usesOf(symbol, name);
  const given = reading.writes.valuesOf(symbol).every(({ value, isPart }) => isFresh(value, deep || isPart, reading));
  if (!given || (deep && !uses.flatMap(putIn).every((value) => isFresh(value, deep, reading))))
    return "it was given a value that has another name";
  const kept = uses.find((use) => isKept(use, deep, reading));
  return kept === undefined ? null : `line ${kept.getStartLineNumber()} keeps it under another name`;
}

/** What a use puts into the object: the arguments of `push`, the right side of `x.y = …`. */
function putIn(use: Identifier): readonly Syntax[] {
  const value = partRead(use);
  const parent = value.getParent();
  if (value !== use && Node.isBinaryExpression(parent) && parent.getLeft() === value) return [parent.getRight()];
  const isCall =
    Node.isCallExpression(parent) && parent.getExpression() === value && Node.isPropertyAccessExpression(value);
  return isCall && ["push", "unshift"].includes(value.getName()) ? parent.getArguments().filter(Node.isExpression) : [];
}

function usesOf(symbol: Symbol, name: Identifier): readonly Identifier[] {
  const scope = name.getFirstAncestor((node) => Node.isFunctionDeclaration(node)) ?? name.getSourceFile();
  return scope.getDescendantsOfKind(SyntaxKind.Identifier).filter((use) => {
    if (use.getText() !== name.getText()) return false;
    const parent = use.getParent();
    return (Node.isShorthandPropertyAssignment(parent) ? parent.getValueSymbol() : use.getSymbol()) === symbol;
  });
}

/**
 * True for a value that nobody else has a name for: what a literal, a task or a method that copies has just made. For a
 * change below the top level its parts have to be fresh, too: a spread or a filtered list holds what others hold.
 */
function isFresh(value: Syntax, deep: boolean, reading: Reading): boolean {
  if (isScalar(value)) return true;
  const parts = partsOfLiteral(value);
  if (parts !== null) return !deep || parts.every((part) => isFresh(part, deep, reading));
  const inner = innerValues(value);
  if (inner.length > 0) return inner.every((each) => isFresh(each, deep, reading));
  const call = Node.isAwaitExpression(value) ? value.getExpression() : value;
  return Node.isCallExpression(call) && makesNew(call.getExpression(), deep, reading);
}

/** The values that a literal is made of; null for anything else. A spread stands for itself, and is fresh only at the top. */
function partsOfLiteral(value: Syntax): readonly Syntax[] | null {
  if (Node.isArrayLiteralExpression(value)) return value.getElements();
  if (!Node.isObjectLiteralExpression(value)) return null;
  return value.getProperties().flatMap((property): readonly Syntax[] => {
    if (Node.isPropertyAssignment(property)) return [property.getInitializerOrThrow()];
    if (Node.isShorthandPropertyAssignment(property)) return [property.getNameNode()];
    return Node.isSpreadAssignment(property) ? [property.getExpression()] : [];
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

function makesNew(callee: Syntax, deep: boolean, reading: Reading): boolean {
  if (taskOfCallee(callee, reading.program) !== null) return true;
  if (deep) return false;
  return (
    Node.isPropertyAccessExpression(callee) &&
    callee.getName() !== "find" &&
    Object.hasOwn(arrayMethods, callee.getName())
  );
}

/** True where a use makes the object, or (for a change below its top level) a part of it, known under another name. */
function isKept(use: Identifier, deep: boolean, reading: Reading): boolean {
  const value = partRead(use);
  const parent = value.getParent();
  if ((Node.isVariableDeclaration(parent) || Node.isParameterDeclaration(parent)) && parent.getNameNode() === value)
    return false;
  if (Node.isExpression(value) && isScalar(value)) return false;
  const isCallee = Node.isCallExpression(parent) && parent.getExpression() === value;
  if (isCallee) return deep && !isHarmlessCall(value);
  return (value === use || deep) && !isHarmless(value, parent, deep, reading);
}

/** The longest `use.a!.b[c]` that begins with a use. */
function partRead(use: Identifier): Node {
  const parent = use.getParent();
  let value: Node = use;
  for (
    let at: Node | undefined = parent;
    Node.isPropertyAccessExpression(at) || Node.isElementAccessExpression(at) || Node.isNonNullExpression(at);
    at = at.getParent()
  ) {
    if (at.getExpression() !== value) break;
    value = at;
  }
  return value;
}

/** Methods that hand out no part of the receiver. */
const harmlessMethods = new Set(["push", "unshift", "pop", "shift", "includes", "join", "some", "every", "toString"]);

function isHarmlessCall(callee: Node): boolean {
  return Node.isPropertyAccessExpression(callee) && harmlessMethods.has(callee.getName());
}

function isScalar(value: Syntax): boolean {
  const scalars = kind.string | kind.number | kind.boolean | kind.null | kind.undefined;
  return within(kindsOfType(value.getType(), value), scalars);
}

/** Statements and operators that only look at a value. */
const lookingOn: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.ExpressionStatement,
  SyntaxKind.IfStatement,
  SyntaxKind.WhileStatement,
  SyntaxKind.DoStatement,
  SyntaxKind.TypeOfExpression,
  SyntaxKind.PrefixUnaryExpression,
  SyntaxKind.DeleteExpression,
  SyntaxKind.TemplateSpan,
]);

/** Whole values in places that copy them, or only look at them. */
function isHarmless(value: Node, parent: Node | undefined, deep: boolean, reading: Reading): boolean {
  if (parent === undefined || lookingOn.has(parent.getKind()) || isOperand(value, parent)) return true;
  if (Node.isSpreadElement(parent) || Node.isSpreadAssignment(parent)) return !deep;
  if (Node.isCallExpression(parent)) return isHarmlessArgument(parent.getExpression(), deep, reading);
  if (Node.isForOfStatement(parent)) return !deep && !isChangedIn(parent.getStatement(), value);
  if (Node.isReturnStatement(parent)) return !isInHelper(parent);
  return forwards(parent) && isHarmless(parent, parent.getParent(), deep, reading);
}

/** True for the left side of an assignment, and for an operand of an operator that makes a new value. */
function isOperand(value: Node, parent: Node): boolean {
  return Node.isBinaryExpression(parent) && (isAssigned(value, parent) || !isForwarding(parent));
}

/** Syntax whose value is, or holds, the value inside of it. */
function forwards(parent: Node): boolean {
  return (
    Node.isBinaryExpression(parent) ||
    Node.isParenthesizedExpression(parent) ||
    Node.isAsExpression(parent) ||
    Node.isNonNullExpression(parent) ||
    Node.isConditionalExpression(parent) ||
    Node.isPropertyAssignment(parent) ||
    Node.isShorthandPropertyAssignment(parent) ||
    Node.isObjectLiteralExpression(parent) ||
    Node.isArrayLiteralExpression(parent)
  );
}

function isAssigned(value: Node, parent: Node): boolean {
  return (
    Node.isBinaryExpression(parent) &&
    parent.getLeft() === value &&
    parent.getOperatorToken().getKind() === SyntaxKind.EqualsToken
  );
}

/** `a ?? b`, `a || b`, `x = a`: the value goes on; every other operator makes a new one. */
function isForwarding(parent: Node): boolean {
  if (!Node.isBinaryExpression(parent)) return false;
  const text = parent.getOperatorToken().getText();
  return ["??", "||", "&&", "=", "??=", "||=", "&&="].includes(text);
}

/** Tasks get copies; helpers are written out, and change none of their parameters. */
function isHarmlessArgument(callee: Syntax, deep: boolean, reading: Reading): boolean {
  if (taskOfCallee(callee, reading.program) !== null) return true;
  if (inlinableOf(callee, reading) !== null) return !deep;
  return (
    Node.isPropertyAccessExpression(callee) &&
    (callee.getName() === "concat" || callee.getExpression().getText() === "Array")
  );
}

function isInHelper(node: Node): boolean {
  const owner = node.getFirstAncestor(
    (ancestor) =>
      Node.isFunctionDeclaration(ancestor) || Node.isArrowFunction(ancestor) || Node.isFunctionExpression(ancestor),
  );
  return !(
    Node.isFunctionDeclaration(owner) &&
    Node.isSourceFile(owner.getParent()) &&
    owner.getJsDocs().some((comment) => comment.getTags().some((tag) => tag.getTagName() === "workflow"))
  );
}

/** True when a loop changes the very list that it walks. */
function isChangedIn(body: Node, list: Node): boolean {
  const text = list.getText();
  return body.getDescendants().some((node) => {
    if (Node.isCallExpression(node)) {
      const callee = node.getExpression();
      return (
        Node.isPropertyAccessExpression(callee) &&
        callee.getExpression().getText() === text &&
        !Object.hasOwn(arrayMethods, callee.getName())
      );
    }
    return (
      Node.isBinaryExpression(node) &&
      isAssigned(node.getLeft(), node) &&
      node.getLeft().getText().startsWith(`${text}[`)
    );
  });
}
