/** What a history tells of one stay in a state. */

export interface Step {
  readonly state: string;
  /** `Task`, `Choice`, … */
  readonly type: string;
  /** Id of the event that entered the state. */
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** The Parallel or Map around it; null in the machine itself. */
  readonly inside: Step | null;
  /** From 0: which iteration of the Map around it; null elsewhere. */
  readonly iteration: number | null;
  readonly attempts: readonly Attempt[];
  /** What left the state: null for one that was never left. */
  readonly exit: Exit | null;
  readonly outcome: Outcome;
  /** What failed last, if anything did. */
  readonly failure: Failure | null;
  /** The state that was entered next. */
  readonly next: string | null;
}

/**
 * `caught`: it failed, and a catcher led on. `aborted`: what is around it ended first. `open`: the history ends before
 * the state does.
 */
export type Outcome = "succeeded" | "caught" | "failed" | "aborted" | "open";

export interface Failure {
  readonly error: string;
  readonly cause: string;
}

/** One try of a task, a Parallel or a Map. */
export interface Attempt {
  readonly time: number;
  readonly failure: Failure | null;
}

export interface Exit {
  readonly time: number;
  /** ASL variable → JSON text of its new value. */
  readonly assigned: { readonly [variable: string]: string };
}
