/** What keeps code from being outlined, whatever it computes: state that outlives it, and identities that do not. */
import { Node, SyntaxKind, type Expression as Syntax } from "ts-morph";
import { kind, mayBe } from "../../ir/kinds";
import { descendantsOf } from "../descendants";
import { readsOddMember } from "../sdk/odd-members";
import { kindsOfNode } from "../types";
import type { Reading } from "../reading";
import { isUnshared } from "./aliases";
import type { Gathered } from "./carried";
import { moduleStateIn } from "./module-state";
import { isComposite } from "./names";

/** True for code that does the same in a function of its own, given copies of what it reads. */
export function isSafe(nodes: readonly Node[], { carried, values }: Gathered, reading: Reading): boolean {
  const all = [...nodes, ...carried];
  if (nodes.some(hasReceiver) || moduleStateIn(all, reading) !== null) return false;
  // In a machine a date of an answer is text, which has none of a date's methods; so are bytes.
  if (all.some((node) => [node, ...descendantsOf(node)].some(readsOddMember))) return false;
  if (!all.some(asksForIdentity)) return true;
  return values
    .filter(({ uses }) => uses.some(isComposite))
    .every((free) => isUnshared(free, { nodes, carried }, reading));
}

/** True where something of the function around is meant that has no name: `this`, `arguments`. */
function hasReceiver(node: Node): boolean {
  if (Node.isFunctionDeclaration(node) || Node.isFunctionExpression(node) || Node.isClassDeclaration(node))
    return false;
  if (Node.isClassExpression(node)) return false;
  const isReceiver = Node.isThisExpression(node) || Node.isSuperExpression(node) || Node.isMetaProperty(node);
  if (isReceiver || (Node.isIdentifier(node) && node.getText() === "arguments")) return true;
  return node.forEachChildAsArray().some(hasReceiver);
}

const comparing: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.EqualsEqualsEqualsToken,
  SyntaxKind.ExclamationEqualsEqualsToken,
  SyntaxKind.EqualsEqualsToken,
  SyntaxKind.ExclamationEqualsToken,
]);

/** True where the code asks whether two objects are the same one: then copies of one object would be two. */
function asksForIdentity(node: Node): boolean {
  return [node, ...descendantsOf(node)].some((each) => {
    if (Node.isBinaryExpression(each))
      return comparing.has(each.getOperatorToken().getKind()) && isObject(each.getLeft()) && isObject(each.getRight());
    if (!Node.isCallExpression(each)) return false;
    const callee = each.getExpression();
    const [sought] = each.getArguments();
    const method = Node.isPropertyAccessExpression(callee) ? callee.getName() : "";
    return (
      /^(includes|indexOf|lastIndexOf|has|get|delete|is)$/.test(method) && Node.isExpression(sought) && isObject(sought)
    );
  });
}

function isObject(node: Syntax): boolean {
  return mayBe(kindsOfNode(node), kind.array | kind.object | kind.other | kind.error);
}
