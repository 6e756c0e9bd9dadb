/**
 * await visit(root), which calls itself  →  frames = []; its body; back:
 *   the call within it                   →  frames = [{ at: 1, … }, ...frames]; node = child → the body
 *   back                                 →  what frames[0].at says: its locals as they were, frames.slice(1) → behind that call
 *
 * The body stands once in the machine. What of a call is still needed when it goes on is kept in a frame; an error looks
 * for the last frame whose call stands in a `try`.
 */
import type { RecurseStep, RecursionStep, Step } from "../../ir/flow";
import type { Expression, Local } from "../../ir/expression";
import type { Edge, NodeId } from "../../ir/graph";
import { kind } from "../../ir/kinds";
import { allSteps, bodiesOf } from "../../ir/steps";
import { assigning, setNode } from "./builder";
import { savedBy, type Saved } from "./frames";
import { framesOf, isAt, popped, pushedFrame, restored, upTo } from "./frame-values";
import { lowerSteps, type Lowering, type Position } from "./lower";
import { once, raisedTo, type ErrorTarget, type Route } from "./route";

/** A function that calls itself, while its body is lowered. */
export interface Recursion {
  /** What is still needed of the calls that have not returned, the last one first. */
  readonly frames: Local;
  /** Where an error goes that leaves its body; null where no call in it could catch one. */
  readonly escape: ErrorTarget | null;
  readonly calls: PendingCall[];
}

/** A call within the body, and what comes then. */
export interface PendingCall {
  readonly step: RecurseStep;
  readonly node: NodeId;
  readonly resume: NodeId;
  /** Where its errors go in its frame; null where they leave that, too. */
  readonly handler: ErrorTarget | null;
}

/** Lowers a call of a function that calls itself, from outside or from within. */
export function lowerRecursive(step: RecursionStep | RecurseStep, at: Position, lowering: Lowering): NodeId {
  return step.kind === "recursion" ? lowerRecursion(step, at, lowering) : lowerRecurse(step, at, lowering);
}

/** A call from within: what its frame holds is only known when all of the body is lowered. */
function lowerRecurse(step: RecurseStep, at: Position, { builder }: Lowering): NodeId {
  const recursion = at.route.recursions.get(step.routine);
  if (recursion === undefined) throw new Error(`\`${step.routine.name}\` is called from outside of its body`);
  const target = recursion.escape === null ? null : at.route.fail(at.registered);
  const call: PendingCall = {
    step,
    node: builder.reserve(),
    resume: at.next(at.registered),
    handler: target === recursion.escape ? null : target,
  };
  recursion.calls.push(call);
  return call.node;
}

/** How frames tell a call from the others: what comes behind a call has been lowered, and noted, before it. */
function numberOf(call: PendingCall, { calls }: Recursion): number {
  return calls.length - calls.indexOf(call);
}

/** A call from outside, with the body. */
function lowerRecursion(step: RecursionStep, at: Position, lowering: Lowering): NodeId {
  const { builder } = lowering;
  const { span, routine } = step;
  const [back, escaped] = [builder.reserve(), builder.reserve()];
  const failure: Local = { name: "failure", hint: "failure", span, boxed: false };
  const recursion: Recursion = {
    frames: { name: "frames", hint: "frames", span, boxed: false },
    escape: catchesCalls(step) ? { local: failure, node: escaped, uncaught: false } : null,
    calls: [],
  };
  const outside = new Set([back, escaped, at.next(at.registered)]);
  const leaving = (way: Route["fail"]): Route["fail"] =>
    once((registered) => {
      const target = way(registered);
      for (const node of [target.node, raisedTo(target)]) outside.add(node);
      return target;
    });
  const abort = leaving(at.route.abort);
  const fail = at.route.fail === at.route.abort ? abort : leaving(at.route.fail);
  const { escape } = recursion;
  const route: Route = {
    ...at.route,
    recursions: new Map([...at.route.recursions, [routine, recursion]]),
    abort,
    fail: escape === null ? fail : () => escape,
  };
  const entry = lowerSteps(step.body, { registered: at.registered, next: () => back, route }, lowering);
  const saved = savedBy({ step, recursion, entry, outside, at }, lowering);
  const body: Body = { step, recursion, entry, saved, at };
  for (const call of recursion.calls) addCall(call, body, lowering);
  addReturn(back, body, lowering);
  if (escape !== null) addEscape(escape, at.route.fail(at.registered), body, lowering);
  const none = { local: recursion.frames, value: framesOf([], span) };
  return builder.add({
    kind: "set",
    done: assigning(entry, none, ...step.parameters),
    caught: [],
    span,
    title: `call ${routine.name}`,
    undoes: at.route.undoes,
  });
}

interface Body {
  readonly step: RecursionStep;
  readonly recursion: Recursion;
  readonly entry: NodeId;
  readonly saved: ReadonlyMap<PendingCall, Saved>;
  readonly at: Position;
}

/** True where a call within stands in something that could catch its errors, or has to do something on their way. */
function catchesCalls({ body, routine }: RecursionStep): boolean {
  const recurses = (step: Step): boolean =>
    [...allSteps([step])].some((each) => each.kind === "recurse" && each.routine === routine);
  return [...allSteps(body)].some(
    (step) => (step.kind === "attempt" || step.kind === "saga") && bodiesOf(step).flat().some(recurses),
  );
}

function addCall(call: PendingCall, { recursion, entry, saved, at }: Body, { builder }: Lowering): void {
  const { step, node } = call;
  const kept = saved.get(call)?.kept ?? [];
  const frame = {
    local: recursion.frames,
    value: pushedFrame(recursion.frames, numberOf(call, recursion), kept, step.span),
  };
  builder.add(
    {
      kind: "set",
      done: assigning(entry, frame, ...step.parameters),
      caught: [],
      span: step.span,
      title: `call ${step.routine.name}`,
      undoes: at.route.undoes,
    },
    node,
  );
}

/** The way back from the body: to the call that the last frame is of, or out. */
function addReturn(back: NodeId, { step, recursion, saved, at }: Body, { builder }: Lowering): void {
  const { span, result, resultKinds, into } = step;
  const value: Expression = { kind: "read", local: result, kinds: resultKinds, span };
  const out = assigning(at.next(at.registered), { local: into, value });
  const rules = [...saved].map(([call, { onReturn }]) => ({
    when: isAt(recursion.frames, [numberOf(call, recursion)], span),
    edge: again(call, { node: call.resume, local: call.step.into, value }, recursion, onReturn),
  }));
  const about = { span, title: `back from ${step.routine.name}`, undoes: at.route.undoes };
  if (rules.length === 0) builder.add({ kind: "set", done: out, caught: [], ...about }, back);
  else builder.add({ kind: "test", rules, otherwise: out, returns: true, ...about }, back);
}

/** Goes on in the frame of a call, with what it has come to. */
function again(
  { step: { span } }: PendingCall,
  { node, local, value }: { readonly node: NodeId; readonly local: Local; readonly value: Expression },
  { frames }: Recursion,
  locals: Saved["onReturn"],
): Edge {
  const own = locals.map((each) => ({ local: each.local, value: restored(frames, each) }));
  return assigning(node, { local, value }, ...own, { local: frames, value: popped(frames, span) });
}

/** The way of an error out of the body: to the last frame in which something stands around the call, or out. */
function addEscape(escape: ErrorTarget, outer: ErrorTarget, body: Body, { builder }: Lowering): void {
  const { step, recursion, saved, at } = body;
  const { span } = step;
  const value: Expression = { kind: "read", local: escape.local, kinds: kind.error, span };
  const { undoes } = at.route;
  const catching = [...saved].flatMap(([call, { onFailure }]) =>
    call.handler === null ? [] : [{ call, handler: call.handler, onFailure }],
  );
  const out = assigning(raisedTo(outer), { local: outer.local, value });
  const rules = catching.map(({ call, handler, onFailure }) => ({
    when: isAt(recursion.frames, [numberOf(call, recursion)], span),
    edge: again(call, { node: raisedTo(handler), local: handler.local, value }, recursion, onFailure),
  }));
  const title = `failure of ${step.routine.name}`;
  const numbers = catching.map(({ call }) => numberOf(call, recursion));
  const passesSome = catching.length < saved.size;
  const test = passesSome ? builder.reserve() : escape.node;
  if (rules.length === 0) builder.add({ kind: "set", done: out, caught: [], span, title, undoes }, test);
  else builder.add({ kind: "test", rules, otherwise: out, span, title, undoes }, test);
  if (!passesSome) return;
  const rest = upTo(recursion.frames, numbers, span);
  builder.add(setNode(recursion.frames, rest, { next: test, caught: [], span, undoes }), escape.node);
}
