/**
 * Tasks that wait for their tokens, in the hands of a test. Time passes only while the test waits for the run: for its
 * end, for the next such task, or for a while. In between, the virtual clock stands still as long as a task is open.
 */
import { Clock } from "../../runtime/interpreter/clock";
import type { CallbackTask } from "../../runtime/interpreter/execution";
import { namesOfCall } from "../definition/tasks";
import { secondsOf } from "../words/duration";
import type { Duration } from "../words/duration";
import { WaitingTask } from "./waiting-task";

interface Sought {
  readonly name: string | undefined;
  readonly found: (task: WaitingTask) => void;
  readonly never: (why: Error) => void;
}

/** The reins of one run. */
export class Control {
  readonly clock: Clock;
  readonly #open = new Set<WaitingTask>();
  readonly #untaken: WaitingTask[] = [];
  readonly #sought: Sought[] = [];
  #waits = 0;
  #release: (() => void) | null = null;
  #over: Error | null = null;

  constructor(start: number) {
    this.clock = new Clock(start);
  }

  /** Tasks that nobody has answered, and nobody has asked for. */
  get forgotten(): readonly string[] {
    return this.#untaken.map(({ state }) => state);
  }

  /** Takes a task into control: told by the runtime. */
  announce(task: CallbackTask): void {
    const waiting = new WaitingTask(task, () => {
      this.#open.delete(waiting);
      this.#rein();
    });
    this.#open.add(waiting);
    const at = this.#sought.findIndex(({ name }) => isMeant(name, waiting));
    const [sought] = at < 0 ? [] : this.#sought.splice(at, 1);
    if (sought === undefined) this.#untaken.push(waiting);
    else sought.found(waiting);
    this.#rein();
  }

  /** The next task of this state or resource that waits for its token. */
  next(name?: string): Promise<WaitingTask> {
    const at = this.#untaken.findIndex((task) => isMeant(name, task));
    const [task] = at < 0 ? [] : this.#untaken.splice(at, 1);
    if (task !== undefined) return Promise.resolve(task);
    if (this.#over !== null) return Promise.reject(this.#over);
    return new Promise((found, never) => {
      const leave = this.#enter();
      const sought = (waiting: WaitingTask): void => {
        leave();
        found(waiting);
      };
      this.#sought.push({ name, found: sought, never });
    });
  }

  /** Lets so much time pass. */
  async advance(time: Duration): Promise<void> {
    if (this.#over !== null) return;
    const leave = this.#enter();
    await this.clock.at(this.clock.now + secondsOf(time) * 1_000).then(leave);
  }

  /** Lets the run go on to its end. */
  letGo(): void {
    this.#enter();
  }

  /** Says that the run is over: nothing that is waited for will come. */
  end(why: Error): void {
    this.#over = why;
    for (const { never } of this.#sought.splice(0)) never(why);
  }

  /** The test begins to wait; gives what ends that. */
  #enter(): () => void {
    this.#waits++;
    this.#rein();
    return () => {
      this.#waits--;
      this.#rein();
    };
  }

  #rein(): void {
    const holds = this.#waits === 0 && this.#open.size > 0;
    if (holds) this.#release ??= this.clock.hold();
    else {
      this.#release?.();
      this.#release = null;
    }
  }
}

function isMeant(name: string | undefined, { state, resource }: WaitingTask): boolean {
  return name === undefined || namesOfCall(state, resource, undefined).includes(name);
}
