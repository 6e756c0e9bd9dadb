/**
 * The bounds that AWS sets to the depth of an evaluation and to its memory, and a bound on its steps in place of AWS's
 * one second.
 *
 * Every sub-expression whose evaluation began and has not ended is one level. jsonata evaluates the members of a list
 * or an object at the same time, which would count them as nested; here each waits until the one before it is done.
 */
import { isAdded } from "./dialect";
import { tooDeep } from "./evaluation-error";
import { EvaluationLimit } from "./limit";
import { stepsFor, weighed } from "./weight";

/** The place in the environment of an evaluation where its meter stands. */
export const meterName = "\u0000meter";

interface Level {
  /** The sibling that waits for this one. */
  next: Level | null;
  go: () => void;
}

export class Meter {
  readonly #depth: number;
  #steps: number;
  readonly #levels: Level[] = [];
  #last: Level | null = null;
  #fresh = false;

  constructor(limits: { readonly depth: number; readonly steps: number }) {
    this.#depth = limits.depth;
    this.#steps = limits.steps;
  }

  /** An evaluation begins; the promise, if any, is for a sibling that has to wait its turn. */
  enter(): Promise<void> | undefined {
    if (this.#steps-- <= 0) throw new EvaluationLimit("Expression evaluation timeout: Check for infinite loop");
    const level: Level = { next: null, go: () => undefined };
    if (this.#fresh && this.#last !== null) {
      // No microtask ran since the last one began: both were started in one go.
      this.#last.next = level;
      this.#last = level;
      return new Promise((resolve) => (level.go = resolve));
    }
    if (this.#levels.length >= this.#depth) {
      throw new EvaluationLimit(tooDeep);
    }
    this.#fresh = true;
    queueMicrotask(() => (this.#fresh = false));
    this.#levels.push(level);
    this.#last = level;
    return undefined;
  }

  /** An evaluation ends with a result, which must not be too heavy. */
  leave(result: unknown): void {
    weighed(result);
    this.#steps -= stepsFor(result);
    const sibling = this.#levels.pop()?.next ?? null;
    if (sibling === null) return;
    this.#levels.push(sibling);
    sibling.go();
  }
}

interface Environment {
  lookup(name: string): unknown;
}

/** Anything that jsonata lets one put into the environment of an expression, also under its own symbols. */
interface Assignable {
  assign(name: string | symbol, value: unknown): void;
}

/** The names under which jsonata looks for somebody to tell of every evaluation. */
const entry = Symbol.for("jsonata.__evaluate_entry");
const exit = Symbol.for("jsonata.__evaluate_exit");

/** Has every evaluation of an expression counted by the meter of its environment. */
export function installMeter(expression: Assignable): void {
  const meterOf = (node: unknown, environment: Environment): Meter | undefined => {
    const meter = isAdded(node) ? undefined : environment.lookup(meterName);
    return meter instanceof Meter ? meter : undefined;
  };
  expression.assign(entry, (node: unknown, _: unknown, environment: Environment) =>
    meterOf(node, environment)?.enter(),
  );
  expression.assign(exit, (node: unknown, _: unknown, environment: Environment, result: unknown) =>
    meterOf(node, environment)?.leave(result),
  );
}
