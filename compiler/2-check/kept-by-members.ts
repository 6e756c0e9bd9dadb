/**
 * await Promise.all([(async () => { seat = await book(); compensate(() => cancel(seat)); })(), …]); seat = "none"
 *
 * A member has variables of its own, and what it registers keeps what it reads of them. In JavaScript the block would see
 * what is written to the variable around the members later on: so nothing may be.
 */
import { keptByMember } from "../diagnostics/catalog/check";
import type { Report } from "../diagnostics/report";
import type { Local } from "../ir/expression";
import type { CompensateStep, Flow, GroupStep, Step } from "../ir/flow";
import { allSteps, evaluatedWithin, writtenByStep } from "../ir/steps";
import { localsOf } from "../ir/walk";
import { touchedByTurn } from "./first-touch";
import { Order } from "./order";

/** Reports each compensation of a member that reads what the member has written, where that is written again. */
export function keptByMembers(flow: Flow, report: Report): void {
  const blocks = [...allSteps(flow.body)].filter((step) => step.kind === "compensate");
  if (blocks.length === 0) return;
  const order = new Order(flow.body);
  for (const block of blocks) {
    const read = new Set([...evaluatedWithin(block.body)].flatMap((value) => [...localsOf(value)]));
    for (const group of order.around(block).filter((step) => step.kind === "group"))
      for (const [own, local] of group.own) {
        if (!read.has(own)) continue;
        read.add(local);
        if (isWrittenAgain(local, { block, group }, order)) report.add(keptByMember, block.span, { name: local.name });
      }
  }
}

interface Registered {
  readonly block: CompensateStep;
  readonly group: GroupStep;
}

/** True where the local may be written behind the group, by other than what puts together what its members have written. */
function isWrittenAgain(local: Local, { block, group }: Registered, order: Order): boolean {
  const inside = new Set(allSteps([group]));
  const writers = order.steps.filter((step) => !inside.has(step) && writtenByStep(step).includes(local));
  const others = writers.filter(
    (step) => step.kind !== "set" || step.merges === undefined || step.merges !== group.into,
  );
  if (others.some((step) => order.isBefore(group, step) || isUndoing(step, block, order))) return true;
  return order.around(group).some((around) => isSharedByTurns(around, local));
}

/** What other blocks write, they may have written before this one runs. */
function isUndoing(step: Step, block: CompensateStep, order: Order): boolean {
  return order.around(step).some((around) => around.kind === "compensate" && around !== block);
}

/** True for what runs again, and does not set the local before it reads it. */
function isSharedByTurns(step: Step, local: Local): boolean {
  if (step.kind === "recursion") return step.around.has(local);
  return (step.kind === "loop" || step.kind === "each") && touchedByTurn(step, local) !== "gone";
}
