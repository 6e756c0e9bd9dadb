/**
 * One line of execution: the whole machine, a branch of a Parallel state, or an iteration of a Map state.
 * It remembers the last event that it wrote, from which the next one follows.
 */
import type { Json } from "../../compiler/asl/definition";
import type { Clock } from "./clock";
import { Abandoned } from "./failures";
import type { Halt, Stay } from "./halt";
import type { EventContent, Iteration, StateType } from "./history-event";
import type { History, IterationEventType, StayEventType, StateLeft } from "./history";
import type { SignalBox } from "./tasks/callbacks";
import type { Signal } from "./tasks/waiting";

/** A line of execution inside a Parallel or Map state that goes on. */
export interface Member {
  readonly fiber: Fiber;
  /** Set for an iteration of a Map. */
  readonly iteration: Iteration | null;
}

/** Most lines have none of these: a Map with many items makes many lines. */
const none: ReadonlyMap<number, never> = new Map<number, never>();
const nothing: readonly never[] = [];
const childless: ReadonlySet<Fiber> = new Set();

export class Fiber {
  /** Id of the event from which the next one follows; 0 before the first state. */
  last: number;
  /** The state it is in. */
  stateType: StateType | null = null;
  /** What goes on inside that state, in the order of branches and items. */
  members: ReadonlyMap<number, Member> = none;
  /** Executions of their own that were started here. */
  children: ReadonlySet<Fiber> = childless;
  /** The stay at hand, and what its members have come to. */
  stay: Stay | null = null;
  outputs: readonly (Json | undefined)[] = nothing;
  lines: ReadonlyMap<number, Member> = none;
  /** Where a redrive has it go on. */
  resume: Halt | null = null;
  readonly #clock: Clock;
  readonly #history: History;
  #abandoned = false;
  #release: (() => void) | null = null;

  constructor(clock: Clock, history: History, last: number) {
    this.#clock = clock;
    this.#history = history;
    this.last = last;
  }

  /** A line of execution inside this one. */
  branch(last: number): Fiber {
    return new Fiber(this.#clock, this.#history, last);
  }

  /** Begins a stay: what went on inside the one before is over. */
  enter(stay: Stay): void {
    this.stay = stay;
    this.outputs = nothing;
    this.lines = none;
  }

  /** Where it stands; null before its first state. */
  halt(): Halt | null {
    if (this.stay === null) return null;
    const halts = [...this.lines].map(([index, line]) => [index, line.fiber.halt()] as const);
    const members = new Map(halts.flatMap(([index, halt]) => (halt === null ? [] : [[index, halt] as const])));
    const { name, input, scope, entered } = this.stay;
    return { name, input, scope, entered, outputs: this.outputs, members };
  }

  /** Writes an event that follows from the last one, or from another. */
  record(content: EventContent, previous: number = this.last): number {
    this.#goOn();
    this.last = this.#history.add(content.type, previous, content);
    return this.last;
  }

  /** Writes that a state begins with an input, or ends with an output. */
  recordStay(type: StayEventType, state: string | StateLeft, value: Json): number {
    this.#goOn();
    this.last = this.#history.add(type, this.last, state, value);
    return this.last;
  }

  /** Writes that an iteration of a Map began or ended. */
  recordIteration(type: IterationEventType, iteration: Iteration, previous: number = this.last): number {
    this.#goOn();
    this.last = this.#history.add(type, previous, iteration);
    return this.last;
  }

  /** Waits until the virtual clock reaches a moment, in milliseconds. */
  async until(time: number, order?: number): Promise<void> {
    this.#goOn();
    await this.#clock.at(time, order);
    this.#goOn();
  }

  /** Waits for a moment or for a signal from outside, whatever comes first; null for the moment. */
  async untilOr(time: number, box: SignalBox | null, order: number): Promise<Signal | null> {
    if (box === null) {
      await this.until(time, order);
      return null;
    }
    this.#goOn();
    const here = box.take();
    if (here !== null) return here;
    await Promise.race([this.#clock.at(time, order), box.arrival()]);
    this.#goOn();
    return box.take();
  }

  /** Waits for something that happens in real time, during which the virtual clock stands still. */
  async real<T>(work: () => Promise<T>): Promise<T> {
    this.#goOn();
    this.#release = this.#clock.hold();
    try {
      return await work();
    } finally {
      this.#release();
      this.#goOn();
    }
  }

  /** Gives up this line of execution and those inside it: they write nothing any more. */
  abandon(): void {
    this.#abandoned = true;
    this.#release?.();
    for (const { fiber } of this.members.values()) fiber.abandon();
    for (const child of this.children) child.abandon();
  }

  #goOn(): void {
    if (this.#abandoned) throw new Abandoned();
  }
}
