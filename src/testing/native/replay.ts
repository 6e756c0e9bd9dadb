/** The world of the native run: every call of a task is answered from what the state machine recorded. */
import type { Target } from "../../../compiler/ir/target";
import type { RetryPolicy, StateOrigin, TaskDeclaration } from "../../../compiler/compiled";
import { currentDeadline, requireTime, timeLeft } from "../../words/deadline";
import type { Deadline } from "../../words/deadline";
import { currentRetry } from "../../words/retry";
import { undoPolicy } from "./undo";
import { currentCallback } from "../../words/callback";
import { currentLimit } from "../../words/within";
import type { Limit } from "../../words/within";
import type { VirtualClock } from "../clock";
import { toJson } from "../json";
import { sentArguments } from "../payload";
import type { Attempt } from "../recording";
import type { ErrorFactory } from "./errors";
import { lambdaTrouble, Retries, RetriesWithin, withinDeadline } from "./retry";
import type { Delay } from "./retry";
import { forEver, patienceOf } from "./timeout";
import { Unmatched } from "./unmatched";
import type { Call } from "./unmatched";

/** What a replay works with. */
export interface ReplayOptions {
  readonly tasks: ReadonlyMap<string, TaskDeclaration>;
  /** What else is called, by the names of the calls. */
  readonly services: ReadonlyMap<string, Target>;
  readonly errors: ErrorFactory;
  readonly clock: VirtualClock;
  readonly concurrent: boolean;
  /** Which states are the one call that a `retry` or a `within` surrounds. */
  readonly origins: { readonly [state: string]: StateOrigin };
}

/** A call of the native run; `attempt` is its counterpart in the machine, once it is found. */
export interface NativeCall extends Call {
  attempt?: Attempt;
}

/** Serves the calls of one native run, and notes the first one that has no counterpart. */
export class Replay {
  /** Every attempt in the order in which it was made. */
  readonly trace: NativeCall[] = [];
  readonly unmatched: Unmatched;
  readonly #options: ReplayOptions;
  readonly #retried = new RetriesWithin();
  #disagreement: string | null = null;

  constructor(recording: readonly Attempt[], options: ReplayOptions) {
    this.#options = options;
    this.unmatched = new Unmatched(recording, options.concurrent);
  }

  /** What the first call without a counterpart did; null as long as all is well. */
  get disagreement(): string | null {
    return this.#disagreement;
  }

  /** Calls a task, its retries included. A call without a counterpart is never answered: the run ends there. */
  async call(task: string, args: readonly unknown[]): Promise<unknown> {
    const declaration = this.#options.tasks.get(task);
    const sent = declaration === undefined ? args.map(toJson) : sentArguments(declaration, args);
    const own = this.#retriesOf(task);
    const deadline = currentDeadline();
    for (let slack = 0; ;) {
      await this.#requireTime(deadline, { task, arguments: sent }, slack);
      const attempt = this.#take({ task, arguments: sent }, slack);
      if (attempt === undefined || this.#isImpatient(attempt, declaration, deadline))
        return new Promise(() => undefined);
      await this.#options.clock.until(attempt.end);
      const { outcome, state } = attempt;
      const asking = currentCallback();
      if (outcome.kind === "returned" && asking !== null) asking.answer = toJson(outcome.value);
      if (outcome.kind === "returned") return toJson(outcome.value);
      const error = this.#options.errors.create(outcome.name, outcome.message);
      const delay = this.#delayAfter(error, outcome.name, state, own);
      const isLast = delay === null || this.#isLimitless(attempt, declaration);
      if (outcome.name === "States.Timeout" && isLast) requireTime(deadline);
      if (delay === null) throw error;
      await this.#options.clock.wait(delay.least);
      slack = delay.most - delay.least;
    }
  }

  #retriesOf(task: string): Retries {
    const declared = this.#options.tasks.get(task)?.retry ?? declaredFor(this.#options.services.get(task)).retry;
    return new Retries(declared ?? undoPolicy(), alwaysFor(this.#options.services.get(task)));
  }

  /** The wait before the next try; null when there is none. */
  #delayAfter(error: Error, name: string, state: string, own: Retries): Delay | null {
    const retrying = this.#options.origins[state]?.retried === true ? currentRetry() : undefined;
    const delay =
      retrying === undefined ? own.next(name) : this.#retried.next(error, name, { retrying, always: own.always });
    const deadline = currentDeadline();
    return delay === null || deadline === null ? delay : withinDeadline(delay, deadline.seconds);
  }

  /** Throws when the time is over; or may be, in a machine that has waited for longer and does not call. */
  async #requireTime(deadline: Deadline | null, call: Call, slack: number): Promise<void> {
    requireTime(deadline);
    const { clock } = this.#options;
    if (deadline === null || clock.now + slack < deadline.at || this.unmatched.has(call)) return;
    await clock.wait(slack, { least: deadline.at - clock.now });
    requireTime(deadline);
  }

  /** Notes when the machine waits longer for an answer, or less long, than the task may take. */
  #isImpatient(attempt: Attempt, declaration: TaskDeclaration | undefined, deadline: Deadline | null): boolean {
    const { task, state, start, end, givenUp } = attempt;
    const limit = this.#limitOf(state);
    limit?.takeOver();
    const most = deadline === null ? Infinity : Math.max(1_000, timeLeft(deadline));
    const own = this.#patience(attempt, declaration, limit);
    const [waited, patience] = [end - start, Math.min(own, most)];
    if (waited <= patience && !(givenUp && waited < patience)) return false;
    const seconds = `${task} may take ${patience / 1_000} seconds`;
    this.#disagree(
      `${seconds}, and the state machine ${givenUp ? "gives it up" : "still waits"} after ${waited / 1_000}`,
    );
    return true;
  }

  /** True where only the deadline can have ended the wait for an answer: then nothing is tried again. */
  #isLimitless(attempt: Attempt, declaration: TaskDeclaration | undefined): boolean {
    return this.#patience(attempt, declaration, this.#limitOf(attempt.state)) >= forEver;
  }

  #limitOf(state: string): Limit | undefined {
    return this.#options.origins[state]?.limited === true ? currentLimit() : undefined;
  }

  /** How long this attempt is waited for; longer, when heartbeats were heard of. */
  #patience({ task, alive }: Attempt, declaration: TaskDeclaration | undefined, limit: Limit | undefined): number {
    const asking = currentCallback();
    const said = asking ?? declaredFor(this.#options.services.get(task));
    const silence = (said.heartbeatSeconds ?? Infinity) + alive / 1_000;
    const least = Math.min(said.timeoutSeconds ?? Infinity, silence);
    return asking === null ? patienceOf(declaration, limit, least) : least * 1_000;
  }

  #take(call: Call, slack: number): Attempt | undefined {
    const { clock, concurrent } = this.#options;
    const expected = this.unmatched.next;
    const attempt = this.unmatched.take(call, clock.now);
    this.trace.push(attempt === undefined ? { ...call } : { ...call, attempt });
    if (attempt === undefined) {
      if (!concurrent) this.#disagree(lacking(call, expected));
      return undefined;
    }
    const late = attempt.start - clock.now;
    if (!concurrent && (late < 0 || late > slack + clock.slack)) {
      this.#disagree(`the state machine calls ${call.task} ${late / 1_000} seconds later than the function`);
      return undefined;
    }
    clock.catchUp(attempt.start);
    return attempt;
  }

  #disagree(what: string): void {
    this.#disagreement ??= what;
  }
}

/** What is always tried again: trouble of Lambda, or of a service as its client sees it. */
function alwaysFor(target: Target | undefined): RetryPolicy | null {
  switch (target?.kind) {
    case undefined:
    case "task":
    case "outlined":
    case "lambda":
      return lambdaTrouble;
    case "sdk":
      return target.transient;
    case "integration":
    case "child":
    case "activity":
    case "http":
      return null;
  }
}

/** What the declaration of something that exists elsewhere says of its calls. */
function declaredFor(target: Target | undefined): {
  readonly retry: RetryPolicy | null;
  readonly timeoutSeconds: number | null;
  readonly heartbeatSeconds: number | null;
} {
  const isDeclared = target?.kind === "lambda" || target?.kind === "activity" || target?.kind === "integration";
  return isDeclared ? target : { retry: null, timeoutSeconds: null, heartbeatSeconds: null };
}

function lacking(call: Call, expected: Attempt | undefined): string {
  if (expected === undefined) return `the function calls ${call.task} where the state machine calls nothing more`;
  if (expected.task === call.task) {
    const [machine, own] = [expected, call].map((made) => JSON.stringify(made.arguments));
    return `${call.task} is called with other arguments: ${own} by the function, ${machine} by the state machine`;
  }
  return `the function calls ${call.task} where the state machine calls ${expected.task}`;
}
