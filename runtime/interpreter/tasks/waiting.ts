/** The time between the start of a task and its end on the virtual clock: answers, heartbeats, timeouts, tokens. */
import type { Json } from "../../../compiler/asl/definition";
import type { Visit } from "../run";
import type { SignalBox } from "./callbacks";
import type { Answer, Reply } from "./reply";

export type Ending = Answer | { readonly kind: "timeout"; readonly heartbeat: boolean };

/** When a task began, and in how many seconds it gives up; `Infinity` where it does not. */
export interface Limits {
  readonly start: number;
  readonly order: number;
  readonly timeout: number;
  readonly heartbeat: number;
}

/** Something that happens to a task from outside. */
export type Signal = { readonly kind: "heartbeat" } | { readonly kind: "answer"; readonly answer: Answer };

/** Waits until a task has its answer or is given up. */
export async function endOf(visit: Visit, reply: Reply, limits: Limits): Promise<Ending> {
  const { callbacks } = visit.run;
  if (visit.token === null) return new Waiting(visit, reply, limits).over(null);
  try {
    return await new Waiting(visit, reply, limits).over(callbacks.open(visit.token));
  } finally {
    callbacks.close(visit.token);
  }
}

class Waiting {
  readonly #visit: Visit;
  readonly #answer: Answer;
  readonly #order: number;
  readonly #end: number;
  readonly #heartbeats: number[];
  readonly #timeout: number;
  readonly #heartbeat: number;
  /** When it was last heard of. */
  #alive: number;

  constructor(visit: Visit, reply: Reply, { start, order, timeout, heartbeat }: Limits) {
    this.#visit = visit;
    this.#answer = reply.answer;
    this.#order = order;
    this.#end = start + Math.max(0, reply.milliseconds);
    this.#heartbeats = (reply.timing.heartbeats ?? []).map((after) => start + after).sort((one, two) => one - two);
    this.#timeout = start + timeout * 1000;
    this.#heartbeat = heartbeat * 1000;
    this.#alive = start;
  }

  async over(box: SignalBox | null): Promise<Ending> {
    const { fiber, run } = this.#visit;
    for (;;) {
      const late = Math.min(this.#timeout, this.#alive + this.#heartbeat);
      const beat = this.#heartbeats[0] ?? Infinity;
      const next = Math.min(this.#end, beat, late);
      const signal = await fiber.untilOr(next, box, this.#order);
      if (signal?.kind === "answer") return signal.answer;
      if (signal === null && next === this.#end) return this.#answer;
      if (signal === null && next < beat) return { kind: "timeout", heartbeat: late < this.#timeout };
      if (signal === null) this.#heartbeats.shift();
      this.#alive = run.clock.now;
    }
  }
}

/** The answer that a token gives a task. */
export function resultBy(value: Json): Signal {
  return { kind: "answer", answer: { kind: "result", value } };
}

/** The failure that a token gives a task. */
export function failureBy(error: string, cause: string | null): Signal {
  return { kind: "answer", answer: { kind: "failure", error, cause } };
}
