/**
 * Writes the history of one execution. What most events say of a state is kept as it is, without an object of its own for
 * each event, and without the text of payloads: the events are made of it when somebody reads them.
 */
import type { Json } from "../../compiler/asl/definition";
import type { Clock } from "./clock";
import { Column } from "./column";
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
  /** What is not made yet: one place in each list for every event, and one for every moment in the list of moments. */
  readonly #types = new Column<HistoryEventType>();
  readonly #previous = new Column<number>();
  readonly #subjects = new Column<Subject>();
  readonly #values = new Column<Json>();
  readonly #moments: { readonly from: number; readonly time: number }[] = [];
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
    let moment = 0;
    for (let at = 0; at < this.#types.length; at++) {
      const type = this.#types.at(at);
      if (type === undefined) break;
      if (this.#moments[moment + 1]?.from === at) moment++;
      const place = { id: this.#made.length + 1, previousEventId: this.#previous.at(at) ?? 0 };
      const timestamp = this.#timestamp(this.#moments[moment]?.time ?? 0);
      this.#made.push(Object.assign(this.#content(type, at), { ...place, timestamp }));
    }
    for (const column of [this.#types, this.#previous, this.#subjects, this.#values]) column.clear();
    this.#moments.length = 0;
    return this.#made;
  }

  /**
   * Adds an event and gives its id. The last event that the quota allows is kept for the failure of the execution,
   * which is thrown in place of it.
   */
  add(type: HistoryEventType, previousEventId: number, subject: Subject, value: Json = null): number {
    if (this.length < this.#most - 1) return this.#keep(type, previousEventId, subject, value);
    throw new ExecutionFailure(
      runtimeError,
      `The execution reached the maximum number of history events (${this.#most}).`,
    );
  }

  /** Adds the event with which an execution ends. */
  addLast(content: EventContent, previousEventId: number): number {
    return this.#keep(content.type, previousEventId, content, null);
  }

  #keep(type: HistoryEventType, previous: number, subject: Subject, value: Json): number {
    const { now } = this.#clock;
    if (this.#moments.at(-1)?.time !== now) this.#moments.push({ from: this.#types.length, time: now });
    this.#types.push(type);
    this.#previous.push(previous);
    this.#subjects.push(subject);
    this.#values.push(value);
    const id = this.length;
    const made = this.#observe === null ? undefined : this.events[id - 1];
    if (made !== undefined) this.#observe?.(made);
    return id;
  }

  /** What an event says. A content is made for one event: it becomes it. */
  #content(type: HistoryEventType, at: number): EventContent {
    const subject = this.#subjects.at(at) ?? "";
    if (typeof subject !== "string" && "index" in subject) return aboutIteration(type, subject);
    if (typeof subject !== "string" && "type" in subject) return subject;
    const text = textOf(this.#values.at(at) ?? null);
    if (type.endsWith("StateEntered")) {
      const name = typeof subject === "string" ? subject : subject.name;
      return { type, stateEnteredEventDetails: { name, input: text, inputDetails: whole } };
    }
    const exited = { output: text, outputDetails: whole };
    if (typeof subject === "string") return { type, stateExitedEventDetails: { name: subject, ...exited } };
    const { name, variables } = subject;
    return { type, stateExitedEventDetails: { name, ...exited, ...assignedVariables(variables) } };
  }

  /** Events of one moment share their time. */
  #timestamp(time: number): Date {
    if (this.#last.getTime() !== time) this.#last = new Date(time);
    return this.#last;
  }
}

/** A state that sets variables when it is left. */
export interface StateLeft {
  readonly name: string;
  readonly variables: ReadonlyMap<string, Json>;
}

/** What an event is about: a state by its name, an iteration of a Map; or all that there is to say. */
type Subject = string | StateLeft | Iteration | EventContent;

/** The types of events of iterations: `MapIterationStarted`. */
export type IterationEventType = Extract<HistoryEventType, `MapIteration${string}`>;

/** `MapIterationStarted` has `mapIterationStartedEventDetails`. */
function aboutIteration(type: HistoryEventType, iteration: Iteration): EventContent {
  return { type, [`m${type.slice(1)}EventDetails`]: iteration };
}

/** The types of events with which states begin and end. */
export type StayEventType = Extract<HistoryEventType, `${string}State${"Entered" | "Exited"}`>;

function assignedVariables(variables: ReadonlyMap<string, Json>): object {
  const texts = new RecordBuilder<string>();
  for (const [name, value] of variables) texts.add(name, textOf(value));
  return { assignedVariables: texts.made, assignedVariablesDetails: whole };
}
