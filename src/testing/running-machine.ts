/** A run of a machine written by hand that goes on, and the tasks in it that wait for their tokens. */
import type { Json } from "../../compiler/asl/definition";
import { Running } from "./running";
import type { WaitingTask } from "./waiting-task";

/** To `await` it lets it go on to its end. */
export class RunningMachine<Run> extends Running<Run, Json> {
  /**
   * The next task that waits for its token: any, or that of a state or of a resource. The clock stands still from
   * then on until the test waits for something again. Rejects when the run ends without one.
   */
  waitFor(task?: string): Promise<WaitingTask<Json>> {
    return this.next(task);
  }
}
