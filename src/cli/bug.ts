/**
 * The last resort: an exception that nobody expected is a bug of ours, and is said to be one.
 */
import { messageOf } from "../build/thrown";
import { exitCodes } from "./command";
import { print } from "./io";
import type { Io } from "./io";

/** Says what happened, without a stack trace unless SFN_COMPILE_DEBUG=1 asks for it; gives the exit code. */
export function reportBug(error: unknown, io: Io): number {
  print(io.stderr, `This is a bug in sfn-compile, please report it: ${messageOf(error)}`);
  const place = placeOf(error);
  if (place !== null) print(io.stderr, `It happened while compiling ${place}.`);
  const stack = io.env["SFN_COMPILE_DEBUG"] === "1" ? stackOf(error) : null;
  print(io.stderr, stack ?? "SFN_COMPILE_DEBUG=1 shows where.");
  return exitCodes.diagnostics;
}

/** By shape: an error of another realm is an error, too. */
function stackOf(error: unknown): string | null {
  return typeof error === "object" && error !== null && "stack" in error ? String(error.stack) : null;
}

/** The place in the user's source, where the error carries one. */
function placeOf(error: unknown): string | null {
  if (typeof error !== "object" || error === null || !("span" in error)) return null;
  const { span } = error;
  if (typeof span !== "object" || span === null || !("file" in span) || !("line" in span)) return null;
  return `${String(span.file)}:${String(span.line)}`;
}
