/**
 * What is asked before a call is made stands in front of one of the values that are sent, so that the others stay as they
 * are written, and the role of the machine can name the table:
 *
 *   { TableName: "Users", Key: { id: $id } }   →   { TableName: "Users", Key: { id: ($late ? $error(…) : $id) } }
 */
import type { Expression } from "../../ir/expression";
import { isFallible } from "../../ir/fallible";
import { kind, mayBe } from "../../ir/kinds";

type Guard = (value: Expression) => Expression;

/** Guards what is sent; all of it where nothing in it is computed, or where it may fail itself: that comes first. */
export function guarded(payload: Expression, guard: Guard): Expression {
  if (payload.kind === "operation" && payload.name === "with context") {
    const [sent = payload, ...context] = payload.operands;
    return { ...payload, operands: [guarded(sent, guard), ...context] };
  }
  const within = isFallible(payload) ? null : (lastGuarded(payload, guard, false) ?? lastGuarded(payload, guard, true));
  return within ?? guard(payload);
}

/** Text that begins with a constant may say which resource is meant: it is guarded only where nothing else can be. */
function lastGuarded(value: Expression, guard: Guard, texts: boolean): Expression | null {
  if (value.kind === "object") {
    const members = replacedLast(value.members, guard, texts);
    return members === null ? null : { ...value, members };
  }
  if (value.kind === "array") {
    const items = replacedLast(value.items, guard, texts);
    return items === null ? null : { ...value, items };
  }
  const isFixed = value.kind === "literal" || (value.kind === "operation" && value.name === "parameter");
  const isKept = isFixed || mayBe(value.kinds, kind.undefined) || (value.kind === "concatenation" && !texts);
  return isKept ? null : guard(value);
}

interface Part {
  readonly kind: string;
  readonly value: Expression;
}

function replacedLast<P extends Part>(parts: readonly P[], guard: Guard, texts: boolean): readonly P[] | null {
  for (let at = parts.length - 1; at >= 0; at--) {
    const part = parts[at];
    const value = part === undefined || part.kind === "spread" ? null : lastGuarded(part.value, guard, texts);
    if (part !== undefined && value !== null) return parts.with(at, { ...part, value });
  }
  return null;
}
