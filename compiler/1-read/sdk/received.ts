/** $states.result   →   the parts of it that are read later, with the names that TypeScript knows them by */
import type { Expression, Member as Entry } from "../../ir/expression";
import { anyJson, kind } from "../../ir/kinds";
import { property } from "../parts";
import { makeLocal, readOf } from "../reading";
import type { Needed } from "./needed";
import { ofTagged } from "./sent";
import { attributeMembers, isSame, kindsOfShape, type Member, type Shape } from "./shapes";

/** The value of a shape, as the machine has it, under the names of the SDK. */
export function received(value: Expression, shape: Shape, needed: Needed): Expression {
  const { span } = value;
  if (needed.whole && isSame(shape)) return value;
  switch (shape.kind) {
    case "plain":
    case "bytes":
    case "read body":
    case "written body":
      return value;
    case "date":
      return { kind: "operation", name: "timestamp", operands: [value], kinds: kind.string, span };
    case "attribute":
      if (needed.whole)
        return { kind: "operation", name: "received attribute", operands: [value], kinds: kind.object, span };
      return struct(value, attributeMembers(), needed);
    case "document":
      return { kind: "operation", name: "received document", operands: [value], kinds: anyJson, span };
    case "struct":
      return struct(value, shape.members, needed);
    case "map":
      if (needed.whole && shape.of().kind === "attribute") return ofTagged("received attribute", value);
      return needed.whole || needed.parts.has(anyKey)
        ? each(value, shape.of(), needed)
        : chosen(value, shape.of(), needed);
    case "list":
      return each(value, shape.of(), needed);
  }
}

/** Of a map or list: the part for a key or a position that only a run knows. */
const anyKey = "*";

const everything: Needed = { whole: true, parts: new Map() };

function struct(value: Expression, members: ReadonlyMap<string, Member>, needed: Needed): Expression {
  const kept = [...members].filter(([key]) => needed.whole || needed.parts.has(key));
  const entries = kept.map(([key, member]): Entry => {
    const within = needed.whole ? everything : (needed.parts.get(key) ?? everything);
    return { kind: "member", key, value: part(value, member.name, member.shape(), within) };
  });
  return { kind: "object", members: entries, kinds: kind.object, span: value.span };
}

/** The entries of a map that are asked for by name. */
function chosen(value: Expression, shape: Shape, needed: Needed): Expression {
  const entries = [...needed.parts].map(([key, within]): Entry => ({
    kind: "member",
    key,
    value: part(value, key, shape, within),
  }));
  return { kind: "object", members: entries, kinds: kind.object, span: value.span };
}

/** A part that may be missing. */
function part(value: Expression, name: string, shape: Shape, needed: Needed): Expression {
  const { span } = value;
  const kinds = kindsOfShape(shape);
  const found = property(value, name, { kinds: kinds | kind.undefined, span, optional: true });
  const there = { ...found, kinds };
  const made = received(there, shape, needed);
  if (made === there) return found;
  const test: Expression = { kind: "operation", name: "isNullish", operands: [found], kinds: kind.boolean, span };
  const then: Expression = { kind: "literal", value: undefined, kinds: kind.undefined, span };
  return { kind: "conditional", test, then, otherwise: made, kinds: made.kinds | kind.undefined, span };
}

function each(value: Expression, shape: Shape, needed: Needed): Expression {
  const { span } = value;
  const within = needed.whole ? everything : (needed.parts.get(anyKey) ?? everything);
  if (within.whole && isSame(shape)) return value;
  const local = makeLocal("item", "item", span, kindsOfShape(shape));
  const body = received(readOf(local, kindsOfShape(shape), span), shape, within);
  const lambda: Expression = { kind: "lambda", parameters: [local], body, kinds: kind.other, span };
  const name = value.kinds === kind.array ? "map" : "map values";
  return { kind: "operation", name, operands: [value, lambda], kinds: value.kinds, span };
}
