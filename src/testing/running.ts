/** A simulated run that goes on: the promise of its end. */
import type { Duration } from "../words/duration";
import type { Control } from "./control";
import type { WaitingTask } from "./waiting-task";

/** To `await` it lets it go on to its end. */
export class Running<Run, Arguments> implements Promise<Run> {
  readonly [Symbol.toStringTag] = "Promise";
  readonly #run: Promise<Run>;
  readonly #control: Control<Arguments>;

  constructor(run: Promise<Run>, control: Control<Arguments>) {
    this.#run = run;
    this.#control = control;
    run.then(
      () => control.end(new Error("the run is over, and no such task waits for its token")),
      (error: unknown) => control.end(error instanceof Error ? error : new Error(String(error))),
    );
  }

  /** The next task of this name that waits for its token, or the next one of all. */
  protected next(name?: string): Promise<WaitingTask<Arguments>> {
    return this.#control.next(name);
  }

  /** Lets so much virtual time pass. */
  advance(time: Duration): Promise<void> {
    return this.#control.advance(time);
  }

  then<Kept = Run, Thrown = never>(
    kept?: ((run: Run) => Kept | PromiseLike<Kept>) | null,
    thrown?: ((reason: unknown) => Thrown | PromiseLike<Thrown>) | null,
  ): Promise<Kept | Thrown> {
    this.#control.letGo();
    return this.#run.then(kept, thrown);
  }

  catch<Thrown = never>(thrown?: ((reason: unknown) => Thrown | PromiseLike<Thrown>) | null): Promise<Run | Thrown> {
    return this.then(null, thrown);
  }

  finally(done?: (() => void) | null): Promise<Run> {
    this.#control.letGo();
    return this.#run.finally(done);
  }
}
