/** `const { port } = settings`, where settings is a `Record<string, string>`: the type promises a text, the object need not have it. */
import { Node, type BindingElement, type PropertyName } from "ts-morph";
import { nothing, type Kinds } from "../../ir/kinds";
import { ofUndeclared } from "../lies";
import { typeOf } from "../type-of";

/** What the type of a pattern does not say of one of its parts. */
export function liesOfKey(part: BindingElement): Kinds {
  const name = part.getPropertyNameNode() ?? part.getNameNode();
  if (part.getDotDotDotToken() !== undefined || !isWritten(name)) return nothing;
  return ofUndeclared(typeOf(part.getParent()), textOf(name));
}

/** The same of an assignment that takes a value of such a type apart: of the part with this key. */
export function liesOfTarget(name: PropertyName): Kinds {
  const pattern = name.getParentOrThrow().getParentOrThrow();
  return isWritten(name) ? ofUndeclared(typeOf(pattern), textOf(name)) : nothing;
}

function isWritten(name: Node): boolean {
  return Node.isIdentifier(name) || Node.isStringLiteral(name);
}

function textOf(name: Node): string {
  return Node.isStringLiteral(name) ? name.getLiteralText() : name.getText();
}
