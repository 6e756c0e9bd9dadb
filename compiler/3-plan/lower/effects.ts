/** await task(…) → one task node; await sleep(…) → one wait node. */
import type { Expression } from "../../ir/expression";
import { isFallible } from "../../ir/fallible";
import type { SleepStep, Step, TaskStep } from "../../ir/flow";
import type { CatchEdge, NodeId } from "../../ir/graph";
import { kind } from "../../ir/kinds";
import { outlineFailures } from "../../ir/platform-errors";
import type { Span } from "../../ir/span";
import { reportsFailure, resultOf, titleOf, type Target } from "../../ir/target";
import type { RetryPolicy } from "../../compiled";
import { abortedBy, caughtBy, evaluateFirst, isPlain, thrownBy } from "./failing";
import type { Lowering, Position } from "./lower";
import { afterWait, cutShort, sentInTime, waitInTime } from "./deadline";
import { guarded } from "./guarded";
import { sentWithRoom } from "./room";
import type { Route } from "./route";
import { assigning, to } from "./builder";

/** Lowers a call. What its arguments throw is thrown before anything has happened; what the task throws, after. */
export function lowerTask(step: TaskStep, rest: readonly Step[], at: Position, lowering: Lowering): NodeId {
  const { span, into } = step;
  const done = {
    assign: into === null ? [] : [{ local: into, value: step.kept ?? resultIn(step) }],
    to: at.next(at.registered),
  };
  const deadline = step.target.kind === "outlined" ? null : at.route.deadline;
  const payload = asked(step.payload, deadline, at.route);
  const caught: CatchEdge[] = [];
  caught.push(...failedToSend({ sent: step.payload, payload }, at, lowering));
  if (step.heartbeatSeconds !== null) caught.push(...fallenSilent(at, span));
  if (deadline !== null) caught.push(cutShort(deadline, at, span));
  if (step.target.kind === "outlined") caught.push(...failedBy(at, span));
  if (!at.route.fail(at.registered).uncaught || reportsFailure(step.target)) caught.push(caughtBy("any", at, span));
  const { target, retry, timeoutSeconds, retried, limitSeconds, heartbeatSeconds } = step;
  return lowering.builder.add({
    kind: "task",
    target,
    payload,
    retry: retry ?? patienceWith(step.target, at.route.retry),
    timeoutSeconds,
    retried,
    limitSeconds,
    deadlineSeconds: deadline,
    heartbeatSeconds,
    done,
    caught,
    registers: registeredBy(rest),
    span,
    title: step.title ?? titleOf(target),
    undoes: at.route.undoes,
  });
}

/** What is sent, behind the questions whether there is room for what may be registered, and time. */
function asked(payload: Expression, deadline: number | null, route: Route): Expression {
  if (deadline === null && route.room === null) return payload;
  return guarded(payload, (value) => {
    const sent = sentWithRoom(value, route);
    return deadline === null ? sent : sentInTime(sent, deadline);
  });
}

/**
 * How compensations are tried again is for what they call. Outlined code that throws throws again, and at once; only where it
 * could not be run is it tried again like a call.
 */
function patienceWith(target: Target, undoing: RetryPolicy | null): RetryPolicy | null {
  return target.kind === "outlined" && undoing !== null ? { ...undoing, on: outlineFailures } : undoing;
}

function resultIn({ target, resultKinds, span }: TaskStep): Expression {
  return { kind: "result", of: resultOf(target), kinds: resultKinds, span };
}

/** Where it goes when what a call sends could not be evaluated, for want of room for instance. */
function failedToSend(
  { sent, payload }: { readonly sent: Expression; readonly payload: Expression },
  at: Position,
  lowering: Lowering,
): readonly CatchEdge[] {
  if (!isFallible(payload)) return abortedBy(payload, at);
  const isOnlyRoom = at.route.deadline === null && isPlain(sent);
  return isOnlyRoom ? [caughtBy("thrown", at, sent.span)] : thrownBy(payload, at, lowering);
}

/** Where it goes when outlined code could not be run, or its results could not be kept: past every `catch` of the program. */
function failedBy({ route, registered }: Position, span: Span): readonly CatchEdge[] {
  const target = route.abort(registered);
  if (target === route.fail(registered)) return [];
  const value = { kind: "caught", kinds: kind.error, span } as const;
  return [{ match: outlineFailures, edge: assigning(target.node, { local: target.local, value }) }];
}

/**
 * Nobody was heard of for too long. Step Functions reports that as any timeout, but catches it by a name of its own: behind
 * a catcher of its own it is what it is.
 */
function fallenSilent({ route, registered }: Position, span: Span): readonly CatchEdge[] {
  const target = route.fail(registered);
  if (target.uncaught) return [];
  const message: Expression = { kind: "literal", value: "", kinds: kind.string, span };
  const value = { kind: "newError", name: "HeartbeatTimeoutError", message, kinds: kind.error, span } as const;
  return [{ match: ["States.HeartbeatTimeout"], edge: assigning(target.node, { local: target.local, value }) }];
}

/** The compensations that are registered right after a step; a name for its result may stand between them. */
export function registeredBy(rest: readonly Step[]): readonly number[] {
  const end = rest.findIndex(({ kind }) => kind !== "compensate" && kind !== "set");
  const following = end === -1 ? rest : rest.slice(0, end);
  return following.flatMap((next) => (next.kind === "compensate" ? [next.number] : []));
}

/** Lowers a wait. */
export function lowerSleep(step: SleepStep, rest: readonly Step[], at: Position, lowering: Lowering): NodeId {
  const { deadline } = at.route;
  const isAsked = rest[0]?.kind === "task" && rest[0].target.kind !== "outlined";
  const next = (): NodeId =>
    deadline === null || isAsked
      ? at.next(at.registered)
      : afterWait(at.next(at.registered), { seconds: deadline, span: step.span }, at, lowering);
  const { measure } = step;
  return evaluateFirst(
    step.time,
    (time) =>
      lowering.builder.add({
        kind: "wait",
        time: deadline === null ? time : waitInTime(time, measure, deadline),
        measure,
        done: to(next()),
        span: step.span,
        title: step.title ?? titleOfWait(step),
        undoes: at.route.undoes,
      }),
    at,
    lowering,
  );
}

const units: readonly (readonly [number, string])[] = [
  [86400, "day"],
  [3600, "hour"],
  [60, "minute"],
  [1, "second"],
];

/** `wait 12 hours`, `wait until 2030-01-01T09:00:00Z` */
function titleOfWait({ time }: SleepStep): string {
  if (time.kind === "literal" && typeof time.value === "string") return `wait until ${time.value}`;
  if (time.kind !== "literal" || typeof time.value !== "number") return "wait";
  const total = time.value;
  const [size, unit] = units.find(([unitSize]) => total >= unitSize && total % unitSize === 0) ?? [1, "second"];
  const count = total / size;
  return `wait ${count} ${unit}${count === 1 ? "" : "s"}`;
}
