/** Where a line of execution stopped, so that a redrive can go on there. */
import type { Json } from "../../compiler/asl/definition";
import type { Scope } from "./scope";

/** A stay in a state that did not end. */
export interface Stay {
  readonly name: string;
  readonly input: Json;
  readonly scope: Scope;
  /** Id of the event with which it began. */
  readonly entered: number;
}

export interface Halt extends Stay {
  /** Of a Parallel or Map: the outputs of the members that had ended, and where the others stopped. */
  readonly outputs: readonly (Json | undefined)[];
  readonly members: ReadonlyMap<number, Halt>;
}
