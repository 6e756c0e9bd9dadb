/** One member of a group: steps of its own, and the value that they end with. */
import type { CallExpression, Node } from "ts-morph";
import { unsupportedExpression } from "../../diagnostics/catalog/language";
import type { Expression, Local } from "../../ir/expression";
import { isFallible } from "../../ir/fallible";
import type { Member, Step } from "../../ir/flow";
import { kind, mayBe } from "../../ir/kinds";
import type { Span } from "../../ir/span";
import { allSteps, bodiesOf, evaluatedBy, writtenByStep } from "../../ir/steps";
import { collect, complain, place, unread, type Reading } from "../reading";
import { isIgnored, isSettling } from "./syntax";

/** A member, and the locals around it that it writes, each with a place that does. */
export interface ReadMember {
  readonly member: Member;
  readonly shared: ReadonlyMap<Local, Span>;
}

/** Nobody waits for the end of such a member when another one fails. */
const givenUp = "not in a promise that may be given up, or is kept to be awaited later: register it after its `await`";

/** Reads a member. `unregistered`: why nothing can be registered in it; null: it always runs to its end. */
export function readMember(
  node: Node,
  reading: Reading,
  read: () => Expression,
  unregistered: string | null = givenUp,
): ReadMember {
  const outer = new Set(reading.locals.values());
  const { inGroup, around, title, tries } = reading;
  const { unregistered: before } = reading;
  reading.inGroup = true;
  reading.unregistered ??= unregistered;
  reading.around = outer;
  reading.title = null;
  reading.tries = 0;
  let value: Expression = unread(place(reading, node));
  const body = collect(reading, () => {
    value = read();
  });
  reading.inGroup = inGroup;
  reading.unregistered = before;
  reading.around = around;
  reading.title = title;
  reading.tries = tries;
  const shared = new Map<Local, Span>();
  for (const step of allSteps(body))
    for (const local of writtenByStep(step)) if (local !== null && outer.has(local)) shared.set(local, step.span);
  return { member: { body, value }, shared };
}

/** JSON keeps no undefined in a list: it is refused where somebody asks for it. */
export function refuseMissing(
  { value }: Member,
  node: Node,
  about: { readonly call: CallExpression; readonly at: number | null; readonly reading: Reading },
): void {
  const { call, at, reading } = about;
  if (!mayBe(value.kinds, kind.undefined) || isSettling(call) || isIgnored(call, at)) return;
  complain(reading, unsupportedExpression, node, {
    what: "a result of `Promise.all` or `map` that may be undefined",
    repair: "return null instead: `?? null`, or `return null` at the end",
  });
}

/** What a list or a function that is not `async` throws is thrown before there is a promise: others would be called no more. */
export function refuseEarlyThrow(steps: readonly Step[], node: Node, reading: Reading): void {
  if (!steps.some(mayThrow)) return;
  complain(reading, unsupportedExpression, node, {
    what: "what may throw before there is a promise, in `Promise.all`",
    repair: "evaluate it before, in a `const`, or call an `async` function: `(async () => { … })()`",
  });
}

/** Members of groups within reject, and do not throw. */
function mayThrow(step: Step): boolean {
  if (step.kind === "task" && step.target.kind === "outlined") return true;
  if (step.kind === "throw" || evaluatedBy(step).some(isFallible)) return true;
  return step.kind !== "group" && bodiesOf(step).some((body) => body.some(mayThrow));
}
