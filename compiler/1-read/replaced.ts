/** { ...whole, [key]: … } at each step of the way: the variable with one part replaced. */
import type { Expression } from "../ir/expression";
import { kind, mayBe, nothing, nullish } from "../ir/kinds";
import { partAt, type Key } from "./places";

/** The whole with one part replaced; `value` null: without it. */
export function changed(whole: Expression, keys: readonly Key[], value: Expression | null): Expression {
  const [key, ...rest] = keys;
  if (key === undefined) return value ?? whole;
  const part = partAt(whole, key, rest[0]?.ofArray === true ? kind.array : kind.object);
  const inner = rest.length === 0 ? value : changed(part, rest, value);
  return key.mayMiss ? orTypeError(whole, key, replaced(whole, key, inner)) : replaced(whole, key, inner);
}

/** Writing to a part of null or undefined throws, as reading one does. */
function orTypeError(base: Expression, { at }: Key, value: Expression): Expression {
  const { span } = base;
  const missing = { ...base, kinds: base.kinds | nullish };
  const name = at.kind === "literal" ? String(at.value) : "…";
  const throwing: Expression = { kind: "property", base: missing, name, optional: false, kinds: nothing, span };
  const test: Expression = { kind: "operation", name: "isNullish", operands: [missing], kinds: kind.boolean, span };
  return { kind: "conditional", test, then: throwing, otherwise: value, kinds: value.kinds, span };
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
