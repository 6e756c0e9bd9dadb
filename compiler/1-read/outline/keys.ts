/**
 * ({ item }) => ({ note: "none", ...item })   →   what sees a property of `item` that is there and undefined
 *
 * Outlined code is given JSON, which has no such property, and so is what it returns. What natively is another thing is refused
 * where both ends are known, by `2-check`.
 */
import { Node, SyntaxKind, type BinaryExpression, type Expression } from "ts-morph";
import { anyName } from "../../ir/names";
import { kind, mayBe } from "../../ir/kinds";
import { descendantsOf } from "../descendants";
import { kindsOf } from "../read-expression";
import type { Reading } from "../reading";
import { declarationInModule } from "./module-state";
import { namesIn } from "./names";

export interface KeysOf {
  readonly asksKeys?: true;
  readonly hides?: readonly string[];
}

/** What the code, and functions of the project that it calls, see and make of such properties. */
export function keysOf(nodes: readonly Node[], reading: Reading): KeysOf {
  const all = reached(nodes, reading).flatMap((node) => [node, ...descendantsOf(node)]);
  const hides = new Set(all.flatMap((node) => hiddenBy(node, reading)));
  return { ...(all.some(asks) ? { asksKeys: true } : {}), ...(hides.size > 0 ? { hides: [...hides] } : {}) };
}

function reached(nodes: readonly Node[], reading: Reading): readonly Node[] {
  const found = new Set(nodes);
  for (const node of found) {
    for (const name of namesIn(node)) {
      const declaration = declarationInModule(name, reading);
      if (declaration !== null) found.add(declaration);
    }
  }
  return [...found];
}

const asking: ReadonlySet<string> = new Set([
  "keys",
  "values",
  "entries",
  "hasOwn",
  "hasOwnProperty",
  "assign",
  "getOwnPropertyNames",
  "ownKeys",
]);

function asks(node: Node): boolean {
  if (Node.isForInStatement(node)) return true;
  if (Node.isBinaryExpression(node)) return node.getOperatorToken().getKind() === SyntaxKind.InKeyword;
  if (Node.isSpreadAssignment(node)) return node.getPreviousSiblingIfKind(SyntaxKind.CommaToken) !== undefined;
  if (!Node.isPropertyAccessExpression(node) || !asking.has(node.getName())) return false;
  return node.getName() === "hasOwnProperty" || /^(?:Object|Reflect)$/.test(node.getExpression().getText());
}

function hiddenBy(node: Node, reading: Reading): readonly string[] {
  if (Node.isPropertyAccessExpression(node))
    return node.getName() === "fromEntries" && !isOfWholeEntries(node.getParent(), reading) ? [anyName] : [];
  if (Node.isShorthandPropertyAssignment(node)) return isUndefined(node.getNameNode(), reading) ? [node.getName()] : [];
  if (Node.isPropertyAssignment(node)) {
    const value = node.getInitializer();
    return value !== undefined && isUndefined(value, reading) ? [node.getName()] : [];
  }
  return Node.isBinaryExpression(node) ? assignedBy(node, reading) : [];
}

function assignedBy(node: BinaryExpression, reading: Reading): readonly string[] {
  if (node.getOperatorToken().getKind() !== SyntaxKind.EqualsToken) return [];
  const left = node.getLeft();
  if (Node.isIdentifier(left) || !isUndefined(node.getRight(), reading)) return [];
  return Node.isPropertyAccessExpression(left) ? [left.getName()] : [anyName];
}

/** `Object.fromEntries(ids.map((id) => [id, 1]))`: each entry is written there, with a value. */
function isOfWholeEntries(call: Node | undefined, reading: Reading): boolean {
  const [entries] = Node.isCallExpression(call) ? call.getArguments() : [];
  const mapped = Node.isCallExpression(entries) ? entries.getExpression() : undefined;
  if (!Node.isCallExpression(entries) || !Node.isPropertyAccessExpression(mapped) || mapped.getName() !== "map")
    return false;
  const [callback] = entries.getArguments();
  const entry = Node.isArrowFunction(callback) ? callback.getBody() : undefined;
  const [, value, ...more] = Node.isArrayLiteralExpression(entry) ? entry.getElements() : [];
  return value !== undefined && more.length === 0 && !Node.isSpreadElement(value) && !isUndefined(value, reading);
}

function isUndefined(value: Expression, reading: Reading): boolean {
  return mayBe(kindsOf(value, reading), kind.undefined);
}
