/** Which parts of an expression are evaluated before anything else of it happens, in JavaScript's order. */
import { Node, ts, type BinaryExpression, type Expression as Syntax, type ObjectLiteralExpression } from "ts-morph";
import { isAssignment } from "../operators";

/** The parts that are evaluated first; null where that is not known, or where nothing else happens. */
export function firstPartsOf(node: Syntax): readonly Syntax[] | null {
  if (ts.isOptionalChain(node.compilerNode)) return null;
  if (isAroundOne(node)) return [node.getExpression()];
  if (Node.isCallExpression(node) || Node.isNewExpression(node))
    return isName(node.getExpression()) ? given(node) : null;
  if (Node.isObjectLiteralExpression(node)) return valuesOf(node);
  if (Node.isArrayLiteralExpression(node)) return plain(node.getElements());
  if (Node.isConditionalExpression(node)) return [node.getCondition()];
  return Node.isBinaryExpression(node) ? operandsOf(node) : null;
}

function operandsOf(node: BinaryExpression): readonly Syntax[] | null {
  const operator = node.getOperatorToken();
  if (/^(?:&&|\|\||\?\?)$/.test(operator.getText())) return [node.getLeft()];
  if (isAssignment(operator.getKind()))
    return operator.getText() === "=" && Node.isIdentifier(node.getLeft()) ? [node.getRight()] : null;
  return [node.getLeft(), node.getRight()];
}

function isAroundOne(node: Syntax) {
  return (
    Node.isAwaitExpression(node) ||
    Node.isParenthesizedExpression(node) ||
    Node.isAsExpression(node) ||
    Node.isNonNullExpression(node) ||
    Node.isSatisfiesExpression(node) ||
    Node.isPropertyAccessExpression(node)
  );
}

/** `words`, `results.push`, `Promise.all`: asking for it does nothing. */
function isName(callee: Syntax): boolean {
  if (Node.isPropertyAccessExpression(callee)) return isName(callee.getExpression());
  return Node.isIdentifier(callee);
}

function given(node: { getArguments(): readonly Node[] }): readonly Syntax[] | null {
  return plain(node.getArguments());
}

/** No spreads, no holes. */
function plain(nodes: readonly Node[]): readonly Syntax[] | null {
  const parts = nodes.filter(Node.isExpression);
  const isPlain = parts.length === nodes.length && !parts.some(isSpreadOrHole);
  return isPlain ? parts : null;
}

function isSpreadOrHole(node: Syntax): boolean {
  return Node.isSpreadElement(node) || Node.isOmittedExpression(node);
}

/** The values of an object; a variable whose parts are copied is read without any trace. */
function valuesOf(node: ObjectLiteralExpression): readonly Syntax[] | null {
  const values: Syntax[] = [];
  for (const each of node.getProperties()) {
    if (Node.isShorthandPropertyAssignment(each)) values.push(each.getNameNode());
    else if (Node.isSpreadAssignment(each) && Node.isIdentifier(each.getExpression()))
      values.push(each.getExpression());
    else if (Node.isPropertyAssignment(each) && !Node.isComputedPropertyName(each.getNameNode()))
      values.push(each.getInitializerOrThrow());
    else return null;
  }
  return values;
}
