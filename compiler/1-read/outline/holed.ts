/**
 * const both = [first, found];   →   refused where `found` may be undefined and `both` is needed after an await
 *
 * JSON has no undefined in a list: code that leaves such a list behind could not be kept, and would fail when it runs.
 */
import { Node, SyntaxKind, type Identifier, type Symbol } from "ts-morph";
import { kind, mayBe } from "../../ir/kinds";
import { descendantsOf } from "../descendants";
import { kindsOf } from "../read-expression";
import type { Reading } from "../reading";
import { symbolOf } from "../symbols";
import { isAtBorder } from "./border";
import { isWithin, usesOf } from "./names";

/** What is asked of one list: where it goes in these nodes. */
interface Search {
  readonly nodes: readonly Node[];
  readonly reading: Reading;
  readonly seen: Set<Symbol>;
}

/** True where a list that may hold undefined is in what the nodes leave behind. */
export function leavesHoles(nodes: readonly Node[], reading: Reading): boolean {
  const search = (): Search => ({ nodes, reading, seen: new Set() });
  return nodes
    .flatMap((node) => [node, ...descendantsOf(node)])
    .some((each) => {
      const list = filledWithUndefined(each, reading);
      if (list !== null) return isNeeded(list, search());
      return mayHoldUndefined(each, reading) && leaves(each, search());
    });
}

/** `list` of `list.push(found)`. */
function filledWithUndefined(node: Node, reading: Reading): Identifier | null {
  const callee = Node.isCallExpression(node) ? node.getExpression() : undefined;
  if (!Node.isCallExpression(node) || !Node.isPropertyAccessExpression(callee)) return null;
  const list = callee.getExpression();
  const isFilled = /^(push|unshift)$/.test(callee.getName()) && Node.isIdentifier(list);
  return isFilled && node.getArguments().some((each) => !Node.isSpreadElement(each) && maybe(each, reading))
    ? list
    : null;
}

/** `[found]`, `ids.map((id) => names[id])` */
function mayHoldUndefined(node: Node, reading: Reading): boolean {
  if (Node.isArrayLiteralExpression(node))
    return node.getElements().some((element) => !Node.isSpreadElement(element) && maybe(element, reading));
  if (!Node.isCallExpression(node)) return false;
  const callee = node.getExpression();
  const [callback] = node.getArguments();
  if (!Node.isPropertyAccessExpression(callee) || callee.getName() !== "map") return false;
  return Node.isArrowFunction(callback) && Node.isExpression(callback.getBody()) && maybe(callback.getBody(), reading);
}

/** What an object holds may be missing, the object is there. */
function maybe(node: Node, reading: Reading): boolean {
  if (Node.isParenthesizedExpression(node)) return maybe(node.getExpression(), reading);
  if (Node.isObjectLiteralExpression(node) || Node.isArrayLiteralExpression(node)) return false;
  return !Node.isOmittedExpression(node) && mayBe(kindsOf(node, reading), kind.undefined);
}

/** What yields a list with the same elements, or some of them. */
const keeping = /^(concat|copyWithin|reverse|slice|sort|toReversed|toSorted|toSpliced|with)$/;

/** True where the value of an expression is, or is part of, what the nodes leave behind. */
function leaves(node: Node, search: Search): boolean {
  const { nodes, reading } = search;
  if (nodes.includes(node)) return Node.isExpression(node) && !isAtBorder(node, reading);
  const parent = node.getParent();
  if (parent === undefined || !isWithin(parent, nodes)) return false;
  if (isPassedOn(node, parent)) return leaves(parent, search);
  if (Node.isReturnStatement(parent)) return reading.returns !== null && isExit(parent, nodes);
  const name = namedAfter(node, parent);
  return name !== null && isNeeded(name, search);
}

/** True for a part of a value, and for what one is made of. */
function isPassedOn(node: Node, parent: Node): boolean {
  if (Node.isConditionalExpression(parent)) return parent.getCondition() !== node;
  if (Node.isBinaryExpression(parent)) return /^(\?\?|\|\||&&|,)$/.test(parent.getOperatorToken().getText());
  if (Node.isPropertyAccessExpression(parent)) return keeping.test(parent.getName());
  if (Node.isCallExpression(parent)) {
    const callee = parent.getExpression();
    return Node.isPropertyAccessExpression(callee) && (callee === node || callee.getName() === "concat");
  }
  return around.has(parent.getKind());
}

const around: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.ArrayLiteralExpression,
  SyntaxKind.AsExpression,
  SyntaxKind.NonNullExpression,
  SyntaxKind.ObjectLiteralExpression,
  SyntaxKind.ParenthesizedExpression,
  SyntaxKind.PropertyAssignment,
  SyntaxKind.SatisfiesExpression,
  SyntaxKind.SpreadAssignment,
  SyntaxKind.SpreadElement,
]);

/** A `return` of the code itself, and not of a function in it. */
function isExit(node: Node, nodes: readonly Node[]): boolean {
  const own = node.getFirstAncestor((each) => Node.isFunctionLikeDeclaration(each) || Node.isFunctionExpression(each));
  return own === undefined || !isWithin(own, nodes);
}

/** The variable that is given the value. */
function namedAfter(node: Node, parent: Node): Identifier | null {
  let name: Node | null = null;
  if (Node.isVariableDeclaration(parent) && parent.getInitializer() === node) name = parent.getNameNode();
  if (Node.isBinaryExpression(parent) && parent.getRight() === node) name = parent.getLeft();
  return name !== null && Node.isIdentifier(name) ? name : null;
}

function isNeeded(name: Identifier, search: Search): boolean {
  const symbol = symbolOf(name);
  if (symbol === undefined || search.seen.has(symbol)) return false;
  search.seen.add(symbol);
  return usesOf(symbol).some((use) => use !== name && (!isWithin(use, search.nodes) || leaves(use, search)));
}
