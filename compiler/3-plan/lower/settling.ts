/**
 * Members that register compensations, or that all run to their ends whatever becomes of the others: none of them fails.
 * Each ends with `{ v, undo }` or `{ e, at, undo }`: its value or its error, and what it has registered. Behind the group
 * the stacks are put together in the order of the members, and the error goes on that was the first in time.
 */
import type { Expression, Local } from "../../ir/expression";
import type { GroupStep, Member } from "../../ir/flow";
import type { Assignment, CatchEdge, NodeId } from "../../ir/graph";
import { anyJson, anything, kind, mayBe } from "../../ir/kinds";
import type { Span } from "../../ir/span";
import { allSteps } from "../../ir/steps";
import { assigning } from "./builder";
import { list } from "./failures";
import type { Ends, MemberEnds } from "./group";
import { caughtBy } from "./failing";
import type { Lowering, Position } from "./lower";
import { membersReport, reportsOf } from "./reports";
import { once, raisedTo } from "./route";
import { registers } from "./regions";
import { listOf, type Stack } from "./stack";

/** What goes on: the error that was the first, when it was thrown, and the reports of those that were later. */
function firstFailure(results: Expression, reports: boolean): Expression {
  const operands = reports ? [results, reportsOf(results.span)] : [results];
  return operation("first failure", operands, kind.object | kind.undefined);
}

/** True when no member of the group may be cut short. */
export function settles(step: GroupStep): boolean {
  return step.settles || registers(step);
}

/** How such members end, and what becomes of it. */
export function settling(step: GroupStep, at: Position, lowering: Lowering): Ends {
  const { into, span } = step;
  const reports = membersReport(step);
  const { stack } = at.route;
  const results: Expression = { kind: "result", of: "group", kinds: kind.array, span };
  const pending: Local = { name: "failed", hint: "failed", span, boxed: true };
  const assign: readonly Assignment[] = [
    ...(into === null ? [] : [{ local: into, value: eachPart(results, "v") }]),
    ...(stack === null ? [] : [{ local: stack.list, value: joined(results, stack) }]),
    { local: pending, value: firstFailure(results, reports) },
  ];
  const test = raised({ pending, reports }, at, lowering, span);
  return {
    done: { assign, to: test },
    caught: caughtBySettling(step, at),
    member: (inner, member) => memberEnds(stack, inner, member),
  };
}

/** One member: its own stack, and its two endings. */
function memberEnds(outer: Stack | null, { builder, listed }: Lowering, member: Member): MemberEnds {
  const { span } = member.value;
  const stack: Stack | null = outer === null ? null : { ...outer, list: named("undo", span, false) };
  const undo: readonly Part[] = stack === null ? [] : [["undo", listOf(stack)]];
  const failure = named("failure", span, false);
  const time = [...allSteps(member.body)].some((each) => each.kind === "group" && settles(each))
    ? named("failedAt", span, true)
    : null;
  const fail = once(() => {
    const error: Expression = { kind: "read", local: failure, kinds: kind.error, span };
    const value = record([["e", error], ["at", timeOf(time, span)], ...undo], span);
    const node = builder.add({ kind: "end", value, span, title: "failed", undoes: null });
    return { local: failure, ...(time === null ? {} : { time }), node, uncaught: false };
  });
  return {
    fail,
    result: (value) => record([["v", orNull(value)], ...undo], span),
    stack,
    registered: stack === null ? null : listed(stack, null),
    begin: [
      ...(stack === null ? [] : [{ local: stack.list, value: list([], span) }]),
      ...(time === null ? [] : [{ local: time, value: nothingAt(span) }]),
    ],
  };
}

/** When an error was thrown that a group within has handed on; else now. */
function timeOf(known: Local | null, span: Span): Expression {
  const now = operation("Date.now", [], kind.number, span);
  if (known === null) return now;
  const read: Expression = { kind: "read", local: known, kinds: kind.number | kind.undefined, span };
  return operation("default", [read, now], kind.number);
}

function nothingAt(span: Span): Expression {
  return { kind: "literal", value: undefined, kinds: kind.undefined, span };
}

interface Pending {
  readonly pending: Local;
  /** Reports may go with it. */
  readonly reports: boolean;
}

/** Goes on; or throws the error that was the first, where nothing else has happened. */
function raised({ pending, reports }: Pending, at: Position, { builder }: Lowering, span: Span): NodeId {
  const { route, registered } = at;
  const [target, abort] = [route.fail(registered), route.abort(registered)];
  const failed: Expression = { kind: "read", local: pending, kinds: kind.object | kind.undefined, span };
  const part = (name: string, kinds: number): Expression => ({
    kind: "property",
    base: { ...failed, kinds: kind.object },
    name,
    optional: false,
    kinds,
    span,
  });
  const error = part("e", kind.error);
  const time = (local: Local | undefined): readonly Assignment[] =>
    local === undefined ? [] : [{ local, value: part("at", kind.number) }];
  const present: Expression = {
    kind: "binary",
    operator: "!==",
    left: failed,
    right: nothingAt(span),
    kinds: kind.boolean,
    span,
  };
  const isOurs: Expression = {
    kind: "logical",
    operator: "&&",
    left: present,
    right: { kind: "errorIs", error, names: ["States.QueryEvaluationError"], kinds: kind.boolean, span },
    kinds: kind.boolean,
    span,
  };
  const aborting = {
    when: isOurs,
    edge: assigning(reports ? raisedTo(abort) : abort.node, { local: abort.local, value: error }, ...time(abort.time)),
  };
  return builder.add({
    kind: "test",
    rules: [
      ...(target === abort ? [] : [aborting]),
      {
        when: present,
        edge: assigning(
          reports ? raisedTo(target) : target.node,
          { local: target.local, value: error },
          ...time(target.time),
        ),
      },
    ],
    otherwise: assigning(at.next(registered)),
    span,
    title: "if one failed",
    raises: true,
    undoes: route.undoes,
  });
}

/** What none of the members has thrown: their results are too large, say. An undo that halts must end the execution. */
function caughtBySettling(step: GroupStep, { route, registered }: Position): readonly CatchEdge[] {
  const halts = [...allSteps([step])].some((inner) => inner.kind === "compensate" && inner.halts);
  if (halts || route.abort(registered).uncaught) return [];
  return [caughtBy("any", { route: { ...route, fail: route.abort }, registered }, step.span)];
}

/** The later member's registrations come first, the last one first. */
function joined(results: Expression, stack: Stack): Expression {
  const { span } = results;
  const [all, each] = [named("all", span, false), named("each", span, false)];
  const undo: Expression = {
    kind: "property",
    base: { kind: "read", local: each, kinds: kind.object, span },
    name: "undo",
    optional: false,
    kinds: kind.array,
    span,
  };
  const body = list(
    [
      { kind: "spread", value: undo },
      { kind: "spread", value: { kind: "read", local: all, kinds: kind.array, span } },
    ],
    span,
  );
  const step: Expression = { kind: "lambda", parameters: [all, each], body, kinds: kind.other, span };
  return operation("reduce", [results, step, listOf(stack)], kind.array);
}

/** `results.map((each) => each[name])` */
function eachPart(results: Expression, name: string): Expression {
  const { span } = results;
  const each = named("each", span, false);
  const base: Expression = { kind: "read", local: each, kinds: kind.object, span };
  const body: Expression = { kind: "property", base, name, optional: false, kinds: anything, span };
  const callback: Expression = { kind: "lambda", parameters: [each], body, kinds: kind.other, span };
  return operation("map", [results, callback], kind.array);
}

/** At the border of a member, as at every one of JSON, what is undefined is null. */
function orNull(value: Expression): Expression {
  const none: Expression = { kind: "literal", value: null, kinds: kind.null, span: value.span };
  return mayBe(value.kinds, kind.undefined) ? operation("default", [value, none], anyJson) : value;
}

type Part = readonly [key: string, value: Expression];

function record(parts: readonly Part[], span: Span): Expression {
  return {
    kind: "object",
    members: parts.map(([key, value]) => ({ kind: "member", key, value })),
    kinds: kind.object,
    span,
  };
}

function operation(
  name: "first failure" | "default" | "Date.now" | "reduce" | "map",
  operands: readonly Expression[],
  kinds: number,
  span: Span | undefined = operands[0]?.span,
): Expression {
  if (span === undefined) throw new Error(`${name} has no place`);
  return { kind: "operation", name, operands, kinds, span };
}

function named(name: string, span: Span, boxed: boolean): Local {
  return { name, hint: name, span, boxed };
}
