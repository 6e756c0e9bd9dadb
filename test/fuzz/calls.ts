/** Whether a machine has made the calls that its function has made. */
import { canonical } from "../../src/testing/json";
import type { Call } from "./world";

/**
 * The first difference, in words. Calls are compared one by one "in order"; those of members of groups by their times.
 * When a member has failed at some time, siblings of it go on in the function which the machine has stopped: from then
 * on the machine may have left calls out.
 */
export function differentCalls(
  machine: readonly Call[],
  native: readonly Call[],
  how: "in order" | number | null,
): string | null {
  if (how === "in order") return firstDifference(machine.map(shown), native.map(shown));
  const failed = how ?? Infinity;
  const before = ({ time }: Call): boolean => time < failed;
  const early = firstDifference(inTime(machine.filter(before)), inTime(native.filter(before)));
  if (early !== null) return early;
  const left = inTime(native.filter((call) => !before(call)));
  for (const call of inTime(machine.filter((each) => !before(each)))) {
    const at = left.indexOf(call);
    if (at < 0) return `call ${call} of the machine is none of the function`;
    left.splice(at, 1);
  }
  return null;
}

function firstDifference(machine: readonly string[], native: readonly string[]): string | null {
  for (let at = 0; at < Math.max(machine.length, native.length); at++) {
    const [left = "nothing", right = "nothing"] = [machine[at], native[at]];
    if (left !== right) return `call ${at + 1} is ${left} in the machine, ${right} in the function`;
  }
  return null;
}

/** By time, those of one time by what they say. */
function inTime(calls: readonly Call[]): string[] {
  const sorted = [...calls].sort((a, b) => a.time - b.time || (shown(a) < shown(b) ? -1 : 1));
  return sorted.map(shown);
}

function shown(call: Call): string {
  return `${call.task}(${canonical(call.arguments)}) after ${call.time} ms`;
}
