/** Whether the machine of a saga does in a world what the oracle does, and whether both keep the laws. */
import type { Execution } from "../../runtime/interpreter/execution";
import type { Subject } from "../../src/testing/subject";
import { difference } from "./differences";
import type { Saga } from "./generate/program";
import { brokenLaw } from "./laws";
import { runMachine } from "./run-machine";
import { runProgram } from "./run-program";
import { TooLong, World } from "./world";

/** What is wrong; null when nothing is. `limit`: the run cannot be compared. */
export type Verdict =
  | { readonly kind: "same"; readonly late: boolean }
  | { readonly kind: "limit" }
  | { readonly kind: "wrong"; readonly what: string };

/** Runs the program and its machine in the world of a seed. */
export async function judge(
  { written, deadline }: Pick<Saga, "written" | "deadline">,
  code: string,
  subject: Subject,
  seed: number,
): Promise<Verdict> {
  try {
    const own = { world: new World(seed), machine: new World(seed) };
    const ran = await runProgram(code, own.world, deadline);
    const unlawful = brokenLaw(ran, own.world, written);
    if (unlawful !== null) return { kind: "wrong", what: `the oracle: ${unlawful}` };
    const machine = await runMachine(subject, own.machine);
    if (machine.execution.error === "States.DataLimitExceeded") return { kind: "limit" };
    const what =
      broken(machine.execution) ??
      brokenLaw(machine.ran, own.machine, written) ??
      difference(
        { ran: machine.ran, world: own.machine },
        { ran, world: own.world },
        {
          concurrent: written.has("group"),
          late: written.has("late error"),
        },
      );
    if (what !== null) return { kind: "wrong", what };
    return {
      kind: "same",
      late: ran.ending.kind === "threw" && /^the workflow took/.test(firstOf(ran.ending.message)),
    };
  } catch (error) {
    if (error instanceof TooLong) return { kind: "limit" };
    throw error;
  }
}

/** The message of the error that began it. */
function firstOf(message: string): string {
  if (!message.startsWith('{"original":')) return message;
  const { original } = JSON.parse(message) as { readonly original: { readonly message: string } };
  return firstOf(original.message);
}

/** No program ends in these: the machine itself is at fault. */
function broken({ error, cause = "" }: Execution): string | null {
  const internal = error === "States.Runtime" || error === "States.QueryEvaluationError";
  return internal ? `the machine fails with ${error}: ${cause}` : null;
}
