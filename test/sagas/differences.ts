/** What a machine does in a world otherwise than the oracle. */
import { agree } from "../../src/testing/ending";
import { isUndoing } from "./laws";
import type { Ran } from "./run-program";
import type { Attempt, World } from "./world";

/** A run and the world that it was made in. */
export interface Side {
  readonly ran: Ran;
  readonly world: World;
}

/** What is not compared. */
interface Loose {
  /** What members did at the same time has no order. */
  readonly concurrent: boolean;
  /** Members go on when they have failed: which of two errors is the first, both may be right about. */
  readonly late: boolean;
}

/** The first difference, in words; null when there is none. */
export function difference(machine: Side, own: Side, { concurrent, late }: Loose): string | null {
  const timed = !own.ran.vague;
  const show = ({ task, argument, time }: Attempt): string =>
    timed && !(concurrent && isUndoing(task)) ? `${task}(${argument}) after ${time} ms` : `${task}(${argument})`;
  const [left, right] = [machine, own].map(({ world: { attempts } }) =>
    concurrent ? attempts.map(show).sort() : attempts.map(show),
  );
  return (
    differentCalls(left ?? [], right ?? []) ??
    differentEnd(machine, own, concurrent && (late || own.ran.vague)) ??
    differentTime(machine, own)
  );
}

function differentCalls(machine: readonly string[], own: readonly string[]): string | null {
  const at = machine.findIndex((call, index) => call !== own[index]);
  if (at < 0 && machine.length === own.length) return null;
  const index = at < 0 ? machine.length : at;
  return `call ${index + 1} is ${machine[index] ?? "nothing"} in the machine, ${own[index] ?? "nothing"} in the function`;
}

/** Which of two errors is the first in time, nobody knows where waits of random length were among what came before. */
function differentEnd(machine: Side, own: Side, vague: boolean): string | null {
  const isOpen = vague && machine.ran.ending.kind === "threw" && own.ran.ending.kind === "threw";
  if (!isOpen && !agree(jsonEnding(machine.ran), jsonEnding(own.ran)))
    return `the machine ${said(machine.ran)}, the function ${said(own.ran)}`;
  const [left, right] = [machine, own].map(({ world }) => [...world.held].sort().join(", "));
  return left === right ? null : `the machine leaves ${left}, the function ${right}`;
}

function differentTime({ ran: machine }: Side, { ran: own }: Side): string | null {
  if (own.vague || machine.milliseconds === own.milliseconds) return null;
  return `the machine takes ${machine.milliseconds} ms, the function ${own.milliseconds} ms`;
}

/** Reports within reports have numbers and an order, too: of what is registered at the same time, any is right. */
function jsonEnding({ ending }: Ran): Parameters<typeof agree>[0] {
  if (ending.kind === "returned") return { kind: "returned", value: String(ending.value) };
  return { ...ending, message: withoutOrder(ending.message) };
}

/** A report with that in it, and so on, each without numbers and in one order; any other message as it is. */
function withoutOrder(message: string): string {
  if (!message.startsWith('{"original":')) return message;
  const { original, failed } = JSON.parse(message) as Report;
  const rest = failed.map(({ name, message: said }) => JSON.stringify({ name, message: withoutOrder(said) }));
  return JSON.stringify({
    original: { name: original.name, message: withoutOrder(original.message) },
    failed: rest.sort(),
  });
}

interface Said {
  readonly name: string;
  readonly message: string;
}

interface Report {
  readonly original: Said;
  readonly failed: readonly Said[];
}

function said({ ending }: Ran): string {
  return ending.kind === "threw" ? `throws ${ending.name}: ${ending.message}` : `returns ${String(ending.value)}`;
}
