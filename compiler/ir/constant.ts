/** LIMITS.most   →   3: parts of lists and tables that are written out */
import type { Expression } from "./expression";
import { kind } from "./kinds";

/** The part that is read of a list or table of literals: nothing else of it is evaluated, and nothing fails. */
export function partOfConstant(expression: Expression): Expression | null {
  if (expression.kind !== "property" && expression.kind !== "element") return null;
  const { base } = expression;
  if (!isConstant(base)) return null;
  const key = expression.kind === "property" ? expression.name : literalOf(expression.index);
  const found =
    base.kind === "object"
      ? base.members.findLast((member) => member.kind === "member" && member.key === key)
      : base.kind === "array" && typeof key === "number"
        ? base.items[key]
        : undefined;
  if (found !== undefined) return found.value;
  const isKnown = base.kind === "object" ? typeof key === "string" : base.kind === "array" && typeof key === "number";
  return isKnown ? { kind: "literal", value: undefined, kinds: kind.undefined, span: expression.span } : null;
}

function literalOf(expression: Expression): unknown {
  return expression.kind === "literal" ? expression.value : null;
}

/** True for literals, and lists and tables of nothing else. */
function isConstant(value: Expression): boolean {
  if (value.kind === "literal") return true;
  if (value.kind === "array") return value.items.every((item) => item.kind === "item" && isConstant(item.value));
  if (value.kind !== "object") return false;
  return value.members.every((member) => member.kind === "member" && isConstant(member.value));
}
