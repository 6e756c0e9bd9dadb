/** Whether the machines of a program do what its function does, in a world, and whether all of them do the same. */
import type { Execution } from "../../runtime/interpreter/execution";
import { agree } from "../../src/testing/ending";
import type { Ending } from "../../src/testing/ending";
import { canonical } from "../../src/testing/json";
import { differentCalls } from "./calls";
import { runMachine } from "./machine";
import type { Runnable } from "./machine";
import { runNatively } from "./native";
import type { NativeProgram, Ran } from "./native";
import { TooLong } from "./world";
import type { World } from "./world";

/** How the machine of a program is compiled that people get. */
export const wholly = "all passes";

/** So long an execution lives. */
const year = 365 * 24 * 3_600_000;

export type Verdict =
  | { readonly kind: "same" }
  /** The run meets a limit that the compiler documents, or is too long to be compared. */
  | { readonly kind: "limit"; readonly what: string }
  | { readonly kind: "different"; readonly way: string; readonly what: string; readonly native: Ran | null };

/** Runs the function and each machine in the world. */
export async function judge(
  native: NativeProgram,
  ways: ReadonlyMap<string, Runnable>,
  world: World,
): Promise<Verdict> {
  try {
    return await compared(await runNatively(native, world), ways, world);
  } catch (error) {
    if (error instanceof TooLong) return { kind: "limit", what: "too many calls" };
    throw error;
  }
}

/** A history holds 25,000 events; a machine that ends before ten times as many does not go round in circles. */
const manyEvents = 250_000;

/** Runs each machine in the world, and compares it with what the function has done there. */
export async function compared(expected: Ran, ways: ReadonlyMap<string, Runnable>, world: World): Promise<Verdict> {
  try {
    for (const [way, runnable] of ways) {
      const { execution, ran } = await runMachine(runnable, world);
      if (!goesRound(execution)) {
        const verdict = verdictOn(way, execution, { ran, expected, concurrent: world.concurrent });
        if (verdict !== null) return verdict;
        continue;
      }
      if (way !== wholly) return { kind: "limit", what: "too many events without all passes" };
      const long = await runMachine(runnable, world, manyEvents);
      const verdict = verdictOn(way, long.execution, { ran: long.ran, expected, concurrent: world.concurrent });
      return verdict ?? { kind: "limit", what: "too many events" };
    }
    return { kind: "same" };
  } catch (error) {
    if (error instanceof TooLong) return { kind: "limit", what: "too many calls" };
    throw error;
  }
}

/** What a machine has done, and what its function. */
interface Both {
  readonly ran: Ran;
  readonly expected: Ran;
  readonly concurrent: boolean;
}

/** What is to be said of a machine; null where it did what its function did. */
function verdictOn(way: string, execution: Execution, { ran, expected, concurrent }: Both): Verdict | null {
  const limit = limitOf(execution);
  if (limit !== null) return { kind: "limit", what: limit };
  const what = brokenBy(execution) ?? differenceOf(ran, expected, { execution, concurrent });
  if (what === null) return null;
  if (claimsTooMuch(execution)) return { kind: "limit", what: "claims" };
  if (expected.atOnce === true || endsAsItFails({ ran, expected, concurrent }, execution))
    return { kind: "limit", what: "members that fail at once" };
  if (expected.milliseconds > year) return { kind: "limit", what: "more than a year" };
  return { kind: "different", way, what, native: expected };
}

/** True where a state has met a value that is not what a cast or a `!` claims: a report of it has been cut off, or it was caught. */
function claimsTooMuch({ history }: Execution): boolean {
  return history.some(({ evaluationFailedEventDetails: failed }) => failed?.cause?.includes(falseClaim) === true);
}

/**
 * True where members have called something at the very moment in which another one fails, and the function has ended by that:
 * which of them comes first is nobody's promise.
 */
function endsAsItFails({ ran, expected, concurrent }: Both, execution: Execution): boolean {
  const failed = concurrent ? failedAt(execution) : null;
  if (failed === null || failed !== expected.milliseconds) return false;
  const before = { ...ran, calls: ran.calls.filter(({ time }) => time < failed) };
  return before.calls.length < ran.calls.length && differenceOf(before, expected, { execution, concurrent }) === null;
}

/** No function ends in these: the machine itself is at fault. */
function brokenBy(execution: Execution): string | null {
  const { error, cause } = execution;
  if (goesRound(execution)) return "the machine goes round in circles";
  const broken = error === "States.Runtime" || error === "States.QueryEvaluationError";
  return broken ? `the machine fails with ${error}: ${cause}` : null;
}

function goesRound({ cause = "" }: Execution): boolean {
  return cause.includes("history events");
}

const falseClaim = "a value is not of the type that the program claims";

/** What docs/language.md says that a machine cannot do. */
function limitOf({ error = "", cause = "" }: Execution): string | null {
  if (cause.includes("more digits than JSONata writes")) return "digits";
  if (cause.includes(falseClaim)) return "claims";
  if (/ (leaves one object in two places|others know by another name)/.test(cause)) return "second names";
  const size = "States.DataLimitExceeded";
  // A report of what could not be undone names what it was all about.
  return error === size || cause.includes(`"original":{"name":"${size}"`) ? "size" : null;
}

/** The first difference, in words; null when both did the same. */
function differenceOf(
  machine: Ran,
  native: Ran,
  { execution, concurrent }: { readonly execution: Execution; readonly concurrent: boolean },
): string | null {
  const calls = differentCalls(machine.calls, native.calls, concurrent ? failedAt(execution) : "in order");
  if (calls !== null) return calls;
  if (!agree(quiet(machine.ending), quiet(native.ending)))
    return `the machine ${said(machine.ending)}, the function ${said(native.ending)}`;
  if (machine.milliseconds === native.milliseconds) return null;
  return `the machine takes ${machine.milliseconds} ms, the function ${native.milliseconds} ms`;
}

/** A report of failed compensations, without what the engine of the function says of its own errors. */
function quiet(ending: Ending): Ending {
  if (ending.kind !== "threw" || ending.name !== "CompensationFailed") return ending;
  return { ...ending, message: quietReport(ending.message) };
}

/** The text of a report; one that has been cut off is no JSON, and stays what it is. */
function quietReport(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text, (_, value: unknown) => (isError(value) ? quietError(value) : value)));
  } catch {
    return text;
  }
}

interface Told {
  readonly name: string;
  readonly message: string;
}

function isError(value: unknown): value is Told {
  if (typeof value !== "object" || value === null || !("name" in value) || !("message" in value)) return false;
  return typeof value.name === "string" && typeof value.message === "string";
}

/** A report may be of one that was reported before. */
function quietError(error: Told): Told {
  if (error.name === "TypeError") return { ...error, message: "" };
  return error.name === "CompensationFailed" ? { ...error, message: quietReport(error.message) } : error;
}

/** When the first member of a group failed, since the start; null when none did. */
function failedAt({ history, startTime }: Execution): number | null {
  const event = history.find(({ type }) => type === "ParallelStateFailed" || type === "MapStateFailed");
  return event === undefined ? null : event.timestamp.getTime() - startTime;
}

function said(ending: Ending): string {
  switch (ending.kind) {
    case "returned":
      return `returns ${canonical(ending.value)}`;
    case "threw":
      return `throws ${ending.name}: ${ending.message}`;
    case "stuck":
      return "goes no further";
  }
}
