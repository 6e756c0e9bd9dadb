/**
 * await Promise.all(items.map(async (item, i) => { list.push(await f(item)); results[i] = …; total += …; }))
 *
 * A member has variables of its own. What it writes to one around it is told apart by how it is written: in each case
 * the members hand out what they have written, and the code behind the group puts it together, member after member,
 * which is one of the orders that JavaScript may take.
 */
import type { Expression, Local } from "../../ir/expression";
import type { Member, SetStep } from "../../ir/flow";
import { kind, type Kinds } from "../../ir/kinds";
import { allSteps, evaluatedWithin } from "../../ir/steps";
import { localsOf, partsOf } from "../../ir/walk";

/** How members write a local. */
export type Way =
  /** One of them alone writes it, and no other reads it. */
  | { readonly kind: "alone"; readonly member: number }
  /** `list.push(…)` */
  | { readonly kind: "push" }
  /** `total += …`, `text += …`, `n++` */
  | { readonly kind: "sum"; readonly operator: "+" | "-" | "&"; readonly kinds: Kinds }
  /** `results[i] = …`, each at its own position. */
  | { readonly kind: "position" }
  /** `lines[i].price = …`, each in what stands at its own position, which is its item. */
  | { readonly kind: "item"; readonly item: Local; readonly index: Local };

/** The locals that the item of an iteration and its position are in, where it has them. */
export interface Iteration {
  readonly item: Local | null;
  readonly index: Local | null;
  /** Where the items lie, if the iterations change them. */
  readonly list: ListPlace | null;
}

/** A list in a local, or on a way from one. */
export interface ListPlace {
  readonly local: Local;
  readonly keys: readonly Expression[];
}

/** How the members write a local; null where that cannot be put together. */
export function wayOf(local: Local, members: readonly Member[], iteration: Iteration | undefined): Way | null {
  const alone = iteration === undefined ? writtenAlone(local, members) : null;
  if (alone !== null) return alone;
  // What may be missing cannot be added to; only who alone writes it knows what it is.
  if (local.boxed) return null;
  const own = iteration === undefined ? null : ofIteration(local, members, iteration);
  if (own !== null) return own;
  const writes = members.flatMap(({ body }) => writesIn(body, local));
  return readsOf(local, members) === writes.length ? addedTo(writes) : null;
}

/** What each iteration writes at its own position. */
function ofIteration(local: Local, members: readonly Member[], { item, index, list }: Iteration): Way | null {
  if (index === null) return null;
  const areItems = item !== null && list?.local === local && list.keys.length === 0;
  if (areItems && members.every((member) => namesOwnItem(member, local, index))) return { kind: "item", item, index };
  return readsOf(local, members) === 1 && isAtPosition(local, members, index) ? { kind: "position" } : null;
}

function readsOf(local: Local, members: readonly Member[]): number {
  return members.reduce((sum, member) => sum + reads(member, local), 0);
}

function writtenAlone(local: Local, members: readonly Member[]): Way | null {
  const writer = members.findIndex(({ body }) => writesIn(body, local).length > 0);
  const isOthers = members.some(
    (member, at) => at !== writer && (reads(member, local) > 0 || writesIn(member.body, local).length > 0),
  );
  return isOthers || writer < 0 ? null : { kind: "alone", member: writer };
}

/** Writes that add to what there is, in one way. */
function addedTo(writes: readonly SetStep[]): Way | null {
  if (writes.every((step) => isPushed(step))) return { kind: "push" };
  const [sum, ...more] = writes.map(summed);
  const isOne = sum && more.every((each) => each?.operator === sum.operator);
  return isOne ? { kind: "sum", operator: sum.operator, kinds: sum.kinds } : null;
}

/** The assignments of a local. */
export function writesIn(body: Member["body"], local: Local): readonly SetStep[] {
  return [...allSteps(body)].filter((step) => step.kind === "set").filter((step) => step.local === local);
}

/** How many values read a local. */
function reads({ body, value }: Member, local: Local): number {
  return [...evaluatedWithin(body), value].filter((each) => localsOf(each).has(local)).length;
}

/** True for `local = [...local, …]`. */
function isPushed({ local, value }: SetStep): boolean {
  if (value.kind !== "array") return false;
  const [first, ...rest] = value.items;
  const isOwn = first?.kind === "spread" && first.value.kind === "read" && first.value.local === local;
  return isOwn && !rest.some((item) => localsOf(item.value).has(local));
}

interface Sum {
  readonly operator: "+" | "-" | "&";
  readonly added: Expression;
  /** A list of what is added, one after the other. */
  readonly isList: boolean;
  readonly kinds: Kinds;
}

/** What `local = local + …` adds; null for any other assignment. */
export function summed({ local, value }: SetStep): Sum | null {
  const isOwn = (part: Expression | undefined): boolean => part?.kind === "read" && part.local === local;
  if (value.kind === "concatenation") {
    const [first, ...rest] = value.parts;
    const added: Expression = { ...value, parts: rest };
    const isSum = isOwn(first) && !localsOf(added).has(local);
    return isSum ? { operator: "&", added, isList: false, kinds: kind.string } : null;
  }
  if (value.kind === "operation" && value.name === "reduce") return foldedSum(local, value.operands);
  if (value.kind !== "binary" || (value.operator !== "+" && value.operator !== "-")) return null;
  if (!isOwn(value.left) || localsOf(value.right).has(local)) return null;
  return { operator: value.operator, added: value.right, isList: false, kinds: value.kinds };
}

/** `local = list.reduce((sum, each) => sum + each, local)`: what members within a member have added. */
function foldedSum(local: Local, [added, lambda, start]: readonly Expression[]): Sum | null {
  if (added === undefined || lambda?.kind !== "lambda" || start?.kind !== "read" || start.local !== local) return null;
  const [sum] = lambda.parameters;
  if (sum === undefined || localsOf(added).has(local) || localsOf(lambda).has(local)) return null;
  const inner = summed({ kind: "set", local: sum, value: lambda.body, span: lambda.span });
  return inner === null ? null : { ...inner, added, isList: true };
}

/** What `local[position] = …` writes; null for any other assignment. */
export function placed(step: SetStep): Expression | null {
  return placeOf(step)?.written ?? null;
}

interface Place {
  readonly at: Expression;
  readonly written: Expression;
}

function placeOf({ local, value }: SetStep): Place | null {
  const [list, at, written] = value.kind === "operation" && value.name === "with element" ? value.operands : [];
  if (list?.kind !== "read" || list.local !== local || at === undefined || written === undefined) return null;
  return { at, written };
}

/** `list[position]`, of the iteration's own position. */
export function isOwnItem(value: Expression, list: Local, position: Local, member: Member): boolean {
  const isElement = value.kind === "element" && value.base.kind === "read" && value.base.local === list;
  return isElement && isPosition(value.index, position, member);
}

/** True when a member names nothing of a list but what stands at its own position, and what it writes stands there. */
function namesOwnItem(member: Member, list: Local, position: Local): boolean {
  const writes = writesIn(member.body, list).map((step) => ({ step, written: writtenToItem(step, position, member) }));
  const isOwn = new Set(writes.map(({ step }) => step.value));
  const others = [...evaluatedWithin(member.body), member.value].filter((value) => !isOwn.has(value));
  const namesAnother = (value: Expression): boolean => {
    if (isOwnItem(value, list, position, member)) return false;
    return (value.kind === "read" && value.local === list) || partsOf(value).some(namesAnother);
  };
  return writes.every(({ written }) => written !== null && !namesAnother(written)) && !others.some(namesAnother);
}

/** What `list[position] = …` writes at the iteration's own position; null for any other assignment. */
function writtenToItem(step: SetStep, position: Local, member: Member): Expression | null {
  const place = placeOf(step);
  return place !== null && isPosition(place.at, position, member) ? place.written : null;
}

/** True when each iteration writes once, on every way through it, at its own position. */
function isAtPosition(local: Local, [member, ...others]: readonly Member[], position: Local): boolean {
  if (member === undefined || others.length > 0) return false;
  const [write, ...more] = writesIn(member.body, local);
  const place = write === undefined || more.length > 0 ? null : placeOf(write);
  if (write === undefined || place === null || localsOf(place.written).has(local)) return false;
  return isOnEveryWay(member.body, write) && isPosition(place.at, position, member);
}

/** Steps that are not in an arm or a loop, and before which nothing leaves. */
export function isOnEveryWay(body: Member["body"], write: SetStep): boolean {
  for (const step of body) {
    if (step === write) return true;
    const leaves = [...allSteps([step])].some(({ kind: variant }) => variant === "break" || variant === "return");
    if (step.kind === "block") return isOnEveryWay(step.body, write);
    if (leaves) return false;
  }
  return false;
}

/** True for the position itself, or for a local that only holds it. */
function isPosition(at: Expression, position: Local, { body }: Member): boolean {
  if (at.kind !== "read") return false;
  if (at.local === position) return writesIn(body, position).length === 0;
  const [write, ...more] = writesIn(body, at.local);
  return write !== undefined && more.length === 0 && isPosition(write.value, position, { body, value: at });
}
