/**
 * Promise.all([a(n), b(++n)])   →   `a` is given what `n` was before it is counted up
 *
 * JavaScript evaluates the elements one after the other and starts each call where it stands. What an element does before
 * its call is done before the group: then the ones before it must have been evaluated, and know nothing of what it writes.
 */
import { sharedWrite } from "../../diagnostics/catalog/language";
import type { Local } from "../../ir/expression";
import type { Member, Step } from "../../ir/flow";
import { kind, within } from "../../ir/kinds";
import type { Span } from "../../ir/span";
import { evaluatedBy, evaluatedWithin, writtenBy } from "../../ir/steps";
import { localsOf } from "../../ir/walk";
import { valueBefore } from "../earlier";
import { collect, type Reading } from "../reading";
import type { Read } from "./element";

/** Locals, each with a place that writes it. */
type Clashes = readonly (readonly [local: Local, span: Span])[];

/** Reads elements in their order. `started`: one before has been called. */
export function readElements<Element>(
  nodes: readonly Element[],
  read: (node: Element, at: number, started: boolean) => Read,
  reading: Reading,
): readonly Read[] {
  let all: readonly Read[] = [];
  nodes.forEach((node, at) => {
    const next: Read[] = [];
    const started = all.some(({ member }) => member !== null);
    const before = collect(reading, () => {
      next.push(read(node, at, started));
    });
    all = [...all.map((each) => evaluated(each, before, next, reading)), ...next];
    reading.steps.push(...before);
  });
  return all;
}

/** An element that stands before another one, with what it needs in front of the steps of that one. */
function evaluated(each: Read, before: readonly Step[], next: readonly Read[], reading: Reading): Read {
  const { node, member, value } = each;
  const bodies = next.flatMap((read) => read.member?.body ?? []);
  if (member === null) return { ...each, value: valueBefore([...before, ...bodies], { value, node }, reading) };
  const call = onlyCall(member);
  const clashes = new Map([...(call === null ? touched(member, before) : []), ...written(each, before, next)]);
  for (const [local, span] of clashes) reading.program.report.add(sharedWrite, span, { name: local.name });
  if (call?.kind !== "task" && call?.kind !== "sleep") return each;
  const [given] = evaluatedBy(call);
  const kept = given === undefined ? given : valueBefore(before, { value: given, node }, reading);
  if (kept === undefined || kept === given) return each;
  const step: Step = call.kind === "task" ? { ...call, payload: kept } : { ...call, time: kept };
  return { ...each, member: { ...member, body: [step] } };
}

/** True for a value that is what it is when the list is made: an object shows what becomes of it. */
function isAskedAtOnce({ member, value }: Read): boolean {
  return member === null && !(value.kind === "read" && within(value.kinds, kind.array | kind.object));
}

/** The call that a member consists of; null for one that does more. */
function onlyCall({ body }: Member): Step | null {
  const [only, ...more] = body;
  return more.length === 0 && (only?.kind === "task" || only?.kind === "sleep") ? only : null;
}

/** What a member writes, and the elements behind it ask for, or write, before there is a group. */
function written({ shared }: Read, before: readonly Step[], next: readonly Read[]): Clashes {
  const asked = [...evaluatedWithin(before), ...next.flatMap((read) => (isAskedAtOnce(read) ? [read.value] : []))];
  return [...shared].filter(
    ([local]) => asked.some((value) => localsOf(value).has(local)) || writtenBy(before).has(local),
  );
}

/** A function that has begun sees what is written behind it, but not before it waits: a branch sees it all along, or never. */
function touched({ body, value }: Member, before: readonly Step[]): Clashes {
  const read = [...evaluatedWithin(body), value].flatMap((of) => [...localsOf(of)]);
  const all = new Set([...read, ...writtenBy(body)]);
  return before.flatMap((step) =>
    [...writtenBy([step])].filter((local) => all.has(local)).map((local) => [local, step.span] as const),
  );
}
