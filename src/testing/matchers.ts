/** The checks as matchers of Jest and vitest, and as assertions for any other runner. */
import { AssertionError } from "node:assert";
import { isDeepStrictEqual } from "node:util";
import { checks } from "./checks";
import type { Checkable, Checked, Equals, ExpectedCalls, ExpectedError } from "./checks";
import { toJson } from "./json";
import type { Task } from "./stub";

/** What the matchers add to what `expect(run)` gives; the types of a runner are extended by it. */
export interface RunMatchers<Result = void> {
  /** It succeeded, with this output if one is given. */
  toHaveSucceeded(output?: unknown): Result;
  /** It failed, with an error of this name, or this name, message and raw cause. */
  toHaveFailed(error?: ExpectedError): Result;
  /** It called a task: so many times, and one of them with these arguments. */
  toHaveCalled(task: Task | string, calls?: ExpectedCalls): Result;
  /** It came through these states in this order; others may lie between them. */
  toHaveTaken(...states: string[]): Result;
  /** Its compensations called exactly these tasks, in this order. */
  toHaveCompensated(...tasks: (Task | string)[]): Result;
}

interface Context {
  readonly equals?: Equals;
  /** How the runner shows what is different. */
  readonly utils?: { readonly diff?: (expected: unknown, found: unknown) => string | null | undefined };
}

interface Matched {
  readonly pass: boolean;
  readonly message: () => string;
}

/** For `expect.extend(matchers)`. */
export const matchers: {
  readonly [Name in keyof RunMatchers]: (
    this: Context,
    run: unknown,
    ...expected: Parameters<RunMatchers[Name]>
  ) => Matched;
} = {
  toHaveSucceeded(run, ...expected) {
    return matched(run, this, (each) => checks.toHaveSucceeded(each, equalsOf(this), ...expected));
  },
  toHaveFailed(run, ...expected) {
    return matched(run, this, (each) => checks.toHaveFailed(each, equalsOf(this), ...expected));
  },
  toHaveCalled(run, ...expected) {
    return matched(run, this, (each) => checks.toHaveCalled(each, equalsOf(this), ...expected));
  },
  toHaveTaken(run, ...expected) {
    return matched(run, this, (each) => checks.toHaveTaken(each, equalsOf(this), ...expected));
  },
  toHaveCompensated(run, ...expected) {
    return matched(run, this, (each) => checks.toHaveCompensated(each, equalsOf(this), ...expected));
  },
};

/**
 * The same for runners without matchers, such as `node:test`: `assertRun(run).toHaveFailed("SoldOut")`, or
 * `assertRun(run).not.toHaveFailed()`. Throws an AssertionError.
 */
export function assertRun(run: Checkable): RunMatchers & { readonly not: RunMatchers } {
  return { ...asserting(run, true), not: asserting(run, false) };
}

function asserting(run: Checkable, wanted: boolean): RunMatchers {
  const asserted = ({ pass, message }: Matched): void => {
    if (pass !== wanted) throw new AssertionError({ message: message(), stackStartFn: assertRun });
  };
  return {
    toHaveSucceeded: (...expected) => asserted(matchers.toHaveSucceeded.call(plain, run, ...expected)),
    toHaveFailed: (...expected) => asserted(matchers.toHaveFailed.call(plain, run, ...expected)),
    toHaveCalled: (...expected) => asserted(matchers.toHaveCalled.call(plain, run, ...expected)),
    toHaveTaken: (...expected) => asserted(matchers.toHaveTaken.call(plain, run, ...expected)),
    toHaveCompensated: (...expected) => asserted(matchers.toHaveCompensated.call(plain, run, ...expected)),
  };
}

/** What crosses a run's border is JSON: so are the values that it is compared with. */
const plain: Context = { equals: (found, expected) => isDeepStrictEqual(toJson(found), toJson(expected)) };

function equalsOf({ equals }: Context): Equals {
  return equals ?? plain.equals ?? isDeepStrictEqual;
}

function matched(run: unknown, { utils }: Context, check: (run: Checkable) => Checked): Matched {
  if (!isCheckable(run))
    throw new TypeError("this is no run: it is expected of what `simulate` or `simulateAsl` gives, awaited");
  const { pass, expected, found, differing } = check(run);
  const diff = (): string => (pass || differing === undefined ? "" : (utils?.diff?.(...differing) ?? ""));
  const parts = (): string[] => [`expected the run ${pass ? "not " : ""}to ${expected}; ${found}`, diff(), run.trace()];
  return { pass, message: () => parts().filter(Boolean).join("\n\n") };
}

function isCheckable(run: unknown): run is Checkable {
  return typeof run === "object" && run !== null && "status" in run && "calls" in run && "states" in run;
}
