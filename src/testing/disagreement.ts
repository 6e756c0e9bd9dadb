/** The state machine does something else than the function: both, side by side. */
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { sourceLines } from "../history/sources";
import type { Attempt } from "./recording";
import type { Ending } from "./ending";
import type { NativeCall } from "./native/replay";
import type { Subject } from "./subject";

/** What is to be shown. */
export interface Sides {
  readonly subject: Subject;
  readonly recording: readonly Attempt[];
  readonly trace: readonly NativeCall[];
  readonly machine: Ending;
  readonly native: Ending;
}

/** Thrown by a simulation whose state machine and function do not do the same. */
export class Disagreement extends Error {
  override name = "Disagreement";

  constructor(what: string, sides: Sides) {
    const { name, functionName } = sides.subject.workflow;
    super(
      `the state machine ${name} and the function ${functionName} disagree: ${what}\n\n${table(sides)}\n\n` +
        "A function that depends on its input and its tasks alone must do what its machine does: " +
        "if this one does, please report this as a bug in sfn-compile.",
    );
  }
}

const width = 56;

function table({ subject, recording, trace, machine, native }: Sides): string {
  const length = Math.max(recording.length, trace.length);
  const line = sourceLines(subject.root);
  const calls = Array.from({ length }, (_, at) => {
    const [left, right] = [recording[at], trace[at]];
    const rows = [row(String(at + 1), machineSide(left), nativeSide(right))];
    const [machineLine, ownLine] = [left === undefined ? "" : placeOf(left, subject), sourceOf(right, subject, line)];
    return [...rows, row("", `  ${machineLine}`, `  ${ownLine}`)];
  });
  return [
    row("", "state machine", "function"),
    ...calls.flat(),
    `      The state machine ${said(machine)}.`,
    `      The function ${said(native)}.`,
  ].join("\n");
}

function row(label: string, left: string, right: string): string {
  return `${label.padStart(4)}  ${cut(left).padEnd(width)} | ${cut(right)}`.trimEnd();
}

function cut(text: string): string {
  const line = text.replaceAll("\n", "\\n");
  return line.length <= width ? line : `${line.slice(0, width - 1)}…`;
}

function machineSide(attempt: Attempt | undefined): string {
  return attempt === undefined ? "" : `${call(attempt)} → ${outcome(attempt)}`;
}

function nativeSide(made: NativeCall | undefined): string {
  if (made === undefined) return "";
  return `${call(made)} → ${made.attempt === undefined ? "no counterpart" : outcome(made.attempt)}`;
}

/** Short enough that the outcome can be seen beside it. */
function call({ task, arguments: args }: Pick<Attempt, "task" | "arguments">): string {
  const text = args.map((arg) => JSON.stringify(arg)).join(", ");
  return `${task}(${text.length <= 22 ? text : `${text.slice(0, 21)}…`})`;
}

function outcome({ outcome: ended }: Attempt): string {
  return ended.kind === "returned" ? JSON.stringify(ended.value) : `${ended.name}: ${ended.message}`;
}

function placeOf({ state }: Attempt, { workflow }: Subject): string {
  const origin = workflow.map.states[state];
  return origin === undefined ? state : `${state} (${origin.span.file}:${origin.span.line})`;
}

type LineAt = (place: { readonly file: string; readonly line: number }) => string;

/** The lines from which the function may make a call: that of the state which makes it, or those that name the task. */
function sourceOf(made: NativeCall | undefined, { root, workflow }: Subject, lineAt: LineAt): string {
  if (made === undefined) return "";
  const { file } = workflow;
  const origin = made.attempt === undefined ? undefined : workflow.map.states[made.attempt.state];
  const places = origin === undefined ? callsOf(made.task, join(root, file), file) : [origin.span];
  const [first] = places;
  if (first === undefined) return "";
  return `${basename(first.file)}:${places.map(({ line }) => line).join(" or ")}  ${lineAt(first)}`;
}

function callsOf(
  task: string,
  path: string,
  file: string,
): readonly { readonly file: string; readonly line: number }[] {
  const lines = existsSync(path) ? readFileSync(path, "utf8").split(/\r?\n/) : [];
  return lines.flatMap((text, at) =>
    text.includes(`${task}(`) && !isDeclaration(text) ? [{ file, line: at + 1 }] : [],
  );
}

function isDeclaration(line: string): boolean {
  return /\bfunction\b|^\s*(\*|\/\/|\/\*)/.test(line);
}

function said(ending: Ending): string {
  switch (ending.kind) {
    case "returned":
      return `returns ${JSON.stringify(ending.value)}`;
    case "threw":
      return `throws ${ending.name}: ${ending.message}`;
    case "stuck":
      return "goes no further";
  }
}
