/**
 * A call with an effect that nothing undoes, before a step that can fail: in a workflow that compensates at all, somebody has
 * probably forgotten it. What is behind `commit()` only goes forward, a `finally` tidies up, and `@uncompensated` says why
 * nothing is to be undone, of a task in its comment, of any call above its statement.
 */
import type { TaskDeclaration } from "../compiled";
import { uncompensatedTask } from "../diagnostics/catalog/check";
import type { Report } from "../diagnostics/report";
import type { Local } from "../ir/expression";
import type { CompensateStep, Flow, Step, TaskStep } from "../ir/flow";
import { allSteps, bodiesOf, evaluatedBy, evaluatedWithin, writtenByStep } from "../ir/steps";
import type { Span } from "../ir/span";
import { titleOf } from "../ir/target";
import { localsOf } from "../ir/walk";
import { hasEffect } from "./effects";

/** Steps whose order says which registration belongs to which call. */
const told: ReadonlySet<Step["kind"]> = new Set(["task", "compensate", "commit"] as const);

/** Warns of each call whose effect stays done when the workflow fails later. */
export function uncompensatedTasks(flow: Flow, tasks: readonly TaskDeclaration[], report: Report): void {
  const order = [...outsideOfBlocks(flow.body)].filter(({ kind }) => told.has(kind));
  const undone = order.filter((step) => step.kind === "compensate");
  if (undone.length === 0) return;
  const excused = new Set(tasks.filter(({ uncompensated }) => uncompensated !== null).map(({ name }) => name));
  const pivot = order.findIndex(({ kind }) => kind === "commit");
  const forward = new Set(pivot < 0 ? [] : order.slice(pivot));
  for (const step of beforeFailures(flow.body, false)) {
    const { target, span } = step;
    const isTask = target.kind === "task";
    if (!hasEffect(step) || forward.has(step) || (isTask && excused.has(target.name))) continue;
    if (flow.excused.some((statement) => encloses(statement, span))) continue;
    if (isBeside(order, order.indexOf(step)) || isRead(step, undone, flow)) continue;
    report.add(uncompensatedTask, span, { call: titleOf(target), isTask });
  }
}

function encloses(outer: Span, inner: Span): boolean {
  return outer.file === inner.file && outer.start <= inner.start && inner.end <= outer.end;
}

/** Every step in the order of the source, but those of compensations. */
function* outsideOfBlocks(steps: readonly Step[]): Generator<Step> {
  for (const step of steps) {
    yield step;
    if (step.kind !== "compensate") for (const body of bodiesOf(step)) yield* outsideOfBlocks(body);
  }
}

/** The calls after which something may still fail. `later`: something behind these steps may. */
function* beforeFailures(steps: readonly Step[], later: boolean): Generator<TaskStep> {
  let fails = later;
  for (const step of [...steps].reverse()) {
    if (step.kind === "task" && fails) yield step;
    if (step.kind === "commit") fails = false;
    if (step.kind === "compensate") continue;
    for (const body of bodiesOf(step)) if (!isLast(step, body)) yield* beforeFailures(body, fails || failsBehind(step));
    fails ||= mayFail([step]);
  }
}

/** What stands in `finally` tidies up. */
function isLast(step: Step, body: readonly Step[]): boolean {
  return step.kind === "attempt" && body === step.last;
}

/** What stands in a step may be followed by more of the same step: another turn, another member, a `finally`. */
function failsBehind(step: Step): boolean {
  if (step.kind === "attempt") return mayFail(step.last ?? []);
  return (step.kind === "loop" || step.kind === "each" || step.kind === "group") && bodiesOf(step).some(mayFail);
}

function mayFail(steps: readonly Step[]): boolean {
  return [...outsideOfBlocks(steps)].some(({ kind }) => kind === "task" || kind === "throw");
}

/** A registration stands right behind the call, or right before it and behind no other call. */
function isBeside(order: readonly Step[], at: number): boolean {
  if (order[at + 1]?.kind === "compensate") return true;
  return order[at - 1]?.kind === "compensate" && order[at - 2]?.kind !== "task";
}

/** A compensation, or a `finally`, reads what the call has given, or what was made of that. */
function isRead({ into }: TaskStep, undone: readonly CompensateStep[], flow: Flow): boolean {
  if (into === null) return false;
  const made = new Set<Local>([into]);
  for (const step of allSteps(flow.body)) {
    const reads = [...evaluatedBy(step)].some((value) => [...localsOf(value)].some((local) => made.has(local)));
    if (step.kind === "set" && reads) for (const local of writtenByStep(step)) if (local !== null) made.add(local);
  }
  const last = [...allSteps(flow.body)].map((step) => (step.kind === "attempt" ? (step.last ?? []) : []));
  const tidying = [...undone.map(({ body }) => body), ...last];
  const read = tidying.flatMap((body) => [...evaluatedWithin(body)].flatMap((value) => [...localsOf(value)]));
  return read.some((local) => made.has(local));
}
