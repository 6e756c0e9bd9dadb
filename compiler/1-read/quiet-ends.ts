/** Chains that end where an element is missing that TypeScript believes in. */
import {
  Node,
  ts,
  type CallExpression,
  type ElementAccessExpression,
  type Expression,
  type PropertyAccessExpression,
} from "ts-morph";
import { kind, mayBe, nothing, nullish, type Kinds } from "../ir/kinds";

type Link = PropertyAccessExpression | ElementAccessExpression | CallExpression;

/** `items[2]?.price.net`: the type promises an item, and so a price; where there is none the whole chain is undefined. */
export function ofQuietEnd(node: Link, deeper: (inner: Expression) => Kinds): Kinds {
  const parent = node.getParent();
  const goesOn = isLink(parent) && parent.getExpression() === node && !parent.hasQuestionDotToken();
  if (goesOn && ts.isOptionalChain(parent.compilerNode)) return nothing;
  let link: Node = node;
  while (isLink(link) && ts.isOptionalChain(link.compilerNode)) {
    const base: Expression = link.getExpression();
    if (link.hasQuestionDotToken()) return deeper(base) & nullish ? kind.undefined : nothing;
    link = base;
  }
  return nothing;
}

/** True for a chain, or the beginning of one that goes on, which is undefined where what is asked with `?.` is missing. */
export function mayEndQuietly(node: Expression, kindsOf: (base: Expression) => Kinds): boolean {
  let link: Node = node;
  while (isLink(link) && ts.isOptionalChain(link.compilerNode)) {
    const base: Expression = link.getExpression();
    if (link.hasQuestionDotToken()) return mayBe(kindsOf(base), nullish);
    link = base;
  }
  return false;
}

function isLink(node: Node | undefined): node is Link {
  return Node.isPropertyAccessExpression(node) || Node.isElementAccessExpression(node) || Node.isCallExpression(node);
}
