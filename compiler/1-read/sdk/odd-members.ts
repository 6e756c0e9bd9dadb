/** entry.Time, const { bytes } = image.source   →   members of the SDK that are dates or bytes, and text where a machine keeps them */
import { Node, type Symbol as MorphSymbol, type Type } from "ts-morph";
import { isOfSdk } from "./classes";

/** True where a date or bytes of the SDK are read, by name or by a pattern. */
export function readsOddMember(node: Node): boolean {
  const member = memberRead(node);
  if (member === undefined || !member.getDeclarations().some(isOfSdk)) return false;
  return isOdd(member.getTypeAtLocation(node));
}

/** True for a value that is a date or bytes by its type, and text where a machine keeps it. */
export function isKeptAsText(node: Node): boolean {
  if (Node.isNonNullExpression(node) || Node.isParenthesizedExpression(node)) return isKeptAsText(node.getExpression());
  return readsOddMember(node) || (Node.isIdentifier(node) && isOdd(node.getType()));
}

function isOdd(type: Type): boolean {
  const parts = type.isUnion() ? type.getUnionTypes() : [type];
  return parts.some((part) => /^(Date|Uint8Array|Buffer)$/.test(part.getSymbol()?.getName() ?? ""));
}

function memberRead(node: Node): MorphSymbol | undefined {
  if (Node.isPropertyAccessExpression(node)) return node.getNameNode().getSymbol();
  if (!Node.isBindingElement(node) || node.getDotDotDotToken() !== undefined) return undefined;
  const key = node.getPropertyNameNode() ?? node.getNameNode();
  const pattern = node.getParent();
  return Node.isObjectBindingPattern(pattern) ? pattern.getType().getProperty(key.getText()) : undefined;
}
