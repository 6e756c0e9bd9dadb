/**
 * await retry({ on: Busy, retries: 3 }, () => charge(card))     →   Retry on the state of `charge`
 * await retry({ on: Busy, retries: 3 }, async () => { … })      →   try { …; break } catch (e) { Wait; again, or throw e }
 */
import type { CallExpression } from "ts-morph";
import { wordUse } from "../../diagnostics/catalog/calls";
import type { RetryPolicy } from "../../compiled";
import type { Expression, Local } from "../../ir/expression";
import type { Label, Step, TaskStep } from "../../ir/flow";
import { kind } from "../../ir/kinds";
import { computed, number } from "../../ir/numbers";
import { tellsAny } from "../../ir/platform-errors";
import { isReport } from "../../ir/reports";
import type { Span } from "../../ir/span";
import { allSteps } from "../../ir/steps";
import { reportsFailure } from "../../ir/target";
import { collect, complain, makeLocal, pin, place, readOf, unread, type Reading } from "../reading";
import { withOneCall } from "./one-call";
import { readRetryOptions } from "./retry-options";
import { readSurrounded, type Surrounded } from "./surrounded";

/** Adds the steps that are tried again, and returns what they yield. */
export function readRetry(node: CallExpression, reading: Reading): Expression {
  const span = place(reading, node);
  const [options, block] = node.getArguments();
  const policy = readRetryOptions(options, reading);
  if (policy === null) return unread(span);
  const surrounded = readSurrounded(block, reading);
  if (surrounded === null) {
    complain(reading, wordUse, node, { word: "retry", rule: "write `await retry({ retries: 3 }, async () => { … })`" });
    return unread(span);
  }
  const { steps, value, outer } = surrounded;
  // Whatever fails in an execution, its state fails with one and the same error: a retrier cannot tell which.
  const tellsAll = ({ target }: TaskStep): boolean =>
    policy.on !== null && (reportsFailure(target) || tellsAny(policy.on));
  const called = withOneCall(steps, outer, (call) =>
    call.retried || tellsAll(call) ? null : { ...call, retry: policy, retried: true },
  );
  if (called === null) return readAgain(node, surrounded, policy, reading);
  reading.steps.push(...called);
  return value;
}

/** A block: a loop that is left when it has succeeded, and that waits after each failure. */
function readAgain(node: CallExpression, surrounded: Surrounded, policy: RetryPolicy, reading: Reading): Expression {
  const span = place(reading, node);
  const rule = whyNotLoop(policy);
  if (rule !== null) complain(reading, wordUse, node, { word: "retry", rule });
  const label: Label = { name: "retry" };
  const tries = makeLocal("tries", "tries", span, kind.number);
  const delay = makeLocal("delay", "delay", span, kind.number);
  let { value } = surrounded;
  const body = collect(reading, () => {
    reading.steps.push(...surrounded.steps);
    if (value.kind !== "read" && value.kind !== "literal") value = pin(reading, value, "value");
    reading.steps.push({ kind: "break", label, span });
  });
  const error = makeLocal("error", "caught", span, kind.error);
  const reports = [...allSteps(body)].some((step) => step.kind === "saga" || step.kind === "rollback");
  const handler = { error, body: again(error, { tries, delay, policy, reports, span }), span };
  const forever = { head: [], test: null, testFirst: true, update: [], title: null, copied: [] };
  reading.steps.push(
    set(tries, number(0, span)),
    ...(isSteady(policy) ? [] : [set(delay, number(policy.intervalSeconds, span))]),
    {
      kind: "loop",
      label,
      body: [{ kind: "attempt", body, handler, last: null, again: true, span }],
      ...forever,
      span,
    },
  );
  return value;
}

/** What a state that waits cannot do. */
function whyNotLoop({ retries, intervalSeconds, backoff, maxSeconds }: RetryPolicy): string | null {
  const last = intervalSeconds * backoff ** Math.max(0, retries - 1);
  return Math.min(last, maxSeconds ?? Infinity) > 99_999_999
    ? "the last wait is longer than a state can wait: give a `max`"
    : null;
}

interface Failed {
  readonly tries: Local;
  readonly delay: Local;
  readonly policy: RetryPolicy;
  /** Something may be undone in the block: what could not be undone is not tried again without being named. */
  readonly reports: boolean;
  readonly span: Span;
}

/** What follows a failure: if (it is one of those, and tries < retries) wait; else throw it. */
function again(error: Local, { tries, delay, policy, reports, span }: Failed): readonly Step[] {
  const { retries, on, intervalSeconds, backoff, maxSeconds } = policy;
  const caught = readOf(error, kind.error, span);
  const made = readOf(tries, kind.number, span);
  const left: Expression = {
    kind: "binary",
    operator: "<",
    left: made,
    right: number(retries, span),
    kinds: kind.boolean,
    span,
  };
  const isOne: Expression | null =
    on !== null
      ? { kind: "errorIs", error: caught, names: on, kinds: kind.boolean, span }
      : reports
        ? not(isReport(caught))
        : null;
  const test: Expression =
    isOne === null ? left : { kind: "logical", operator: "&&", left: isOne, right: left, kinds: kind.boolean, span };
  const least = Math.min(intervalSeconds, maxSeconds ?? Infinity);
  const waited = isSteady(policy) ? number(least, span) : readOf(delay, kind.number, span);
  const longer = computed("*", readOf(delay, kind.number, span), number(backoff, span));
  const most: Expression | null = maxSeconds === null ? null : number(maxSeconds, span);
  const next: Expression =
    most === null
      ? longer
      : { kind: "operation", name: "Math.min", operands: [longer, most], kinds: kind.number, span };
  const whole = Number.isInteger(backoff) || isSteady(policy) ? waited : wholeSeconds(waited);
  const pause = policy.jitter ? jittered(whole) : { before: [], seconds: whole };
  const then: readonly Step[] = [
    ...pause.before,
    { kind: "sleep", time: pause.seconds, measure: "seconds", title: "wait to try again", span },
    set(tries, computed("+", made, number(1, span))),
    ...(isSteady(policy) ? [] : [set(delay, next)]),
  ];
  return [{ kind: "branch", test, then, otherwise: [{ kind: "throw", error: caught, span }], title: null, span }];
}

function not(operand: Expression): Expression {
  return { kind: "unary", operator: "!", operand, kinds: kind.boolean, span: operand.span };
}

/** A state waits for whole seconds. */
function wholeSeconds(seconds: Expression): Expression {
  return { kind: "operation", name: "wait seconds", operands: [seconds], kinds: kind.number, span: seconds.span };
}

/**
 * From none to all of the seconds, by the milliseconds of the moment: those who fail together wait apart. Nothing is drawn
 * by chance, so that what the program draws stays the same.
 */
function jittered(seconds: Expression): { readonly before: readonly Step[]; readonly seconds: Expression } {
  const { span } = seconds;
  const now = makeLocal("now", "now", span, kind.number);
  const clock: Expression = { kind: "operation", name: "Date.now", operands: [], kinds: kind.number, span };
  const part = computed("%", readOf(now, kind.number, span), number(1_000, span));
  const scaled = computed("*", part, computed("+", seconds, number(1, span)));
  const exact = computed("/", scaled, number(1_000, span));
  const floor: Expression = { kind: "operation", name: "Math.floor", operands: [exact], kinds: kind.number, span };
  return { before: [set(now, clock)], seconds: floor };
}

/** True when every wait is as long as the first one. */
function isSteady({ intervalSeconds, backoff, maxSeconds, retries }: RetryPolicy): boolean {
  return backoff === 1 || retries <= 1 || (maxSeconds !== null && maxSeconds <= intervalSeconds);
}

function set(local: Local, value: Expression): Step {
  return { kind: "set", local, value, span: value.span };
}
