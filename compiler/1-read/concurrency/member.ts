/** One member of a group: steps of its own, and the value that they end with. */
import type { CallExpression, Node } from "ts-morph";
import { sharedWrite, unsupportedExpression } from "../../diagnostics/catalog/language";
import type { Expression } from "../../ir/expression";
import { isFallible } from "../../ir/fallible";
import type { Member, Step } from "../../ir/flow";
import { kind, mayBe } from "../../ir/kinds";
import { allSteps, bodiesOf, evaluatedBy, writtenByStep } from "../../ir/steps";
import { collect, complain, place, unread, type Reading } from "../reading";
import { isIgnored, isSettling } from "./syntax";

/** Reads a member. What it writes is its own: the locals of the code around it can only be read. */
export function readMember(node: Node, reading: Reading, read: () => Expression): Member {
  const outer = new Set(reading.locals.values());
  const { inGroup, title, tries } = reading;
  reading.inGroup = true;
  reading.title = null;
  reading.tries = 0;
  let value: Expression = unread(place(reading, node));
  const body = collect(reading, () => {
    value = read();
  });
  reading.inGroup = inGroup;
  reading.title = title;
  reading.tries = tries;
  for (const step of allSteps(body)) {
    const shared = writtenByStep(step).find((local) => local !== null && outer.has(local));
    if (shared !== undefined && shared !== null)
      reading.program.report.add(sharedWrite, step.span, { name: shared.name });
  }
  return { body, value };
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
    repair: "call an `async` function: `(async () => { … })()`",
  });
}

/** Members of groups within reject, and do not throw. */
function mayThrow(step: Step): boolean {
  if (step.kind === "throw" || evaluatedBy(step).some(isFallible)) return true;
  return step.kind !== "group" && bodiesOf(step).some((body) => body.some(mayThrow));
}

/** True when one of the steps calls or waits. */
export function hasEffects(steps: readonly Step[]): boolean {
  return [...allSteps(steps)].some(({ kind: variant }) => ["task", "sleep", "group"].includes(variant));
}
