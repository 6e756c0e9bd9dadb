/** A task that waits for its token: what a test can do about it. */
import type { CallbackTask } from "../../runtime/interpreter/execution";
import { errorMessage, errorName } from "../../runtime/lambda/error-name";
import { secondsOf } from "../words/duration";
import type { Duration } from "../words/duration";
import { toJson } from "./json";

/** One waiting task. What is sent to it arrives at once, or `after` so much time of the virtual clock. */
export class WaitingTask<Arguments> {
  readonly state: string;
  readonly resource: string;
  readonly token: string;
  /** What the call was made with. */
  readonly arguments: Arguments;
  readonly #task: CallbackTask;
  readonly #answered: () => void;

  /** `answered` is told when nothing more is to be decided about the task. */
  constructor(task: CallbackTask, args: Arguments, answered: () => void) {
    const { state, resource, token } = task;
    this.state = state;
    this.resource = resource;
    this.token = token;
    this.arguments = args;
    this.#task = task;
    this.#answered = answered;
  }

  /** SendTaskSuccess. */
  succeed(output: unknown, after: Duration = 0): void {
    this.#task.succeed(toJson(output), milliseconds(after));
    this.#answered();
  }

  /** SendTaskFailure, with an error, or its name and a cause. */
  fail(error: Error | string, cause = "", after: Duration = 0): void {
    const name = typeof error === "string" ? error : errorName(error);
    this.#task.fail(name, typeof error === "string" ? cause : errorMessage(error), milliseconds(after));
    this.#answered();
  }

  /** SendTaskHeartbeat. */
  heartbeat(after: Duration = 0): void {
    this.#task.heartbeat(milliseconds(after));
  }

  /** Nothing is ever sent: its time limit, or its heartbeat, ends it. */
  expire(): void {
    this.#answered();
  }
}

function milliseconds(after: Duration): number {
  return secondsOf(after) * 1_000;
}
