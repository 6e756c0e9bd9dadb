/**
 * await Promise.all(items.map(async (item) => { state.done.push(await f(item)); }))
 *   →   `state.done` is a variable of its own, which the members write; behind the group it is put back
 *
 * What members write in an object of which each of them names nothing but properties; or in the element of a list that
 * stands at one position, `orders[i].lines`, and they name no other.
 */
import type { Expression, Local, Member as ObjectMember } from "../../ir/expression";
import type { Member, SetStep, Step } from "../../ir/flow";
import { anything, kind, mayBe, nothing, type Kinds } from "../../ir/kinds";
import { mapSteps } from "../../ir/map-steps";
import type { Span } from "../../ir/span";
import { evaluatedWithin, writtenBy } from "../../ir/steps";
import { mapParts, partsOf, within } from "../../ir/walk";
import { element, property } from "../parts";
import { makeLocal, readOf } from "../reading";
import { isOnEveryWay, writesIn, type Iteration, type ListPlace } from "./writes";

/** Members that write variables of their own in the place of parts of an object. */
export interface Parted {
  readonly members: readonly Member[];
  readonly parts: readonly Part[];
}

export interface Part {
  /** The name of the property, or the position. */
  readonly at: Expression;
  readonly local: Local;
  /** What it begins with; null where nobody asks for that, and one member surely writes it. */
  readonly before: Step | null;
  /** How it gets back into the object. */
  readonly after: SetStep;
}

/** What members write, and how they run. */
interface Running {
  readonly members: readonly Member[];
  readonly iteration: Iteration | undefined;
}

/** The members with parts of what a local holds as variables; null where they do more than to name those. */
export function inParts(whole: Local, span: Span, running: Running): Parted | null {
  const variables = variablesIn(whole, span, running);
  if (variables === null) return null;
  const members = running.members.map((member) => withParts(member, whole, variables));
  if (valuesIn(members).some((each) => namesWhole(each, whole))) return null;
  return { members, parts: variables.map((each) => partOf(each, whole, span)) };
}

/** A variable for each part that members write; null where something else is written, or it is not known which part. */
function variablesIn(whole: Local, span: Span, { members, iteration }: Running): readonly Variable[] | null {
  const puts = members.flatMap(({ body }) => writesIn(body, whole).map((write) => putBy(write, body)));
  const own = new Set([...members.flatMap(({ body }) => [...writtenBy(body)]), iteration?.item, iteration?.index]);
  const known: Put[] = [];
  for (const put of puts) {
    // Behind the group nobody could tell what was not written from what was written to be undefined.
    if (put === null || mayBe(put.value.kinds, kind.undefined) || !staysAsItIs(put.at, own)) return null;
    known.push(put);
  }
  const keys = known.map(({ at }) => at);
  const different = keys.filter((at, index) => keys.findIndex((each) => isSameKey(each, at)) === index);
  // A position that only a run knows may be any of the others.
  if (different.length > 1 && different.some((at) => at.kind !== "literal")) return null;
  return different.map((at) => {
    const same = known.filter((put) => isSameKey(put.at, at));
    return variableOf({ whole, at, span }, same, members);
  });
}

function staysAsItIs(at: Expression, written: ReadonlySet<Local | null | undefined>): boolean {
  return at.kind === "literal" || (at.kind === "read" && !written.has(at.local));
}

/** What is written to a property, or to an element. */
interface Put {
  readonly at: Expression;
  readonly value: Expression;
  /** It is written on every way through the member. */
  readonly isSure: boolean;
}

interface Variable {
  readonly at: Expression;
  readonly local: Local;
  readonly kinds: Kinds;
  readonly isSure: boolean;
}

interface Place {
  readonly whole: Local;
  readonly at: Expression;
  readonly span: Span;
}

/** Where a list lies that may lie in one of the parts. */
export function listIn(list: ListPlace | null, whole: Local, parts: readonly Part[]): ListPlace | null {
  const [key, ...keys] = list?.local === whole ? list.keys : [];
  const part = parts.find(({ at }) => key !== undefined && isSameKey(at, key));
  return part === undefined ? list : { local: part.local, keys };
}

/** The variable in the place of a part. Of one that nobody reads nothing is known but what is written. */
function variableOf({ whole, at, span }: Place, puts: readonly Put[], members: readonly Member[]): Variable {
  const reads = valuesIn(members)
    .flatMap(within)
    .filter((each) => isPart(each, whole, at));
  const isSure = reads.length === 0 && puts.some((put) => put.isSure);
  const before = isSure || reads.length > 0 ? nothing : anything;
  const kinds = [...reads, ...puts.map(({ value }) => value)].reduce((all, each) => all | each.kinds, before);
  const [name, hint] =
    at.kind === "literal" && typeof at.value === "string"
      ? [`${whole.name}.${at.value}`, at.value]
      : [`${whole.name}[…]`, "item"];
  return { at, local: makeLocal(name, hint, span, kinds), kinds, isSure };
}

function partOf({ at, local, kinds, isSure }: Variable, whole: Local, span: Span): Part {
  const before = partAt(whole, at, kinds, span);
  return {
    at,
    local,
    before: isSure ? null : { kind: "set", local, value: before, span },
    after: putBack({ whole, at, span }, readOf(local, kinds, span)),
  };
}

function partAt(whole: Local, at: Expression, kinds: Kinds, span: Span): Expression {
  return at.kind === "literal" && typeof at.value === "string"
    ? property(readOf(whole, kind.object, span), at.value, { kinds, span, optional: true })
    : { ...element(readOf(whole, kind.array, span), at, { kinds, span }), optional: true };
}

/** `whole = { ...whole, key: part }`, but where there is no such part. */
function putBack({ whole, at, span }: Place, part: Expression): SetStep {
  const after = withPart({ whole, at, span }, part);
  const before = readOf(whole, after.kinds, span);
  const missing: Expression = { kind: "literal", value: undefined, kinds: kind.undefined, span };
  const test: Expression = { kind: "binary", operator: "===", left: part, right: missing, kinds: kind.boolean, span };
  const value: Expression = mayBe(part.kinds, kind.undefined)
    ? { kind: "conditional", test, then: before, otherwise: after, kinds: after.kinds, span }
    : after;
  return { kind: "set", local: whole, value, identity: "same", span };
}

function withPart({ whole, at, span }: Place, part: Expression): Expression {
  if (at.kind !== "literal" || typeof at.value !== "string") {
    const operands = [readOf(whole, kind.array, span), at, part];
    return { kind: "operation", name: "with element", operands, kinds: kind.array, span };
  }
  const before = { kind: "spread", value: readOf(whole, kind.object, span) } as const;
  const members = [before, { kind: "member", key: at.value, value: part } as const];
  return { kind: "object", members, kinds: kind.object, span };
}

/** What `local = { ...local, key: value }` or `local[at] = value` puts where; null for any other assignment. */
function putBy(step: SetStep, body: readonly Step[]): Put | null {
  const { local, value } = step;
  const put = value.kind === "object" ? propertyOf(value.members, local) : elementOf(value, local);
  return put === null ? null : { ...put, isSure: isOnEveryWay(body, step) };
}

function propertyOf([whole, put, ...more]: readonly ObjectMember[], local: Local): Omit<Put, "isSure"> | null {
  const isOwn = whole?.kind === "spread" && isRead(whole.value, local);
  if (!isOwn || put?.kind !== "member" || more.length > 0) return null;
  return { at: nameOf(put.key, put.value.span), value: put.value };
}

function elementOf(value: Expression, local: Local): Omit<Put, "isSure"> | null {
  const [list, at, written] = value.kind === "operation" && value.name === "with element" ? value.operands : [];
  if (list === undefined || !isRead(list, local) || at === undefined || written === undefined) return null;
  return { at, value: written };
}

function nameOf(key: string, span: Span): Expression {
  return { kind: "literal", value: key, kinds: kind.string, span };
}

function isSameKey(one: Expression, other: Expression): boolean {
  if (one.kind === "read" && other.kind === "read") return one.local === other.local;
  return one.kind === "literal" && other.kind === "literal" && one.value === other.value;
}

function isRead(value: Expression, local: Local): boolean {
  return value.kind === "read" && value.local === local;
}

/** True for a read of the part of the whole under a key. */
function isPart(value: Expression, whole: Local, at: Expression): boolean {
  if (value.kind === "property") return isRead(value.base, whole) && isSameKey(nameOf(value.name, value.span), at);
  return value.kind === "element" && isRead(value.base, whole) && isSameKey(value.index, at);
}

function valuesIn(members: readonly Member[]): readonly Expression[] {
  return members.flatMap(({ body, value }) => [...evaluatedWithin(body), value]);
}

function withParts({ body, value }: Member, whole: Local, variables: readonly Variable[]): Member {
  const named = (each: Expression): Expression => {
    const part = variables.find(({ at }) => isPart(each, whole, at));
    return part === undefined ? mapParts(each, named) : readOf(part.local, each.kinds, each.span);
  };
  const set = (step: SetStep): SetStep => {
    const put = step.local === whole ? putBy(step, body) : null;
    const part = variables.find(({ at }) => put !== null && isSameKey(put.at, at));
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
