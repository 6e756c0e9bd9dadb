/** What the parts of the interpreter hand to each other. */
import type { Json } from "../../compiler/asl/definition";
import type { Branch, QueryLanguage } from "./definition/machine";
import type { Clock } from "./clock";
import type { Arns, Identity } from "./context";
import type { CallbackTask, ChildExecution, Invoke, FailObjects, ObjectAccess } from "./execution";
import type { Fiber } from "./fiber";
import type { StateType } from "./history-event";
import type { Limits } from "./limits";
import type { ObjectStore } from "./object-store";
import type { Scope } from "./scope";
import type { Callbacks } from "./tasks/callbacks";
import type { Patience } from "./tasks/silence";
import type { Turns } from "./turns";

/** One execution. */
export interface Run {
  readonly clock: Clock;
  readonly limits: Limits;
  readonly random: () => number;
  /** What expressions drew by chance. */
  readonly drawn: (number | string)[];
  readonly invoke: Invoke;
  readonly patience: Patience;
  readonly callbacks: Callbacks;
  /** Makes the token of a task. */
  readonly token: (state: string) => string;
  /** Null where nobody controls callbacks. */
  readonly onCallback: ((task: CallbackTask) => Promise<void> | void) | null;
  readonly arns: Arns;
  readonly identity: Identity;
  readonly objectStore: ObjectStore;
  readonly onObjects: (access: ObjectAccess) => void;
  readonly failObjects: FailObjects;
  /** Child executions that have ended. */
  readonly children: ChildExecution[];
  /** Of states that do not name one. */
  readonly language: QueryLanguage;
  /** `$states.context.Execution` and `.StateMachine`. */
  readonly execution: Json;
  readonly stateMachine: Json;
  /** A context object that takes the place of the one that the states would have: of a state that is tested. */
  readonly context?: Json;
  /** Takes a line of execution through states, from the first to the end, and tells of the output of the last. */
  readonly walk: (place: Place, branch: Branch, input: Json, end: WayEnd) => void;
  readonly turns: Turns;
  /** States entered, and retries. */
  transitions: number;
  /** There are lines, or other executions, that may go on at the same moment. */
  hasLines: boolean;
}

/** Where states run. */
export interface Place {
  readonly run: Run;
  readonly fiber: Fiber;
  readonly scope: Scope;
}

/** Who is told how a line of execution ends. */
export interface WayEnd {
  succeeded(output: Json): void;
  failed(thrown: unknown): void;
}

/** One stay in a state. */
export interface Visit extends Place {
  readonly name: string;
  readonly type: StateType;
  readonly language: QueryLanguage;
  readonly input: Json;
  /** Id of the event with which the stay began, and of the one before. */
  readonly entered: number;
  readonly before: number;
  /** When it began: milliseconds of the virtual clock. */
  readonly time: number;
  /** Retries made so far. */
  retries: number;
  /** The token of the task at hand, where one waits for it. */
  token: string | null;
}

/** How a stay ends. */
export interface Exit {
  /** Null at the end of the machine, branch or iteration. */
  readonly next: string | null;
  readonly output: Json;
}
