/**
 * guarded("outer", () => guarded("inner", work))   →   the body of `guarded`, and in it once more
 *
 * A function that is passed as an argument is read where it is called, but its names mean what they meant where it was
 * written; and it is no recursion when it calls the very function that calls it.
 */
import type { Symbol } from "ts-morph";
import type { Expression, Local } from "../ir/expression";
import type { Inlinable } from "./inlinable";
import type { Place } from "./places";
import type { Reading } from "./reading";
import type { Routine } from "./recursion/routine";

/** A function; and, when it was passed as an argument, the place where that was. */
export interface Closure {
  readonly target: Inlinable;
  readonly surroundings: Surroundings | null;
}

/** What names mean at a place, and which functions are being written out there. */
export interface Surroundings {
  readonly locals: ReadonlyMap<Symbol, Local>;
  readonly functions: ReadonlyMap<Symbol, Closure>;
  readonly aliases: ReadonlyMap<Symbol, Expression>;
  readonly views: ReadonlyMap<Symbol, Place>;
  readonly inlining: readonly Inlinable[];
  readonly routines: ReadonlyMap<Inlinable, Routine>;
}

/** Functions that are passed to each other may go on without end, though none calls itself: so many levels are enough. */
const deepest = 60;

/**
 * What is written out for one call doubles with each function that calls the next one twice, and is still more where they
 * call each other. No definition holds so many awaited calls, and no expression so many others.
 */
const most = { awaited: 300, plain: 60 };

/** The closure with the place at which it stands, if it does not have one yet. */
export function passedHere({ target, surroundings }: Closure, reading: Reading): Closure {
  return { target, surroundings: surroundings ?? here(reading) };
}

/** True where writing a call of the function out would not end, or not soon. */
export function isEndless(closure: Closure, reading: Reading): boolean {
  const { target, surroundings } = closure;
  if ((surroundings ?? reading).inlining.includes(target)) return true;
  const sort = sortOf(target);
  // Two such calls in each body would double with each level: once is enough to know.
  if (reading.depth.awaited + reading.depth.plain >= deepest) reading.writtenOut[sort] = Infinity;
  return reading.writtenOut[sort] >= most[sort];
}

/** True where that is for the number of calls: none of them calls itself. */
export function isTooMany({ target }: Closure, { writtenOut }: Reading): boolean {
  const count = writtenOut[sortOf(target)];
  return count >= most[sortOf(target)] && count !== Infinity;
}

/** Forgets what has been written out since; but what awaits and is too much stays so, for nothing else can be made of it. */
export function forgetWritten(before: Reading["writtenOut"], { writtenOut }: Reading): void {
  writtenOut.plain = before.plain;
  if (writtenOut.awaited < most.awaited) writtenOut.awaited = before.awaited;
}

function sortOf(target: Inlinable): "awaited" | "plain" {
  return target.isAsync() ? "awaited" : "plain";
}

/** Reads a function's body where its names mean what they should; what they mean here is the same again afterwards. */
export function inside<Result>({ target, surroundings }: Closure, reading: Reading, read: () => Result): Result {
  const outer = here(reading);
  const { tries } = reading;
  if (surroundings !== null) goTo(surroundings, reading);
  const sort = sortOf(target);
  reading.writtenOut[sort]++;
  reading.depth[sort]++;
  reading.inlining.push(target);
  reading.tries = 0;
  const result = read();
  reading.tries = tries;
  reading.depth[sort]--;
  if (reading.depth[sort] === 0) reading.writtenOut[sort] = 0;
  goTo(outer, reading);
  return result;
}

function here({ locals, functions, aliases, views, inlining, routines }: Reading): Surroundings {
  return {
    locals: new Map(locals),
    functions: new Map(functions),
    aliases: new Map(aliases),
    views: new Map(views),
    inlining: [...inlining],
    routines: new Map(routines),
  };
}

function goTo({ locals, functions, aliases, views, inlining, routines }: Surroundings, reading: Reading): void {
  fill(reading.locals, locals);
  fill(reading.functions, functions);
  fill(reading.aliases, aliases);
  fill(reading.views, views);
  fill(reading.routines, routines);
  reading.inlining.splice(0, Infinity, ...inlining);
}

function fill<Key, Value>(map: Map<Key, Value>, values: ReadonlyMap<Key, Value>): void {
  map.clear();
  for (const [key, value] of values) map.set(key, value);
}
