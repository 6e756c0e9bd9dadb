/**
 * Writes the history of one execution. What most events say of a state is kept as it is, without an object of its own for
 * each event, and without the text of payloads: the events are made of it when somebody reads them.
 */
import type { Json } from "../../compiler/asl/definition";
import type { Clock } from "./clock";
import { ExecutionFailure, runtimeError } from "./failures";
import { whole, type EventContent, type HistoryEvent, type HistoryEventType, type Iteration } from "./history-event";
import { RecordBuilder } from "./json";
import { textOf } from "./payload";

export class History {
  /** Those that have been read, or that somebody was told of. */
  readonly #made: HistoryEvent[];
  readonly #clock: Clock;
  readonly #most: number;
  readonly #observe: ((event: HistoryEvent) => void) | null;
  /** What is not made yet: one place in each list for every event. */
  readonly #types: HistoryEventType[] = [];
  readonly #previous: number[] = [];
  readonly #times: number[] = [];
  /** The name of a state, an iteration of a Map, or all that there is to say. */
  readonly #subjects: Subject[] = [];
  readonly #values: Json[] = [];
  readonly #variables: (Variables | null)[] = [];
  #last = new Date(NaN);

  /** `before` is the history of an execution that is redriven. */
  constructor(
    clock: Clock,
    most: number,
    observe: ((event: HistoryEvent) => void) | null,
    before: readonly HistoryEvent[] = [],
  ) {
    this.#made = [...before];
    this.#clock = clock;
    this.#most = most;
    this.#observe = observe;
  }

  /** How many events there are. */
  get length(): number {
    return this.#made.length + this.#types.length;
  }

  /** All events so far. */
  get events(): readonly HistoryEvent[] {
    for (const [at, type] of this.#types.entries()) {
      const place = { id: this.#made.length + 1, previousEventId: this.#previous[at] ?? 0 };
      const timestamp = this.#timestamp(this.#times[at] ?? 0);
      this.#made.push(Object.assign(this.#content(type, at), { ...place, timestamp }));
    }
    for (const list of [this.#types, this.#previous, this.#times, this.#subjects, this.#values, this.#variables])
      list.length = 0;
    return this.#made;
  }

  /**
   * Adds an event and gives its id. The last event that the quota allows is kept for the failure of the execution,
   * which is thrown in place of it.
   */
  add(content: EventContent, previousEventId: number): number {
    this.#requireRoom();
    return this.addLast(content, previousEventId);
  }

  /** Adds the event with which an execution ends. */
  addLast(content: EventContent, previousEventId: number): number {
    return this.#keep(content.type, previousEventId, { subject: content, value: null, variables: null });
  }

  /** Adds that a state was entered with an input, or left with an output and with new variables. */
  addStay(type: StayEventType, previousEventId: number, stay: Stayed): number {
    this.#requireRoom();
    return this.#keep(type, previousEventId, stay);
  }

  /** Adds that an iteration of a Map began, or how it ended. */
  addIteration(type: IterationEventType, previousEventId: number, iteration: Iteration): number {
    this.#requireRoom();
    return this.#keep(type, previousEventId, { subject: iteration, value: null, variables: null });
  }

  #requireRoom(): void {
    if (this.length < this.#most - 1) return;
    throw new ExecutionFailure(
      runtimeError,
      `The execution reached the maximum number of history events (${this.#most}).`,
    );
  }

  #keep(type: HistoryEventType, previous: number, { subject, value, variables }: Kept): number {
    this.#types.push(type);
    this.#previous.push(previous);
    this.#times.push(this.#clock.now);
    this.#subjects.push(subject);
    this.#values.push(value);
    this.#variables.push(variables);
    const id = this.length;
    const made = this.#observe === null ? undefined : this.events[id - 1];
    if (made !== undefined) this.#observe?.(made);
    return id;
  }

  /** What an event says. A content is made for one event: it becomes it. */
  #content(type: HistoryEventType, at: number): EventContent {
    const subject = this.#subjects[at] ?? "";
    if (typeof subject !== "string") return "type" in subject ? subject : aboutIteration(type, subject);
    const text = textOf(this.#values[at] ?? null);
    if (type.endsWith("StateEntered"))
      return { type, stateEnteredEventDetails: { name: subject, input: text, inputDetails: whole } };
    const exited = { name: subject, output: text, outputDetails: whole };
    const variables = this.#variables[at] ?? null;
    return {
      type,
      stateExitedEventDetails: variables === null ? exited : { ...exited, ...assignedVariables(variables) },
    };
  }

  /** Events of one moment share their time. */
  #timestamp(time: number): Date {
    if (this.#last.getTime() !== time) this.#last = new Date(time);
    return this.#last;
  }
}

type Variables = ReadonlyMap<string, Json>;

type Subject = string | Iteration | EventContent;

/** The types of events of iterations: `MapIterationStarted`. */
export type IterationEventType = Extract<HistoryEventType, `MapIteration${string}`>;

/** `MapIterationStarted` has `mapIterationStartedEventDetails`. */
function aboutIteration(type: HistoryEventType, iteration: Iteration): EventContent {
  return { type, [`m${type.slice(1)}EventDetails`]: iteration };
}

/** The types of events with which states begin and end. */
export type StayEventType = Extract<HistoryEventType, `${string}State${"Entered" | "Exited"}`>;

/** What such an event says: the state, its input or output, and the variables that it sets, if any. */
export interface Stayed extends Kept {
  readonly subject: string;
}

interface Kept {
  readonly subject: Subject;
  readonly value: Json;
  readonly variables: Variables | null;
}

function assignedVariables(variables: Variables): object {
  const texts = new RecordBuilder<string>();
  for (const [name, value] of variables) texts.add(name, textOf(value));
  return { assignedVariables: texts.made, assignedVariablesDetails: whole };
}
