/**
 * What has to hold of every run, whoever made it: nothing that was taken is forgotten, things are given back in the reverse
 * of the order in which they were taken, and the error that goes on is the one that began it. Read off the world alone.
 */
import type { Ran } from "./run-program";
import type { Attempt, World } from "./world";

/** The first law that a run breaks, in words; null when it keeps them. `written`: what the program has that makes laws weaker. */
export function brokenLaw(ran: Ran, world: World, written: ReadonlySet<string>): string | null {
  return outOfOrder(world) ?? releasedTwice(world) ?? (isStrict(written) ? forgotten(ran, world) : null);
}

/**
 * With these, things stay in the world because the program says so; and an error in `finally` takes the place of a report.
 */
const excuses = ["commit", "catch", "finally", "halt", "rollback"];

function isStrict(written: ReadonlySet<string>): boolean {
  return !excuses.some((excuse) => written.has(excuse));
}

/** After a failure nothing is left, but what the report names, and what no compensation could know of. */
function forgotten({ ending }: Ran, world: World): string | null {
  const left = [...world.held].filter((name) => !isUnknown(name, world));
  if (ending.kind === "returned") return null;
  const reported = ending.name === "CompensationFailed" ? reportedBy(ending.message) : [];
  const missing = left.filter((name) => !reported.some((argument) => covers(argument, name)));
  if (missing.length > 0) return `${missing.join(", ")} is left, and ${ending.name} does not say so`;
  const surplus = reported.filter((argument) => !isAttempted(argument, world));
  return surplus.length > 0 ? `${surplus.join(", ")} was never taken, and is reported` : null;
}

/** A call that took effect and was answered by an error, with nothing registered before it: nobody knows the name. */
function isUnknown(name: string, { attempts }: World): boolean {
  const taken = attempts.find(({ added }) => added === name);
  const cleared = attempts.some(({ task, argument }) => task === "clear" && covers(argument, name));
  return taken !== undefined && taken.fate !== "fine" && !cleared;
}

/** A thing under its own name, or all things that were taken for one argument. */
function covers(argument: string, name: string): boolean {
  return name === argument || name.startsWith(`${argument}.`);
}

/**
 * Every failure in a compensation has the thing in its message: `release s3.1 fails`. The report of a nested scope stands
 * in that of the one around it, as the message of its original error.
 */
function reportedBy(message: string): readonly string[] {
  return [...message.matchAll(/\b(?:release|drop|clear|tell) (\S+) (?:fails|half|late)/g)].map(
    ([, argument = ""]) => argument,
  );
}

function isAttempted(argument: string, { attempts }: World): boolean {
  return attempts.some(({ task, argument: own }) => isUndoing(task) && own === argument);
}

const undoing: ReadonlySet<Attempt["task"]> = new Set(["release", "drop", "clear", "tell"] as const);

/** True for tasks that compensations call. */
export function isUndoing(task: Attempt["task"]): boolean {
  return undoing.has(task);
}

/**
 * When something begins to be given back, nothing is left that was taken later and is given back later still. Things that
 * were asked for under one argument, in tries of one block, may be given back at once, by what a later try has registered.
 */
function outOfOrder({ attempts }: World): string | null {
  const taken = attempts.flatMap(({ added, argument }, at) => (added === null ? [] : [{ name: added, argument, at }]));
  const begins = (name: string): number =>
    attempts.findIndex(({ task, argument }) => isUndoing(task) && covers(argument, name));
  const undone = taken
    .filter(
      ({ argument }) => attempts.filter(({ task, argument: of }) => task === "take" && of === argument).length === 1,
    )
    .map((thing) => ({ ...thing, begins: begins(thing.name) }))
    .filter((each) => each.begins >= 0);
  for (const [index, early] of undone.entries())
    for (const late of undone.slice(index + 1))
      if (early.begins > late.at && early.begins < late.begins && !areConcurrent(early.name, late.name))
        return `${early.name} is given back before ${late.name}, which was taken later`;
  return null;
}

/** Names say in which member of which group a thing was taken: `s7/m3:0` and `s9/m3:1` in no order that is fixed. */
function areConcurrent(one: string, other: string): boolean {
  const marks = (name: string): ReadonlyMap<string, string> =>
    new Map([...name.matchAll(/(m\d+):([^/.]*)/g)].map(([, group = "", member = ""]) => [group, member]));
  const others = marks(other);
  return [...marks(one)].some(([group, member]) => others.has(group) && others.get(group) !== member);
}

/** What has been given back without an error is not given back again. */
function releasedTwice({ attempts }: World): string | null {
  const done = new Set<string>();
  for (const { task, argument, fate } of attempts) {
    if (task !== "release" && task !== "drop") continue;
    if (done.has(argument)) return `${argument} is given back twice`;
    if (fate === "fine") done.add(argument);
  }
  return null;
}
