/** The values that outlined code is given: of the variables that it reads, under keys that do not depend on their names. */
import { Node, type Identifier } from "ts-morph";
import { readIdentifier } from "../expressions/identifier";
import { natureOf } from "../hints";
import { place, type Reading } from "../reading";
import { holdsReason } from "../settled-results";
import { kindsOfType } from "../types";
import type { Expression, Member } from "../../ir/expression";
import { kind, mayBe, nullish, type Kinds } from "../../ir/kinds";
import { isWithin, type Free } from "./names";

export interface Input {
  readonly key: string;
  readonly free: Free;
  readonly value: Expression;
}

/** The inputs; null where one of them cannot be given. */
export function inputsOf(values: readonly Free[], nodes: readonly Node[], reading: Reading): readonly Input[] | null {
  const taken = new Set<string>();
  const inputs = values.map((free): Input | null => {
    const value = valueOf(free, reading);
    if (value === null) return null;
    const given = mayBe(value.kinds, kind.error) ? errorOf(value, free, nodes, reading) : value;
    return given === null ? null : { key: keyFor(hintOf(value), taken), free, value: given };
  });
  const names = new Set(values.map(({ symbol }) => symbol.getName()));
  const known = inputs.filter((input) => input !== null);
  return known.length === values.length && names.size === values.length ? known : null;
}

/** A key that is not taken; it is now. */
export function keyFor(hint: string, taken: Set<string>): string {
  const wanted = /^[A-Za-z_]\w*$/.test(hint) && hint !== "__proto__" ? hint : "value";
  let key = wanted;
  for (let next = 2; taken.has(key); next++) key = `${wanted}${next}`;
  taken.add(key);
  return key;
}

/** The value of a variable where the code begins; what it may be is what its declaration and all uses say. */
function valueOf({ uses, declaration, symbol }: Free, reading: Reading): Expression | null {
  const [first] = uses;
  const type = symbol.getTypeAtLocation(declaration);
  if (first === undefined || holdsReason(type)) return null;
  const { report } = reading.program;
  const mark = report.mark;
  const value = readIdentifier(first, reading);
  const failed = report.errorsSince(mark).length > 0;
  report.rollBack(mark);
  if (failed) return null;
  const declared = kindsOfType(type, declaration);
  if (mayBe(value.kinds, kind.error)) return value;
  if (mayBe(value.kinds | declared, kind.other)) return null;
  return { ...value, kinds: value.kinds | declared | boxKinds(value) };
}

function boxKinds(value: Expression): Kinds {
  return value.kind === "read" && value.local.boxed ? kind.undefined : 0;
}

function hintOf(value: Expression): string {
  if (value.kind === "read") return value.local.hint;
  return value.kind === "input" ? "input" : natureOf(value.kinds);
}

/** Of an error the name and the message are known: it is given as these where the code asks for nothing else. */
function errorOf(error: Expression, { uses }: Free, nodes: readonly Node[], reading: Reading): Expression | null {
  const asked = uses.every((use) => ["name", "message"].includes(fieldRead(use) ?? ""));
  if (!asked || mayBe(error.kinds, nullish) || !uses.every((use) => isWithin(use, nodes))) return null;
  const { nativeNames } = reading.program.errors;
  const { span } = error;
  const members = (["name", "message"] as const).map((field): Member => ({
    kind: "member",
    key: field,
    value: { kind: "errorField", field, error, nativeNames, kinds: kind.string, span },
  }));
  return { kind: "object", members, kinds: kind.object, span };
}

/** The property that is read of a name, through `(error as Error)`. */
function fieldRead(name: Identifier): string | null {
  let value: Node = name;
  let parent = value.getParent();
  while (Node.isAsExpression(parent) || Node.isParenthesizedExpression(parent) || Node.isNonNullExpression(parent)) {
    value = parent;
    parent = value.getParent();
  }
  return Node.isPropertyAccessExpression(parent) && parent.getExpression() === value ? parent.getName() : null;
}

/** The payload of a call. */
export function payloadOf(
  region: string,
  inputs: readonly Pick<Input, "key" | "value">[],
  [node]: readonly Node[],
  reading: Reading,
): Expression {
  if (node === undefined) throw new Error("a region is never empty");
  const span = place(reading, node);
  const members = inputs.map(({ key, value }): Member => ({ kind: "member", key, value }));
  const values: Expression = { kind: "object", members, kinds: kind.object, span };
  const name: Expression = { kind: "literal", value: region, kinds: kind.string, span };
  return {
    kind: "object",
    members: [
      { kind: "member", key: "region", value: name },
      { kind: "member", key: "values", value: values },
    ],
    kinds: kind.object,
    span,
  };
}
