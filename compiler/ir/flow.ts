/**
 * A workflow as a tree of steps, still shaped like the source, but without TypeScript: awaits have become steps of
 * their own, expressions are pure, names are resolved. Made by `1-read`, examined by `2-check`, lowered by `3-plan`.
 */
import type { Permission, Region, RetryPolicy, Watched } from "../compiled";
import type { Distributed } from "./distributed";
import type { Expression, Local } from "./expression";
import type { Kinds } from "./kinds";
import type { Span } from "./span";
import type { Target } from "./target";
import type { Wait } from "./wait";

export interface Flow {
  /** Name of the state machine. */
  readonly name: string;
  readonly functionName: string;
  readonly file: string;
  readonly span: Span;
  readonly type: "STANDARD" | "EXPRESS";
  /** `@timeout`: it has to be done in so many seconds. */
  readonly timeoutSeconds: number | null;
  readonly permissions: readonly Permission[];
  /** Absent: nobody watches. */
  readonly watched?: Watched;
  /** What runs as JavaScript, in the order of the source. */
  readonly regions: readonly Region[];
  /** Calls of `console` that are left out. */
  readonly dropped: readonly Span[];
  /** Statements of which a comment says why what they do is not undone. */
  readonly excused: readonly Span[];
  readonly body: readonly Step[];
}

/** Identity of a loop, `switch` or labelled block that `break` and `continue` may name. */
export interface Label {
  readonly name: string;
}

export type Step =
  | TaskStep
  | SleepStep
  | SetStep
  | BranchStep
  | SwitchStep
  | LoopStep
  | EachStep
  | BlockStep
  | AttemptStep
  | LeaveStep
  | ReturnStep
  | ThrowStep
  | CompensateStep
  | SagaStep
  | ForgetStep
  | GroupStep
  | RecursionStep
  | RecurseStep;

interface Placed {
  readonly span: Span;
}

/** What may have a name by `// @state …`; a decision that has one stays a state of its own. */
interface Titled extends Placed {
  readonly title: string | null;
}

/** `into = await call(arguments)` */
export interface TaskStep extends Titled {
  readonly kind: "task";
  readonly target: Target;
  /** Of a task the argument itself, or an object keyed by parameter names; of anything else its arguments. */
  readonly payload: Expression;
  readonly into: Local | null;
  readonly resultKinds: Kinds;
  /** What is kept of the `result`, in terms of nothing else; null: all of it, as it is. */
  readonly kept: Expression | null;
  readonly retry: RetryPolicy | null;
  readonly timeoutSeconds: number | null;
  /** `retry` is what a `retry` around the call says. */
  readonly retried: boolean;
  /** What a `within` around the call says. */
  readonly limitSeconds: number | null;
  /** So long somebody who has its token, or works on it, may be silent. */
  readonly heartbeatSeconds: number | null;
}

/** A call of which nothing more is said: all that comes back is kept, and nothing is tried again or limited. */
export const plainCall = {
  kind: "task",
  kept: null,
  retry: null,
  timeoutSeconds: null,
  retried: false,
  limitSeconds: null,
  heartbeatSeconds: null,
} as const;

/** `await sleep(duration)`, `await sleepUntil(moment)` */
export interface SleepStep extends Titled, Wait {
  readonly kind: "sleep";
}

/** A declaration or an assignment. */
export interface SetStep extends Placed {
  readonly kind: "set";
  readonly local: Local;
  readonly value: Expression;
  /** In JavaScript the local holds the object that it held, which has changed; `unknown`: that, or another one. Absent: another one. */
  readonly identity?: "same" | "unknown";
  /** It puts together what the members of a group have written, whose results these are. Absent: it does not. */
  readonly merges?: Local;
}

export interface BranchStep extends Titled {
  readonly kind: "branch";
  readonly test: Expression;
  readonly then: readonly Step[];
  readonly otherwise: readonly Step[];
}

/** Cases in source order; a body falls through to the next. `test` null is `default`, wherever it stands. */
export interface SwitchStep extends Titled {
  readonly kind: "switch";
  readonly label: Label;
  readonly cases: readonly { readonly test: Expression | null; readonly body: readonly Step[]; readonly span: Span }[];
}

/** `while`, `do` and `for`: head and test before (or, for `do`, after) each turn; `continue` goes to the update. */
export interface LoopStep extends Titled {
  readonly kind: "loop";
  readonly label: Label;
  /** What must run before the test can be made: awaits in the condition. */
  readonly head: readonly Step[];
  /** Null: forever. */
  readonly test: Expression | null;
  readonly testFirst: boolean;
  readonly body: readonly Step[];
  readonly update: readonly Step[];
  /** What `for (let …)` declares: each turn has its own, the next one's begins with its value. */
  readonly copied: readonly Local[];
}

/** `for (const item of items)`, one after the other. */
export interface EachStep extends Titled {
  readonly kind: "each";
  readonly label: Label;
  readonly item: Local;
  readonly items: Expression;
  /**
   * Locals of the compiler's own: the array being walked, and the position in it. No array is kept where the items have to
   * be asked for their length in each turn: then the body takes its item itself.
   */
  readonly walked: Local | null;
  readonly index: Local;
  readonly body: readonly Step[];
}

/** A labelled block. */
export interface BlockStep extends Placed {
  readonly kind: "block";
  readonly label: Label;
  readonly body: readonly Step[];
}

/** `try { body } catch (error) { handler } finally { last }` */
export interface AttemptStep extends Placed {
  readonly kind: "attempt";
  readonly body: readonly Step[];
  readonly handler: { readonly error: Local; readonly body: readonly Step[]; readonly span: Span } | null;
  /** Its handler tries again: that has to happen in time, as everything that stands in no `catch`. */
  readonly again?: true;
  readonly last: readonly Step[] | null;
}

export interface LeaveStep extends Placed {
  readonly kind: "break" | "continue";
  readonly label: Label;
}

export interface ReturnStep extends Placed {
  readonly kind: "return";
  readonly value: Expression;
}

export interface ThrowStep extends Placed {
  readonly kind: "throw";
  readonly error: Expression;
}

/** `compensate(async () => { body })`, numbered in source order from 1. */
export interface CompensateStep extends Placed {
  readonly kind: "compensate";
  readonly number: number;
  /** For calls in the block that have no policy of their own. */
  readonly retry: RetryPolicy;
  /** When the block fails, the execution ends right there, to be repaired and redriven. */
  readonly halts: boolean;
  readonly body: readonly Step[];
}

/** `await saga(async () => { body })`: a scope of its own for compensations. */
export interface SagaStep extends Placed {
  readonly kind: "saga";
  readonly body: readonly Step[];
}

/** `commit()` forgets what is registered in its scope; `await rollback()` undoes it first. */
export interface ForgetStep extends Placed {
  readonly kind: "commit" | "rollback";
}

/** What a parameter is given. */
export interface Passed {
  readonly local: Local;
  /** Cannot fail. */
  readonly value: Expression;
}

/** `into = await visit(root)` of a function that calls itself: its body, which stands here once for all its calls. */
export interface RecursionStep extends Placed {
  readonly kind: "recursion";
  readonly routine: Label;
  readonly parameters: readonly Passed[];
  readonly body: readonly Step[];
  /** Where the body leaves what the function returns. */
  readonly result: Local;
  readonly resultKinds: Kinds;
  readonly into: Local;
  /** The locals around it, of which there is one for all its calls; each call has its own of every other one. */
  readonly around: ReadonlySet<Local>;
}

/** `into = await visit(child)` within that body. */
export interface RecurseStep extends Placed {
  readonly kind: "recurse";
  readonly routine: Label;
  readonly parameters: readonly Passed[];
  readonly into: Local;
  /** The locals around the recursion that its calls write. */
  readonly writes: readonly Local[];
}

/** `into = await Promise.all(…)`: steps that run at the same time. */
export interface GroupStep extends Placed {
  readonly kind: "group";
  readonly members: Members;
  readonly into: Local | null;
  /** The locals that its members write: each has its own, and they are put together after it. */
  readonly merged: readonly Local[];
  /** The variables that members have in the place of those around them. */
  readonly own: ReadonlyMap<Local, Local>;
  /** Those of them that are declared within it: nothing around it, and no other turn of a loop, has to do with them. Absent: none. */
  readonly declares?: ReadonlySet<Local>;
  /** Each member runs to its end, whatever becomes of the others. */
  readonly settles: boolean;
  readonly title: string;
}

/** The elements of a list that is written out, or one for each item of an array. */
export type Members =
  | { readonly kind: "branches"; readonly list: readonly Member[] }
  | {
      readonly kind: "each";
      readonly items: Expression;
      /** Null: nobody asks for it. */
      readonly item: Local | null;
      readonly index: Local | null;
      readonly member: Member;
      /** So many at once; null: all of them. */
      readonly concurrency: number | null;
      /** Null: the iterations are part of this execution. */
      readonly distributed: Distributed | null;
    };

/** What one of them does, and what it yields. */
export interface Member {
  readonly body: readonly Step[];
  readonly value: Expression;
}

/** Fails to compile when a variant of `Step` forgets its span. @public */
export const everyStepHasSpan = (step: Step): Span => step.span;
