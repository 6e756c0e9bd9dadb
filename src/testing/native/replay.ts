/** The world of the native run: every call of a task is answered from what the state machine recorded. */
import type { TaskDeclaration } from "../../../compiler/compiled";
import type { VirtualClock } from "../clock";
import { toJson } from "../json";
import { sentArguments } from "../payload";
import type { Attempt } from "../recording";
import type { ErrorFactory } from "./errors";
import { delayAfter, isTransient } from "./retry";
import type { Delay } from "./retry";
import { isSame, Unmatched } from "./unmatched";
import type { Call } from "./unmatched";

/** What a replay works with. */
export interface ReplayOptions {
  readonly tasks: ReadonlyMap<string, TaskDeclaration>;
  readonly errors: ErrorFactory;
  readonly clock: VirtualClock;
  readonly concurrent: boolean;
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
    for (let retries = 0, slack = 0; ; retries++) {
      const attempt = this.#take({ task, arguments: sent }, slack);
      if (attempt === undefined) return new Promise(() => undefined);
      await this.#options.clock.until(attempt.end);
      const { outcome } = attempt;
      if (outcome.kind === "returned") return toJson(outcome.value);
      const delay = this.#delayAfter(attempt, declaration, retries);
      if (delay === null) throw this.#options.errors.create(outcome.name, outcome.message);
      await this.#options.clock.wait(delay.least);
      slack = delay.most - delay.least;
    }
  }

  /** The policy decides, except about transient errors, where the machine's default is followed. */
  #delayAfter(failed: Attempt, task: TaskDeclaration | undefined, retries: number): Delay | null {
    if (failed.outcome.kind === "returned") return null;
    const delay = delayAfter(failed.outcome.name, task?.retry ?? null, retries);
    if (delay !== null || !isTransient(failed.outcome.name)) return delay;
    const { next } = this.unmatched;
    if (next === undefined || !isSame(next, failed) || next.attempt !== failed.attempt + 1) return null;
    return { least: next.start - failed.end, most: next.start - failed.end };
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
    if (!concurrent && (late < 0 || late > slack)) {
      this.#disagree(`the state machine calls ${call.task} ${late / 1_000} seconds later than the function`);
      return undefined;
    }
    return attempt;
  }

  #disagree(what: string): void {
    this.#disagreement ??= what;
  }
}

function lacking(call: Call, expected: Attempt | undefined): string {
  if (expected === undefined) return `the function calls ${call.task} where the state machine calls nothing more`;
  if (expected.task === call.task) {
    const [machine, own] = [expected, call].map((made) => JSON.stringify(made.arguments));
    return `${call.task} is called with other arguments: ${own} by the function, ${machine} by the state machine`;
  }
  return `the function calls ${call.task} where the state machine calls ${expected.task}`;
}
