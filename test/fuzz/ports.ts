/** The tasks of a native run: each attempt is asked of the world, and noted. */
import type { TaskDeclaration } from "../../compiler/compiled";
import type { Answered } from "../../src/testing/answers";
import type { VirtualClock } from "../../src/testing/clock";
import { toJson } from "../../src/testing/json";
import type { ErrorFactory } from "../../src/testing/native/errors";
import { hostName } from "../../src/testing/native/ports";
import { Retries, RetriesWithin } from "../../src/testing/native/retry";
import { patienceOf } from "../../src/testing/native/timeout";
import { undoPolicy } from "../../src/testing/native/undo";
import { sentArguments } from "../../src/testing/payload";
import { currentRetry } from "../../src/words/retry";
import { currentLimit } from "../../src/words/within";
import { session } from "./world";
import type { Call, World } from "./world";

interface Stage {
  readonly clock: VirtualClock;
  readonly errors: ErrorFactory;
  readonly startOfTime: number;
}

/**
 * `retry({ … }, () => look(x))` → the same with a port that knows that it stands alone in it. And a task hands on the very
 * promise of its port.
 */
export function surroundedPorts(text: string, tasks: ReadonlySet<string>): string {
  const names = [...tasks].join("|");
  const arrow = String.raw`\s*\(\) =>\s*`;
  const retried = String.raw`\bretry\(\{[^{}]*\},${arrow}`;
  const limited = String.raw`\bwithin\("[^"]*",${arrow}`;
  // The only call of a block behind which nothing can fail: `async () => { await look(x); const v: string[] = [y]; return; }`.
  const harmless = String.raw`(?:const \w+: [^;=]* = [\w.,[\] "]*;\s*)*`;
  const only = new RegExp(
    String.raw`(\bretry\(\{[^{}]*\},\s*async \(\) => \{\s*await )(${names})(\([^()]*\);\s*${harmless}return;\s*\})`,
    "g",
  );
  const alone = text
    .replace(
      only,
      (_, head: string, task: string, rest: string) => `${head}${hostName}.alone(${JSON.stringify(task)}, true)${rest}`,
    )
    .replace(
      new RegExp(`(${retried}(?:${limited})?|${limited})(${names})\\(`, "g"),
      (_, head: string, task: string) =>
        `${head}${hostName}.alone(${JSON.stringify(task)}, ${String(head.startsWith("retry"))})(`,
    );
  return alone.replace(/\basync (function (\w+)\()/g, (whole, rest: string, task: string) =>
    tasks.has(task) ? rest : whole,
  );
}

/** Of the one call that a `retry` or a `within` surrounds. */
export interface Alone {
  readonly retried: boolean;
}

/** Serves the calls of one run. */
export class Ports {
  readonly calls: Call[] = [];
  readonly #tasks: ReadonlyMap<string, TaskDeclaration>;
  readonly #answer: (call: Call) => Answered;
  readonly #stage: Stage;
  readonly #retried = new RetriesWithin();
  #failure: Error | null = null;

  constructor(tasks: ReadonlyMap<string, TaskDeclaration>, world: World, stage: Stage) {
    this.#tasks = tasks;
    this.#answer = session(world);
    this.#stage = stage;
  }

  /** What makes it pointless to go on. */
  get failure(): Error | null {
    return this.#failure;
  }

  /** Calls a task, its retries included. */
  async call(name: string, args: readonly unknown[], alone: Alone | null = null): Promise<unknown> {
    const { clock, errors } = this.#stage;
    const task = this.#tasks.get(name);
    const sent = task === undefined ? args.map(toJson) : sentArguments(task, args);
    const own = new Retries(task?.retry ?? undoPolicy());
    const limit = alone === null ? undefined : currentLimit();
    const patience = patienceOf(task, limit, Infinity);
    limit?.takeOver();
    for (;;) {
      const outcome = await this.#attempt(name, sent, patience);
      if (outcome.kind === "returned") return toJson(outcome.value);
      const error = errors.create(outcome.name, outcome.message);
      const retrying = retryOf(alone);
      const delay =
        retrying === undefined
          ? own.next(outcome.name)
          : this.#retried.next(error, outcome.name, { retrying, always: own.always });
      if (delay === null) throw error;
      await clock.wait(delay.least);
    }
  }

  async #attempt(task: string, sent: readonly unknown[], patience: number): Promise<Answered["outcome"]> {
    const { clock, startOfTime } = this.#stage;
    const call = { task, arguments: sent, time: clock.now - startOfTime };
    this.calls.push(call);
    const answered = this.#asked(call);
    if (answered === null) return new Promise(() => undefined);
    await clock.wait(Math.min(answered.milliseconds, patience));
    return answered.milliseconds > patience ? late : answered.outcome;
  }

  #asked(call: Call): Answered | null {
    try {
      return this.#answer(call);
    } catch (error) {
      this.#failure = error instanceof Error ? error : new Error(String(error));
      return null;
    }
  }
}

function retryOf(alone: Alone | null): ReturnType<typeof currentRetry> {
  return alone?.retried === true ? currentRetry() : undefined;
}

/** What comes of an attempt that takes too long. */
const late = { kind: "failed", name: "States.Timeout", message: "" } as const;
