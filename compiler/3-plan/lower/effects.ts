/** await task(…) → one task node; await sleep(…) → one wait node. */
import { isFallible } from "../../ir/fallible";
import type { SleepStep, Step, TaskStep } from "../../ir/flow";
import type { CatchEdge, NodeId } from "../../ir/graph";
import { kind } from "../../ir/kinds";
import { outlineFailures } from "../../ir/platform-errors";
import type { Span } from "../../ir/span";
import { resultOf, titleOf } from "../../ir/target";
import { abortedBy, caughtBy, evaluateFirst, thrownBy, type Lowering, type Position } from "./lower";
import { assigning, to } from "./builder";

/** Lowers a call. What its arguments throw is thrown before anything has happened; what the task throws, after. */
export function lowerTask(step: TaskStep, rest: readonly Step[], at: Position, lowering: Lowering): NodeId {
  const { span, into } = step;
  const done = {
    assign:
      into === null
        ? []
        : [
            {
              local: into,
              value: { kind: "result", of: resultOf(step.target), kinds: step.resultKinds, span } as const,
            },
          ],
    to: at.next(at.registered),
  };
  const caught: CatchEdge[] = [];
  caught.push(...(isFallible(step.payload) ? thrownBy(step.payload, at, lowering) : abortedBy(step.payload, at)));
  if (step.target.kind === "outlined") caught.push(...failedBy(at, span));
  if (!at.route.fail(at.registered).uncaught) caught.push(caughtBy("any", at, span));
  const { target, payload, retry, timeoutSeconds, retried, limitSeconds, heartbeatSeconds } = step;
  return lowering.builder.add({
    kind: "task",
    target,
    payload,
    retry: retry ?? at.route.retry,
    timeoutSeconds,
    retried,
    limitSeconds,
    heartbeatSeconds,
    done,
    caught,
    registers: registeredBy(rest),
    span,
    title: step.title ?? titleOf(target),
    undoes: at.route.undoes,
  });
}

/** Where it goes when outlined code could not be run, or its results could not be kept: past every `catch` of the program. */
function failedBy({ route, registered }: Position, span: Span): readonly CatchEdge[] {
  const target = route.abort(registered);
  if (target === route.fail(registered)) return [];
  const value = { kind: "caught", kinds: kind.error, span } as const;
  return [{ match: outlineFailures, edge: assigning(target.node, { local: target.local, value }) }];
}

/** The compensations that are registered right after a step; a name for its result may stand between them. */
export function registeredBy(rest: readonly Step[]): readonly number[] {
  const end = rest.findIndex(({ kind }) => kind !== "compensate" && kind !== "set");
  const following = end === -1 ? rest : rest.slice(0, end);
  return following.flatMap((next) => (next.kind === "compensate" ? [next.number] : []));
}

/** Lowers a wait. */
export function lowerSleep(step: SleepStep, at: Position, lowering: Lowering): NodeId {
  return evaluateFirst(
    step.seconds,
    (seconds) =>
      lowering.builder.add({
        kind: "wait",
        seconds,
        done: to(at.next(at.registered)),
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

/** `wait 12 hours` */
function titleOfWait({ seconds }: SleepStep): string {
  if (seconds.kind !== "literal" || typeof seconds.value !== "number") return "wait";
  const total = seconds.value;
  const [size, unit] = units.find(([unitSize]) => total >= unitSize && total % unitSize === 0) ?? [1, "second"];
  const count = total / size;
  return `wait ${count} ${unit}${count === 1 ? "" : "s"}`;
}
