/**
 * Tasks that wait for their tokens, in the hands of a test. Time passes only while the test waits for the run: for its
 * end, for the next such task, or for a while. In between, the virtual clocks stand still as long as a task is open.
 */
import { Clock } from "../../runtime/interpreter/clock";
import type { CallbackTask } from "../../runtime/interpreter/execution";
import { secondsOf } from "../words/duration";
import type { Duration } from "../words/duration";
import { WaitingTask } from "./waiting-task";

/** How a test knows a task, and what it sees of the call. */
export interface Known<Arguments> {
  readonly names: readonly string[];
  readonly arguments: Arguments;
}

interface Waiting<Arguments> {
  readonly names: readonly string[];
  readonly task: WaitingTask<Arguments>;
}

interface Sought<Arguments> {
  readonly name: string | undefined;
  readonly found: (task: WaitingTask<Arguments>) => void;
  readonly never: (why: Error) => void;
}

/** What an execution needs to know of who controls it. */
export interface Reins<Arguments> {
  readonly clock: Clock;
  /** Tasks that nobody has answered, and nobody has asked for. */
  readonly forgotten: readonly WaitingTask<Arguments>[];
  announce(given: CallbackTask, known: Known<Arguments>): void;
}

/** The reins of one run. */
export class Control<Arguments> implements Reins<Arguments> {
  readonly clock: Clock;
  /** That of the run, and those of the executions in it that go on; and what lets each of them run that is held. */
  readonly #clocks = new Map<Clock, (() => void) | null>();
  readonly #open = new Set<WaitingTask<Arguments>>();
  readonly #untaken: Waiting<Arguments>[] = [];
  readonly #sought: Sought<Arguments>[] = [];
  readonly #advancing = new Set<() => void>();
  #waits = 0;
  #over: Error | null = null;

  constructor(start: string | Date | number = "2026-01-01T00:00:00.000Z") {
    this.clock = new Clock(new Date(start).getTime());
    this.#clocks.set(this.clock, null);
  }

  /**
   * An execution that the run has started and waits for: its tasks are in the same hands, and it has a clock of its own,
   * for that of the run stands still meanwhile.
   */
  async child<Made>(start: number, run: (reins: Reins<Arguments>) => Promise<Made>): Promise<Made> {
    const clock = new Clock(start);
    this.#clocks.set(clock, null);
    this.#rein();
    const untaken = (): readonly WaitingTask<Arguments>[] => this.forgotten;
    const reins = {
      clock,
      get forgotten() {
        return untaken();
      },
      announce: (given: CallbackTask, known: Known<Arguments>) => this.announce(given, known),
    };
    try {
      return await run(reins);
    } finally {
      this.#clocks.get(clock)?.();
      this.#clocks.delete(clock);
    }
  }

  get forgotten(): readonly WaitingTask<Arguments>[] {
    return this.#untaken.map(({ task }) => task);
  }

  /** Takes a task into control: told by the runtime. */
  announce(given: CallbackTask, { names, arguments: args }: Known<Arguments>): void {
    const task = new WaitingTask(given, args, () => {
      this.#open.delete(task);
      this.#rein();
    });
    this.#open.add(task);
    const at = this.#sought.findIndex(({ name }) => name === undefined || names.includes(name));
    const [sought] = at < 0 ? [] : this.#sought.splice(at, 1);
    if (sought === undefined) this.#untaken.push({ names, task });
    else sought.found(task);
    this.#rein();
  }

  /** The next task of this name that waits for its token. */
  next(name?: string): Promise<WaitingTask<Arguments>> {
    const at = this.#untaken.findIndex(({ names }) => name === undefined || names.includes(name));
    const [waiting] = at < 0 ? [] : this.#untaken.splice(at, 1);
    if (waiting !== undefined) return Promise.resolve(waiting.task);
    if (this.#over !== null) return Promise.reject(this.#over);
    return new Promise((found, never) => {
      const leave = this.#enter();
      const sought = (task: WaitingTask<Arguments>): void => {
        leave();
        found(task);
      };
      this.#sought.push({ name, found: sought, never });
    });
  }

  /** Lets so much time pass, of an execution that the run waits for if there is one, or what there is of it until the run is over. */
  async advance(time: Duration): Promise<void> {
    if (this.#over !== null) return;
    const leave = this.#enter();
    const over = new Promise<void>((end) => this.#advancing.add(end));
    const running = [...this.#clocks.keys()].at(-1) ?? this.clock;
    await Promise.race([running.at(running.now + secondsOf(time) * 1_000), over]).then(leave);
  }

  /** Lets the run go on to its end. */
  letGo(): void {
    this.#enter();
  }

  /** Says that the run is over: nothing that is waited for will come. */
  end(why: Error): void {
    this.#over = why;
    for (const { never } of this.#sought.splice(0)) never(why);
    for (const end of this.#advancing) end();
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
    for (const [clock, release] of this.#clocks) {
      if (holds) this.#clocks.set(clock, release ?? clock.hold());
      else {
        release?.();
        this.#clocks.set(clock, null);
      }
    }
  }
}
