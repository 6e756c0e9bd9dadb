/**
 * A command is over in seconds, and V8 would spend a quarter of them on optimising functions that then hardly run any
 * more. Each version has a number of its own that says how much a function has to run before it is worth it.
 */
import { setFlagsFromString } from "node:v8";

/** By the version of V8: those of Node 20, 22 and 24, on which this has been measured. No other is told anything. */
const patience: Readonly<Record<string, string>> = {
  "11.3": "--interrupt-budget=540000",
  "12.4": "--invocation-count-for-turbofan=30000",
  "13.6": "--invocation-count-for-turbofan=30000",
};

/** What V8 of this version, as `process.versions` has it, is told; null where nothing is. */
export function patienceOf(v8: string): string | null {
  const [major = "", minor = ""] = v8.split(".");
  return patience[`${major}.${minor}`] ?? null;
}

/** Lets V8 optimise what has run for longer than it would by itself. For a process of our own, never for a user's. */
export function optimiseLater(): void {
  const flag = patienceOf(process.versions.v8);
  if (flag !== null) setFlagsFromString(flag);
}
