/** What a state machine did with the world: the calls that it made, each attempt once, in the order of their starts. */
import type { Json } from "../../compiler/asl/definition";

/** One attempt of one call. Times are virtual, in milliseconds since 1970. */
export interface Attempt {
  readonly task: string;
  readonly arguments: readonly unknown[];
  /** The state that made it. */
  readonly state: string;
  /** From 1: how often this entry of the state has tried. */
  readonly attempt: number;
  readonly start: number;
  readonly end: number;
  readonly outcome: Outcome;
  /** What else than an answer could have ended it. */
  readonly limits: AttemptLimits;
  /** Milliseconds after its start when a heartbeat was last heard of; 0 without one. */
  readonly alive: number;
  /** The state did not wait for the answer any longer. */
  readonly givenUp: boolean;
  /** Other calls had not been answered when this one was made. */
  readonly beside: boolean;
  /** No call, but what a distributed Map has read or written. */
  readonly byMapRun?: true;
}

/** What its state has: limits of time, and a token that is waited for. */
export interface AttemptLimits {
  readonly timeout: boolean;
  readonly heartbeat: boolean;
  readonly callback: boolean;
}

export type Outcome =
  | { readonly kind: "returned"; readonly value: Json }
  | {
      readonly kind: "failed";
      /** The name in the state machine, such as `States.Timeout`. */
      readonly name: string;
      readonly message: string;
    };
