/** Parts of values: one place that knows what a property and an element are. */
import { partOfConstant } from "../ir/constant";
import type { Element, Expression } from "../ir/expression";
import type { Kinds } from "../ir/kinds";
import type { Span } from "../ir/span";

/** `base.name`; of a table that is written out, what stands there. */
export function property(
  base: Expression,
  name: string,
  about: { readonly kinds: Kinds; readonly span: Span; readonly optional: boolean },
): Expression {
  const value: Expression = { kind: "property", base, name, ...about };
  return partOfConstant(value) ?? value;
}

/** `base[index]` */
export function element(
  base: Expression,
  index: Expression,
  about: { readonly kinds: Kinds; readonly span: Span },
): Element {
  return { kind: "element", base, index, optional: false, inside: false, ...about };
}
