/** Notes what a machine does with the world, as far as it is known while it runs: answers come later than the calls. */
import type { FailObjects, InvokeRequest, ObjectAccess } from "../../runtime/interpreter/execution";
import { defaultTimeout } from "../../runtime/interpreter/states/seconds";
import { Outcome } from "../../runtime/interpreter/task-failure";
import type { Signal } from "../words/tokens";
import type { Answered, Sent } from "./answers";
import { calledBack, callbackResult, requireOwnToken, waitsForToken, withoutToken } from "./callback";
import { inTime, resultOf, unanswered, type Answerer } from "./lambda-invoke";
import type { Attempt, AttemptLimits } from "./recording";

/** A call that a machine makes. */
export interface Called {
  /** By which the native run knows it. */
  readonly name: string;
  readonly args: readonly unknown[];
  /** Null where only its token can answer it. */
  readonly answer: () => Promise<Answered | null>;
  readonly by?: Answerer;
}

/** Answers an attempt in the place of its stub or task, or has that answer. */
export type Between = (called: Called, request: InvokeRequest) => Promise<Answered | null>;

/** What comes between a machine and the world. */
export interface Meddling {
  readonly between: Between;
  readonly failObjects?: FailObjects;
}

/** The attempts of one run, in the order of their starts. */
export class Recorder {
  readonly #entries: Entry[] = [];
  readonly #between: Between;
  /** The calls, and what distributed Maps have read and written. */
  readonly #all: { readonly attempt: Attempt }[] = [];
  #open = 0;

  /** `between` may come between the machine and the answers. */
  constructor(between: Between = (called) => called.answer()) {
    this.#between = between;
  }

  get recording(): readonly Attempt[] {
    return this.#all.map(({ attempt }) => attempt);
  }

  /** Notes what a distributed Map has read or written, as the call that the function makes for it. */
  accessed({ state, action, arguments: sent, time, outcome }: ObjectAccess): void {
    const times = { start: time, end: time, alive: 0 };
    const attempt = { task: action, arguments: [sent], state, attempt: 1, ...times, outcome };
    const limits: AttemptLimits = { timeout: false, heartbeat: false, callback: false };
    this.#all.push({ attempt: { ...attempt, limits, givenUp: false, beside: false, byMapRun: true } });
  }

  /** Asks for the answer to a call, and gives it as the runtime wants it. Throws a `TaskFailure` for an error. */
  async ask(called: Called, request: InvokeRequest): Promise<Outcome> {
    const beside = this.#open > 0 || this.#entries.some(({ attempt }) => attempt.end > request.time);
    const entry = new Entry(called, request, beside);
    this.#entries.push(entry);
    this.#all.push(entry);
    this.#open++;
    return entry.answered(await this.#between(called, request).finally(() => this.#open--));
  }

  /** The attempt that has a token and is not answered by its stub. */
  waiting(token: string): Entry | undefined {
    return this.#entries.find(({ request, waits }) => waits && request.token === token);
  }

  /** Of the tasks that nobody has taken, those that have no stub either, and whose time was over when all was. */
  lost(forgotten: readonly { readonly token: string }[], stop: number): readonly Entry[] {
    const tokens = new Set(forgotten.map(({ token }) => token));
    return this.#entries.filter(
      ({ request, isLeft, attempt }) => isLeft && tokens.has(request.token ?? "") && attempt.end <= stop,
    );
  }
}

/** One attempt, and what is known of its answer. */
export class Entry {
  attempt: Attempt;
  readonly called: Called;
  readonly request: InvokeRequest;
  readonly #beside: boolean;
  #said: Answered | null = unanswered;
  readonly #sent: Sent[] = [];

  constructor(called: Called, request: InvokeRequest, beside: boolean) {
    this.called = called;
    this.request = request;
    this.#beside = beside;
    this.attempt = this.#attempt(unanswered);
  }

  /** True when no stub plays it. */
  get isLeft(): boolean {
    return this.#said === null;
  }

  /** True when whoever has the token is still to be heard. */
  get waits(): boolean {
    const said = this.#said;
    if (said === null) return true;
    const hasAnswer = said.sent?.some(({ signal }) => signal.kind !== "heartbeat") ?? false;
    return waitsForToken(this.request) && said.outcome.kind === "returned" && !hasAnswer;
  }

  /** Notes what the stub, or the task itself, has said. */
  answered(said: Answered | null): Outcome {
    const { called, request } = this;
    this.#said = said;
    if (said !== null) requireOwnToken(said, called.name, request);
    this.#update();
    if (said === null) return new Outcome(null, { milliseconds: Infinity });
    const isByToken = waitsForToken(request) && calledBack(said, request) !== said;
    return isByToken ? callbackResult(said, request) : resultOf(said, request, called.by);
  }

  /** Notes what somebody sends to its token, so many milliseconds after the call was made. */
  signal(signal: Signal, after: number): void {
    this.#sent.push({ token: this.request.token ?? "", signal, after, fromOutside: true });
    this.#sent.sort((one, other) => one.after - other.after);
    this.#update();
  }

  #update(): void {
    const given = this.#given();
    const { request } = this;
    const isByToken = this.isLeft || waitsForToken(request);
    const answered = isByToken ? calledBack(given, request) : inTime(given, request);
    const { outcome } = answered;
    const givenUp = answered !== given && outcome.kind === "failed" && isTimeout(outcome.name);
    this.attempt = { ...this.#attempt(answered), givenUp, alive: lastBeat(given, answered.milliseconds) };
  }

  #given(): Answered {
    const said = this.#said ?? silent;
    return this.#sent.length === 0 ? said : { ...said, sent: [...(said.sent ?? []), ...this.#sent] };
  }

  #attempt({ outcome, milliseconds }: Answered): Attempt {
    const { called, request } = this;
    const { state, attempt, time: start, token } = request;
    const hidden = waitsForToken(request) ? token : undefined;
    return {
      task: called.name,
      arguments: called.args.map((each) => withoutToken(each, hidden)),
      state,
      attempt,
      start,
      end: start + milliseconds,
      outcome,
      limits: limitsIn(request),
      alive: 0,
      givenUp: false,
      beside: this.#beside,
    };
  }
}

const silent: Answered = { outcome: { kind: "returned", value: null }, milliseconds: 0 };

function limitsIn(request: InvokeRequest): AttemptLimits {
  const { taskTimeoutSeconds: timeout, heartbeatSeconds } = request;
  const callback = waitsForToken(request);
  return { timeout: timeout < defaultTimeout, heartbeat: heartbeatSeconds !== undefined, callback };
}

function lastBeat({ sent = [] }: Answered, end: number): number {
  const beats = sent.filter(({ signal, after }) => signal.kind === "heartbeat" && after <= end);
  return Math.max(0, ...beats.map(({ after }) => after));
}

function isTimeout(name: string): boolean {
  return name === "States.Timeout" || name === "States.HeartbeatTimeout";
}
