/** Arrays and objects in JSONata, where one array in another is flattened and `null` cannot be merged. */
import type { ArrayLiteral, Expression, Member, ObjectLiteral } from "../../ir/expression";
import { isFallible } from "../../ir/fallible";
import { kind, mayBe, within } from "../../ir/kinds";
import { array, binary, block, call, conditional, lambda, literal, object, variable, type Jsonata } from "./tree";

type Lower = (expression: Expression) => Jsonata;
type Fresh = (hint: string) => string;

/** `[a, b, ...list]` */
export function arrayOf(expression: ArrayLiteral, lower: Lower, fresh: Fresh): Jsonata {
  const { items } = expression;
  const flat = items.every(
    (item) => item.kind === "item" && (!mayBe(item.value.kinds, kind.array) || within(item.value.kinds, kind.array)),
  );
  if (flat)
    return array(...items.map(({ value }) => (mayBe(value.kinds, kind.array) ? nested(lower(value)) : lower(value))));
  const parts = items.map((item) => (item.kind === "spread" ? lower(item.value) : element(item.value, lower, fresh)));
  const [first = array(), ...rest] = items[0]?.kind === "spread" ? parts : [array(), ...parts];
  return rest.reduce((all, part) => call("append", all, part), first);
}

/** An array constructor is kept as one element only where it stands as such: `[[$x]]`. */
function nested(value: Jsonata): Jsonata {
  return value.kind === "array" ? value : array(value);
}

/** A list of the one element. */
function element(value: Expression, lower: Lower, fresh: Fresh): Jsonata {
  if (!mayBe(value.kinds, kind.array)) return array(lower(value));
  if (within(value.kinds, kind.array)) return array(nested(lower(value)));
  const name = fresh("element");
  const isArray = binary("=", call("type", variable(name)), literal("array"));
  return block([[name, lower(value)]], conditional(isArray, array(array(variable(name))), array(variable(name))));
}

/** `{ a, ...rest, b }`. A key whose value is undefined is absent; after a spread it removes what the spread brought. */
export function objectOf(expression: ObjectLiteral, lower: Lower, fresh: Fresh): Jsonata {
  const members = expression.members.filter((member, at) => !overwritten(member, expression.members.slice(at + 1)));
  const keys = new Set(members.map((member) => (member.kind === "member" ? member.key : null)));
  if (keys.size === members.length && !keys.has(null)) return plain(members, lower);
  const parts: Jsonata[] = [];
  for (const member of members) {
    if (member.kind === "spread") parts.push(spread(member.value, lower, fresh));
    else {
      if (parts.length > 0 && mayBe(member.value.kinds, kind.undefined))
        parts.splice(0, parts.length, without(call("merge", array(...parts)), member.key, fresh));
      parts.push(plain([member], lower));
    }
  }
  return call("merge", array(...parts));
}

function overwritten(member: Member, later: readonly Member[]): boolean {
  return (
    member.kind === "member" &&
    !isFallible(member.value) &&
    later.some(
      (other) => other.kind === "member" && other.key === member.key && !mayBe(other.value.kinds, kind.undefined),
    )
  );
}

function plain(members: readonly Member[], lower: Lower): Jsonata {
  return object(
    ...members.flatMap((member) => (member.kind === "member" ? [[member.key, lower(member.value)] as const] : [])),
  );
}

/** Spreading null or undefined adds nothing. */
function spread(value: Expression, lower: Lower, fresh: Fresh): Jsonata {
  if (!mayBe(value.kinds, kind.null)) return lower(value);
  const name = fresh("spread");
  return block(
    [[name, lower(value)]],
    conditional(binary("=", variable(name), literal(null)), object(), variable(name)),
  );
}

/** The object without a key. */
function without(whole: Jsonata, key: string, fresh: Fresh): Jsonata {
  const [value, name] = [fresh("value"), fresh("key")];
  return call("sift", whole, lambda([value, name], binary("!=", variable(name), literal(key))));
}
