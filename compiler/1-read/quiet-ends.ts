/** Chains that end where an element is missing that TypeScript believes in. */
import { Node, ts, type ElementAccessExpression, type Expression, type PropertyAccessExpression } from "ts-morph";
import { kind, nothing, nullish, type Kinds } from "../ir/kinds";

/** `items[2]?.price.net`: the type promises an item, and so a price; where there is none the whole chain is undefined. */
export function ofQuietEnd(node: PropertyAccessExpression, deeper: (inner: Expression) => Kinds): Kinds {
  const parent = node.getParent();
  const goesOn = isAccess(parent) && parent.getExpression() === node && !parent.hasQuestionDotToken();
  if (goesOn && ts.isOptionalChain(parent.compilerNode)) return nothing;
  let link: Node = node;
  while (isAccess(link) && ts.isOptionalChain(link.compilerNode)) {
    const base: Expression = link.getExpression();
    if (link.hasQuestionDotToken()) return deeper(base) & nullish ? kind.undefined : nothing;
    link = base;
  }
  return nothing;
}

function isAccess(node: Node | undefined): node is PropertyAccessExpression | ElementAccessExpression {
  return Node.isPropertyAccessExpression(node) || Node.isElementAccessExpression(node);
}
