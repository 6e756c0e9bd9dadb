/** Whether the machine of a saga does in a world what the oracle does, and whether both keep the laws. */
import type { Execution } from "../../runtime/interpreter/execution";
import { agree } from "../../src/testing/ending";
import type { Subject } from "../../src/testing/subject";
import type { Saga } from "./generate/program";
import { brokenLaw } from "./laws";
import { runMachine } from "./run-machine";
import { runProgram } from "./run-program";
import type { Ran } from "./run-program";
import { TooLong, World } from "./world";
import type { Attempt } from "./world";

/** What is wrong; null when nothing is. `limit`: the run cannot be compared. */
export type Verdict = { readonly kind: "same" | "limit" } | { readonly kind: "wrong"; readonly what: string };

/** Runs the program and its machine in the world of a seed. */
export async function judge(
  { written }: Pick<Saga, "written">,
  code: string,
  subject: Subject,
  seed: number,
): Promise<Verdict> {
  try {
    const own = { world: new World(seed), machine: new World(seed) };
    const ran = await runProgram(code, own.world);
    const unlawful = brokenLaw(ran, own.world, written);
    if (unlawful !== null) return { kind: "wrong", what: `the oracle: ${unlawful}` };
    const machine = await runMachine(subject, own.machine);
    if (machine.execution.error === "States.DataLimitExceeded") return { kind: "limit" };
    const what =
      broken(machine.execution) ??
      brokenLaw(machine.ran, own.machine, written) ??
      difference({ ran: machine.ran, world: own.machine }, { ran, world: own.world });
    if (what !== null) return { kind: "wrong", what };
    return { kind: "same" };
  } catch (error) {
    if (error instanceof TooLong) return { kind: "limit" };
    throw error;
  }
}

/** No program ends in these: the machine itself is at fault. */
function broken({ error, cause = "" }: Execution): string | null {
  const internal = error === "States.Runtime" || error === "States.QueryEvaluationError";
  return internal ? `the machine fails with ${error}: ${cause}` : null;
}

interface Side {
  readonly ran: Ran;
  readonly world: World;
}

/** The first difference, in words. */
function difference(machine: Side, own: Side): string | null {
  const timed = !own.ran.vague;
  const length = Math.max(machine.world.attempts.length, own.world.attempts.length);
  for (let at = 0; at < length; at++) {
    const [left, right] = [shown(machine.world.attempts[at], timed), shown(own.world.attempts[at], timed)];
    if (left !== right) return `call ${at + 1} is ${left} in the machine, ${right} in the function`;
  }
  if (!agree(jsonEnding(machine.ran.ending), jsonEnding(own.ran.ending)))
    return `the machine ${said(machine.ran)}, the function ${said(own.ran)}`;
  const [left, right] = [machine, own].map(({ world }) => [...world.held].sort().join(", "));
  if (left !== right) return `the machine leaves ${left}, the function ${right}`;
  if (!timed || machine.ran.milliseconds === own.ran.milliseconds) return null;
  return `the machine takes ${machine.ran.milliseconds} ms, the function ${own.ran.milliseconds} ms`;
}

function jsonEnding(ending: Ran["ending"]): Parameters<typeof agree>[0] {
  return ending.kind === "threw" ? ending : { kind: "returned", value: String(ending.value) };
}

function shown(attempt: Attempt | undefined, timed: boolean): string {
  if (attempt === undefined) return "nothing";
  return `${attempt.task}(${attempt.argument})${timed ? ` after ${attempt.time} ms` : ""}`;
}

function said({ ending }: Ran): string {
  return ending.kind === "threw" ? `throws ${ending.name}: ${ending.message}` : `returns ${String(ending.value)}`;
}
