/**
 * await Promise.all(…) → one group node, with a graph for each member.
 * What a member throws ends its graph with that error; the group's own edges take it on to where it is dealt with.
 */
import type { GroupStep, Member, Step } from "../../ir/flow";
import type { Assignment, CatchEdge, Graph, NodeId, Parts } from "../../ir/graph";
import { anyJson, kind } from "../../ir/kinds";
import type { Expression, Local } from "../../ir/expression";
import { Builder } from "./builder";
import { unwinding } from "./compensate";
import { registeredBy } from "./effects";
import { caughtBy, evaluateFirst, lowerSteps, type Lowering, type Position } from "./lower";
import { once, outermost, type Route } from "./route";

/** Lowers a group. */
export function lowerGroup(step: GroupStep, rest: readonly Step[], at: Position, lowering: Lowering): NodeId {
  const { members, into, span } = step;
  const add = (parts: Parts): NodeId => {
    const value: Expression = { kind: "result", of: "group", kinds: kind.array, span };
    return lowering.builder.add({
      kind: "group",
      parts,
      done: { assign: into === null ? [] : [{ local: into, value }], to: at.next(at.registered) },
      caught: caughtByGroup(step, at),
      registers: registeredBy(rest),
      span,
      title: step.title,
      undoes: at.route.undoes,
    });
  };
  if (members.kind === "branches")
    return add({ kind: "branches", graphs: members.list.map((member) => lowerMember(member, [], at, lowering)) });
  const { item, index, member, concurrency } = members;
  const given = [...givenTo(item, "item"), ...givenTo(index, "index")];
  return evaluateFirst(
    members.items,
    (items) => add({ kind: "each", items, graph: lowerMember(member, given, at, lowering), concurrency }),
    at,
    lowering,
  );
}

/** Errors that no program throws go past every `catch` of the program, those of members too. */
function caughtByGroup({ span }: GroupStep, at: Position): readonly CatchEdge[] {
  const { route, registered } = at;
  const [target, abort] = [route.fail(registered), route.abort(registered)];
  const internal = caughtBy("internal", { route: { ...route, fail: route.abort }, registered }, span);
  return [...(target === abort ? [] : [internal]), ...(target.uncaught ? [] : [caughtBy("any", at, span)])];
}

function givenTo(local: Local | null, what: "item" | "index"): readonly Assignment[] {
  if (local === null) return [];
  const kinds = what === "index" ? kind.number : anyJson;
  return [{ local, value: { kind: "given", what, kinds, span: local.span } }];
}

/** A member as a graph of its own, which begins by keeping what it is given. */
function lowerMember({ body, value }: Member, given: readonly Assignment[], at: Position, outer: Lowering): Graph {
  const builder = new Builder();
  const lowering: Lowering = { ...outer, builder, arrived: new Map() };
  const { span } = value;
  const { undoes } = at.route;
  const fail = once(unwinding(lowering, span));
  const end = (result: Expression): NodeId =>
    builder.add({ kind: "end", value: result, span: result.span, title: "done", undoes });
  const route: Route = {
    fail,
    abort: fail,
    leave: new Map(),
    undoes,
    stack: null,
    scope: outermost,
    retry: at.route.retry,
    end: (result, registered) => evaluateFirst(result, end, { registered, next: () => end(result), route }, lowering),
  };
  const first = lowerSteps(
    body,
    { registered: null, next: (registered) => route.end(value, registered), route },
    lowering,
  );
  if (given.length === 0) return builder.graph(first);
  return builder.graph(
    builder.add({ kind: "set", done: { assign: given, to: first }, caught: [], span, title: "begin", undoes }),
  );
}
