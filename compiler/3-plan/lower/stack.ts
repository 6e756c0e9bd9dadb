/**
 * Compensations that are registered a number of times that is not known: a list in a variable, the last one first.
 *   compensate(() => cancel(flight.id))   →   undo = [{ flightId: flight.id }, ...undo]
 */
import type { Report } from "../../diagnostics/report";
import type { Expression, Local, Member } from "../../ir/expression";
import type { CompensateStep, Flow, Step } from "../../ir/flow";
import type { NodeId } from "../../ir/graph";
import { kind } from "../../ir/kinds";
import type { Span } from "../../ir/span";
import { setNode } from "./builder";
import { list as listing } from "./failures";
import { keptBy, ownLocals, readBy, refuseWrites, stepsWithout, type Kept, type Region } from "./kept";
import type { Lowering, Position } from "./lower";
import { growsIn, ofExecution } from "./regions";

/** One `compensate` of the source, and what each of its registrations keeps. */
export interface Block {
  readonly step: CompensateStep;
  /** Tells its entries from those of other blocks. */
  readonly number: number;
  readonly kept: readonly Kept[];
}

export interface Stack {
  readonly list: Local;
  /** Everything that some entry holds. */
  readonly kept: readonly Kept[];
  readonly own: ReadonlySet<Local>;
  readonly blocks: readonly Block[];
  readonly span: Span;
  /** Nobody knows before how many entries there will be. */
  readonly grows: boolean;
}

/** Which property of an entry says of which block it is, where there are several. */
export const whichBlock = "undo";

/** The block that is run when an entry is of no other. */
export const firstBlock = 1;

/** The stack of a step that registers compensations of which it is not known how many there will be. */
export function stackOf(region: Step, flow: Flow, report: Report): Stack {
  const all = stepsWithout(flow.body);
  const own = ownLocals(region, all);
  const about: Region = { region, own, all };
  const inside = new Set(ofExecution(region));
  const steps = stepsWithout([region])
    .filter((step) => step.kind === "compensate")
    .filter((step) => inside.has(step));
  for (const step of steps) refuseWrites(step, about, report);
  const { span } = region;
  const kept = keptBy(steps, own);
  const blocks = steps.map((step, at): Block => ({ step, number: at + firstBlock, kept: readBy(step, kept, own) }));
  return { list: { name: "undo", hint: "undo", span, boxed: false }, kept, own, blocks, span, grows: growsIn(region) };
}

/** Begins with nothing registered. */
export function emptied({ list, span }: Stack, next: NodeId, at: Position, { builder }: Lowering): NodeId {
  return builder.add(setNode(list, listing([], span), { next, caught: [], span, undoes: at.route.undoes }));
}

/** Registers. */
export function pushed(
  step: CompensateStep,
  stack: Stack,
  about: { readonly next: NodeId; readonly at: Position },
  { builder }: Lowering,
): NodeId {
  const { span } = step;
  const value = listing(
    [
      { kind: "item", value: entryOf(step, stack) },
      { kind: "spread", value: listOf(stack) },
    ],
    span,
  );
  return builder.add(setNode(stack.list, value, { next: about.next, caught: [], span, undoes: about.at.route.undoes }));
}

/** What is registered, as a value. */
export function listOf({ list, span }: Stack): Expression {
  return { kind: "read", local: list, kinds: kind.array, span };
}

function entryOf(step: CompensateStep, { blocks }: Stack): Expression {
  const block = blocks.find((each) => each.step === step);
  if (block === undefined) throw new Error("a compensation is registered outside of its region");
  const { span } = step;
  const number: Member = {
    kind: "member",
    key: whichBlock,
    value: { kind: "literal", value: block.number, kinds: kind.number, span },
  };
  const values = block.kept.map(({ key, value }): Member => ({ kind: "member", key, value }));
  return { kind: "object", members: [...(blocks.length > 1 ? [number] : []), ...values], kinds: kind.object, span };
}
