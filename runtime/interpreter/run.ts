/** What the parts of the interpreter hand to each other. */
import type { Branch, Json } from "../../compiler/asl/definition";
import type { Clock } from "./clock";
import type { Invoke } from "./execution";
import type { Fiber } from "./fiber";
import type { StateType } from "./history-event";
import type { Limits } from "./limits";
import type { Scope } from "./scope";

/** One execution. */
export interface Run {
  readonly clock: Clock;
  readonly limits: Limits;
  readonly random: () => number;
  readonly invoke: Invoke;
  /** `$states.context.Execution` and `.StateMachine`. */
  readonly execution: Json;
  readonly stateMachine: Json;
  /** Takes a line of execution through states, from the first to the end; gives the output of the last. */
  readonly walk: (place: Place, branch: Branch, input: Json) => Promise<Json>;
  /** States entered, and retries. */
  transitions: number;
}

/** Where states run. */
export interface Place {
  readonly run: Run;
  readonly fiber: Fiber;
  readonly scope: Scope;
}

/** One stay in a state. */
export interface Visit extends Place {
  readonly name: string;
  readonly type: StateType;
  readonly input: Json;
  /** Id of the event with which the stay began, and of the one before. */
  readonly entered: number;
  readonly before: number;
  /** When it began: milliseconds of the virtual clock. */
  readonly time: number;
  /** Retries made so far. */
  retries: number;
}

/** How a stay ends. */
export interface Exit {
  /** Null at the end of the machine, branch or iteration. */
  readonly next: string | null;
  readonly output: Json;
}
