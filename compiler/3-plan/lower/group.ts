/**
 * await Promise.all(…) → one group node, with a graph for each member.
 * What a member throws ends its graph with that error; the group's own edges take it on to where it is dealt with.
 * Members that register compensations end with what they have come to instead: see settling.ts.
 */
import type { GroupStep, Member, Members, Step } from "../../ir/flow";
import type { Assignment, CatchEdge, Edge, Graph, NodeId, Parts } from "../../ir/graph";
import { anyJson, kind, type Kinds } from "../../ir/kinds";
import type { Span } from "../../ir/span";
import type { Expression } from "../../ir/expression";
import { Builder } from "./builder";
import { unwinding } from "./compensate";
import { distributing, inputOf } from "./distributed";
import { registeredBy } from "./effects";
import { caughtBy, evaluateFirst } from "./failing";
import { lowerSteps, type Lowering, type Position } from "./lower";
import { once, outermost, type Registered, type Route } from "./route";
import { roomWithin } from "./room";
import { settles, settling } from "./settling";
import type { Stack } from "./stack";

/** How members end, and what becomes of it. */
export interface Ends {
  readonly done: Edge;
  readonly caught: readonly CatchEdge[];
  /** Members are executions of their own. */
  readonly isApart?: true;
  /** The ways out of one member, whose nodes go into a graph of its own. */
  readonly member: (lowering: Lowering, member: Member) => MemberEnds;
}

export interface MemberEnds {
  readonly fail: Route["fail"];
  /** What it ends with when it has come to this result. */
  readonly result: (value: Expression) => Expression;
  readonly stack: Stack | null;
  readonly registered: Registered | null;
  /** What it begins with. */
  readonly begin: readonly Assignment[];
}

type EachMembers = Extract<Members, { readonly kind: "each" }>;

/** Lowers a group. */
export function lowerGroup(step: GroupStep, rest: readonly Step[], at: Position, lowering: Lowering): NodeId {
  const { members, span } = step;
  const ends = endsOf(step, at, lowering);
  const add = (parts: Parts): NodeId =>
    lowering.builder.add({
      kind: "group",
      parts,
      done: ends.done,
      caught: ends.caught,
      registers: registeredBy(rest),
      span,
      title: step.title,
      undoes: at.route.undoes,
    });
  const graphOf = (member: Member, given: readonly Assignment[]): Graph =>
    lowerMember(member, { given, ends, at, step }, lowering);
  if (members.kind === "branches")
    return add({ kind: "branches", graphs: members.list.map((member) => graphOf(member, [])), argument: null });
  const { member, concurrency, distributed } = members;
  return evaluateFirst(
    members.items,
    (items) => add({ kind: "each", items, graph: graphOf(member, givenTo(members)), concurrency, distributed }),
    at,
    lowering,
  );
}

function endsOf(step: GroupStep, at: Position, lowering: Lowering): Ends {
  const { members } = step;
  if (members.kind === "each" && members.distributed !== null)
    return distributing(step, members.distributed, failing(step, at));
  return settles(step) ? settling(step, at, lowering) : failing(step, at);
}

/** Members that fail with their own errors, and the group with the first of them. */
function failing(step: GroupStep, at: Position): Ends {
  const { into, span } = step;
  const value: Expression = { kind: "result", of: "group", kinds: kind.array, span };
  return {
    done: { assign: into === null ? [] : [{ local: into, value }], to: at.next(at.registered) },
    caught: caughtByGroup(step, at),
    member: (lowering, { value: { span: place } }) => ({
      fail: once(unwinding(lowering, place)),
      result: (result) => result,
      stack: null,
      registered: null,
      begin: [],
    }),
  };
}

/** Errors that no program throws go past every `catch` of the program, those of members too. */
function caughtByGroup({ span }: GroupStep, at: Position): readonly CatchEdge[] {
  const { route, registered } = at;
  const [target, abort] = [route.fail(registered), route.abort(registered)];
  const internal = caughtBy("internal", { route: { ...route, fail: route.abort }, registered }, span);
  return [...(target === abort ? [] : [internal]), ...(target.uncaught ? [] : [caughtBy("any", at, span)])];
}

function givenTo({ item, index, distributed }: EachMembers): readonly Assignment[] {
  const { paths, captured } = inputOf(index !== null, distributed);
  return [
    ...(item === null ? [] : [{ local: item, value: given(paths.item, anyJson, item.span) }]),
    ...(index === null ? [] : [{ local: index, value: given(paths.index, kind.number, index.span) }]),
    ...captured.map(({ local, value, path }) => ({ local, value: given(path, value.kinds, value.span) })),
  ];
}

function given(path: readonly string[], kinds: Kinds, span: Span): Expression {
  return { kind: "given", path, kinds, span };
}

interface Inside {
  readonly given: readonly Assignment[];
  readonly ends: Ends;
  readonly at: Position;
  readonly step: GroupStep;
}

/** A member as a graph of its own, which begins by keeping what it is given. */
function lowerMember(member: Member, { given, ends, at, step }: Inside, outer: Lowering): Graph {
  const { body, value } = member;
  const builder = new Builder();
  const lowering: Lowering = { ...outer, builder, arrived: new Map() };
  const { span } = value;
  const { undoes } = at.route;
  const { fail, result, stack, registered, begin } = ends.member(lowering, member);
  const end = (last: Expression): NodeId =>
    builder.add({ kind: "end", value: result(last), span: last.span, title: "done", undoes });
  const route: Route = {
    fail,
    abort: fail,
    leave: new Map(),
    recursions: new Map(),
    undoes,
    stack,
    scope: outermost,
    retry: at.route.retry,
    deadline: ends.isApart === true ? null : at.route.deadline,
    room: roomWithin(step, at.route, stack),
    end: (last, known) => evaluateFirst(last, end, { registered: known, next: () => end(last), route }, lowering),
  };
  const first = lowerSteps(body, { registered, next: (known) => route.end(value, known), route }, lowering);
  const assign = [...given, ...begin];
  if (assign.length === 0) return builder.graph(first);
  return builder.graph(
    builder.add({ kind: "set", done: { assign, to: first }, caught: [], span, title: "begin", undoes }),
  );
}
