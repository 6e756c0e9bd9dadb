/** { ...whole, [key]: … } at each step of the way: the variable with one part replaced. */
import type { Change, Expression, Property } from "../ir/expression";
import { kind, mayBe, nothing, nullish } from "../ir/kinds";
import { partAt, type Key } from "./places";

/**
 * The whole with one part replaced; `value` null: without it. `change`: what JavaScript does where the part would be of
 * nothing; null where it reads the part first, as `+=` and `push` do.
 */
export function changed(
  whole: Expression,
  keys: readonly Key[],
  value: Expression | null,
  change: Change | null,
): Expression {
  const [key, ...rest] = keys;
  if (key === undefined) return value ?? whole;
  const part = partAt(whole, key, rest[0]?.ofArray === true ? kind.array : kind.object);
  const inner = rest.length === 0 ? value : changed(part, rest, value, change);
  if (!key.mayMiss) return replaced(whole, key, inner);
  const failing = throwing(whole, key, rest.length > 0 ? null : change);
  return orElse(failing, replaced(whole, key, inner));
}

/** Writing to a part of null or undefined throws, as reading one does; on the way there, parts are read. */
function throwing(base: Expression, { at }: Key, change: Change | null): Property {
  const missing = { ...base, kinds: base.kinds | nullish };
  const name = at.kind === "literal" ? String(at.value) : "…";
  return {
    kind: "property",
    base: missing,
    name,
    optional: false,
    ...(change === null ? {} : { change }),
    kinds: nothing,
    span: base.span,
  };
}

function orElse(failing: Property, value: Expression): Expression {
  const { base, span } = failing;
  const test: Expression = { kind: "operation", name: "isNullish", operands: [base], kinds: kind.boolean, span };
  return { kind: "conditional", test, then: failing, otherwise: value, kinds: value.kinds, span };
}

/** `{ ...whole, [key]: inner }` */
function replaced(whole: Expression, { at, ofArray }: Key, inner: Expression | null): Expression {
  const { span } = whole;
  if (inner === null)
    return { kind: "operation", name: "without property", operands: [whole, at], kinds: kind.object, span };
  const name = at.kind === "literal" && typeof at.value === "string" ? at.value : null;
  if (ofArray)
    return { kind: "operation", name: "with element", operands: [whole, at, inner], kinds: kind.array, span };
  if (name !== null) {
    const members = [{ kind: "spread", value: whole } as const, { kind: "member", key: name, value: inner } as const];
    return { kind: "object", members, kinds: kind.object, span };
  }
  return withKey(whole, at, inner);
}

/** `{ ...whole, [key]: value }`; what is undefined is absent. */
export function withKey(whole: Expression, key: Expression, value: Expression): Expression {
  const about = { kind: "operation", kinds: kind.object, span: whole.span } as const;
  const cleared: Expression = { ...about, name: "without property", operands: [whole, key] };
  const base = mayBe(value.kinds, kind.undefined) ? cleared : whole;
  return { ...about, name: "with property", operands: [base, key, value] };
}
