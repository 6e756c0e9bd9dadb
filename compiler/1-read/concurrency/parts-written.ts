/**
 * await Promise.all(items.map(async (item) => { state.done.push(await f(item)); }))
 *   →   `state.done` is a variable of its own, which the members write; behind the group it is put back
 *
 * What members write in an object of which each of them names nothing but properties.
 */
import type { Expression, Local } from "../../ir/expression";
import type { Member, SetStep, Step } from "../../ir/flow";
import { anything, kind, mayBe, nothing, type Kinds } from "../../ir/kinds";
import { mapSteps } from "../../ir/map-steps";
import type { Span } from "../../ir/span";
import { evaluatedWithin } from "../../ir/steps";
import { mapParts, partsOf, within } from "../../ir/walk";
import { property } from "../parts";
import { makeLocal, readOf } from "../reading";
import { isOnEveryWay, writesIn } from "./writes";

/** Members that write variables of their own in the place of an object's properties. */
export interface Parted {
  readonly members: readonly Member[];
  readonly parts: readonly Part[];
}

export interface Part {
  readonly local: Local;
  /** What it begins with; null where nobody asks for that, and one member surely writes it. */
  readonly before: Step | null;
  /** How it gets back into the object. */
  readonly after: Step;
}

/** The members with the properties of what a local holds as variables; null where they do more than to name those. */
export function inParts(whole: Local, span: Span, members: readonly Member[]): Parted | null {
  const written = new Map<string, Put[]>();
  for (const { body } of members)
    for (const write of writesIn(body, whole)) {
      const put = putBy(write);
      // Behind the group nobody could tell what was not written from what was written to be undefined.
      if (put === null || mayBe(put.value.kinds, kind.undefined)) return null;
      const isSure = isOnEveryWay(body, write);
      written.set(put.key, [...(written.get(put.key) ?? []), { value: put.value, isSure }]);
    }
  const found = new Map([...written].map(([key, puts]) => [key, variableOf({ whole, key, span }, puts, members)]));
  const parted = members.map((member) => withParts(member, whole, found));
  if (valuesIn(parted).some((each) => namesWhole(each, whole))) return null;
  const parts = [...found].map(([key, variable]): Part => {
    const before = property(readOf(whole, kind.object, span), key, { kinds: variable.kinds, span, optional: true });
    return {
      local: variable.local,
      before: variable.isSure ? null : { kind: "set", local: variable.local, value: before, span },
      after: putBack(whole, key, readOf(variable.local, variable.kinds, span)),
    };
  });
  return { members: parted, parts };
}

interface Put {
  readonly value: Expression;
  /** It is written on every way through the member. */
  readonly isSure: boolean;
}

interface Variable {
  readonly local: Local;
  readonly kinds: Kinds;
  readonly isSure: boolean;
}

interface Property {
  readonly whole: Local;
  readonly key: string;
  readonly span: Span;
}

/** The variable in the place of a property. Of one that nobody reads nothing is known but what is written. */
function variableOf({ whole, key, span }: Property, puts: readonly Put[], members: readonly Member[]): Variable {
  const reads = valuesIn(members)
    .flatMap(within)
    .filter((each) => each.kind === "property" && each.name === key && isRead(each.base, whole));
  const isSure = reads.length === 0 && puts.some((put) => put.isSure);
  const before = isSure || reads.length > 0 ? nothing : anything;
  const kinds = [...reads, ...puts.map(({ value }) => value)].reduce((all, each) => all | each.kinds, before);
  return { local: makeLocal(`${whole.name}.${key}`, key, span, kinds), kinds, isSure };
}

/** `whole = { ...whole, key: part }`, but where there is no such part. */
function putBack(whole: Local, key: string, part: Expression): Step {
  const { span } = part;
  const before = readOf(whole, kind.object, span);
  const members = [{ kind: "spread", value: before } as const, { kind: "member", key, value: part } as const];
  const after: Expression = { kind: "object", members, kinds: kind.object, span };
  const missing: Expression = { kind: "literal", value: undefined, kinds: kind.undefined, span };
  const test: Expression = { kind: "binary", operator: "===", left: part, right: missing, kinds: kind.boolean, span };
  const value: Expression = mayBe(part.kinds, kind.undefined)
    ? { kind: "conditional", test, then: before, otherwise: after, kinds: kind.object, span }
    : after;
  return { kind: "set", local: whole, value, identity: "same", span };
}

/** What `local = { ...local, key: value }` puts where; null for any other assignment. */
function putBy({ local, value }: SetStep): { readonly key: string; readonly value: Expression } | null {
  const [whole, put, ...more] = value.kind === "object" ? value.members : [];
  const isOwn = whole?.kind === "spread" && isRead(whole.value, local);
  return isOwn && put?.kind === "member" && more.length === 0 ? put : null;
}

function isRead(value: Expression, local: Local): boolean {
  return value.kind === "read" && value.local === local;
}

function valuesIn(members: readonly Member[]): readonly Expression[] {
  return members.flatMap(({ body, value }) => [...evaluatedWithin(body), value]);
}

function withParts({ body, value }: Member, whole: Local, parts: ReadonlyMap<string, Variable>): Member {
  const named = (each: Expression): Expression => {
    const part = each.kind === "property" && isRead(each.base, whole) ? parts.get(each.name) : undefined;
    return part === undefined ? mapParts(each, named) : readOf(part.local, each.kinds, each.span);
  };
  const set = (step: SetStep): SetStep => {
    const put = step.local === whole ? putBy(step) : null;
    const part = put === null ? undefined : parts.get(put.key);
    if (put === null || part === undefined) return { ...step, value: named(step.value) };
    return { kind: "set", local: part.local, value: named(put.value), span: step.span };
  };
  return { body: mapSteps(body, { set, value: named, local: (each) => each }), value: named(value) };
}

/** True where a value is made of the local otherwise than by a property of it. */
function namesWhole(value: Expression, local: Local): boolean {
  if (value.kind === "property" && isRead(value.base, local)) return false;
  return isRead(value, local) || partsOf(value).some((each) => namesWhole(each, local));
}
