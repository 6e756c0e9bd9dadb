/**
 * What Express workflows cannot do: wait for jobs, for tokens, for workers, of which AWS refuses the machine when it is
 * created; and last longer than five minutes, after which it is stopped, past every `catch`.
 */
import { expressWait } from "../diagnostics/catalog/check";
import type { Report } from "../diagnostics/report";
import type { Flow, SleepStep, Step } from "../ir/flow";
import { allSteps, bodiesOf } from "../ir/steps";
import { titleOf } from "../ir/target";

/** Refuses each call that an Express workflow cannot wait for. */
export function expressCalls(flow: Flow, report: Report): void {
  if (flow.type === "EXPRESS") {
    refuseWaits(flow.body, report);
    const { timeoutSeconds, span } = flow;
    if (timeoutSeconds !== null && timeoutSeconds > longest)
      report.add(expressWait, span, { call: `@timeout ${timeoutSeconds} seconds` });
  } else
    for (const step of allSteps(flow.body))
      if (isExpress(step)) for (const body of bodiesOf(step)) refuseWaits(body, report);
}

/** The items of a distributed Map may be Express executions in a workflow that is none. */
function isExpress(step: Step): boolean {
  return step.kind === "group" && step.members.kind === "each" && step.members.distributed?.children === "EXPRESS";
}

function refuseWaits(steps: readonly Step[], report: Report): void {
  for (const step of allSteps(steps)) {
    const call = waitingCall(step);
    if (call !== null) report.add(expressWait, step.span, { call });
  }
}

/** Seconds that an Express workflow may last. */
const longest = 300;

/** What an Express workflow cannot wait for; null for any other step. */
function waitingCall(step: Step): string | null {
  if (step.kind === "group") return step.members.kind === "each" && step.members.distributed ? "distributedMap" : null;
  if (step.kind === "sleep") return isTooLong(step) ? "sleep" : null;
  if (step.kind !== "task") return null;
  const { target } = step;
  return target.pattern !== "request" || target.kind === "activity" ? titleOf(target) : null;
}

function isTooLong({ time, measure }: SleepStep): boolean {
  return measure === "seconds" && time.kind === "literal" && Number(time.value) >= longest;
}
