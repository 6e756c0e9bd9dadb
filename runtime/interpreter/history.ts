/** Writes the history of one execution. */
import type { Clock } from "./clock";
import { ExecutionFailure, runtimeError } from "./failures";
import type { EventContent, HistoryEvent } from "./history-event";

export class History {
  readonly events: HistoryEvent[];
  readonly #clock: Clock;
  readonly #most: number;
  #last = new Date(NaN);
  readonly #observe: (event: HistoryEvent) => void;

  /** `before` is the history of an execution that is redriven. */
  constructor(
    clock: Clock,
    most: number,
    observe: (event: HistoryEvent) => void,
    before: readonly HistoryEvent[] = [],
  ) {
    this.events = [...before];
    this.#clock = clock;
    this.#most = most;
    this.#observe = observe;
  }

  /**
   * Adds an event and gives its id. The last event that the quota allows is kept for the failure of the execution,
   * which is thrown in place of it.
   */
  add(content: EventContent, previousEventId: number): number {
    if (this.events.length >= this.#most - 1) {
      throw new ExecutionFailure(
        runtimeError,
        `The execution reached the maximum number of history events (${this.#most}).`,
      );
    }
    return this.addLast(content, previousEventId);
  }

  /** Adds the event with which an execution ends. */
  addLast(content: EventContent, previousEventId: number): number {
    const id = this.events.length + 1;
    // A content is made for one event: it becomes it.
    const event: HistoryEvent = Object.assign(content, { id, previousEventId, timestamp: this.#timestamp() });
    this.events.push(event);
    this.#observe(event);
    return id;
  }

  /** Events of one moment share their time. */
  #timestamp(): Date {
    const { now } = this.#clock;
    if (this.#last.getTime() !== now) this.#last = new Date(now);
    return this.#last;
  }
}
