/** A run of a workflow that goes on, and the calls in it that wait for somebody who has their tokens. */
import type { Control } from "./control";
import { Running } from "./running";
import type { CommandClass, Stubbed, Task } from "./stub";
import type { WaitingTask } from "./waiting-task";

/** Any arguments of a call. */
export type Sent = readonly unknown[];

/** The call or the state that a test means. Throws where there is none such. */
export type NameOf = (task: Stubbed | string) => string;

/** To `await` it lets it go on to its end. */
export class RunningWorkflow<Run> extends Running<Run, Sent> {
  readonly #nameOf: NameOf;

  constructor(run: Promise<Run>, control: Control<Sent>, nameOf: NameOf) {
    super(run, control);
    this.#nameOf = nameOf;
  }

  /**
   * The next call that waits for its token and that no stub answers: of a `callback`, by the task or the command that
   * hands the token on; of an activity; or any, or that of a state. The clock stands still from then on until the
   * test waits for something again. Rejects when the run ends without one.
   */
  waitFor<T extends Task>(task: T): Promise<WaitingTask<Parameters<T>>>;
  waitFor<Input, Output>(command: CommandClass<Input, Output>): Promise<WaitingTask<[input: Input]>>;
  waitFor(state?: string): Promise<WaitingTask<Sent>>;
  async waitFor(task?: Stubbed | string): Promise<unknown> {
    return this.next(task === undefined ? undefined : this.#nameOf(task));
  }
}
