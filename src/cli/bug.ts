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
  if (io.env["SFN_COMPILE_DEBUG"] === "1" && error instanceof Error) print(io.stderr, error.stack);
  else print(io.stderr, "SFN_COMPILE_DEBUG=1 shows where.");
  return exitCodes.diagnostics;
}

/** The place in the user's source, where the error carries one. */
function placeOf(error: unknown): string | null {
  if (!(error instanceof Error) || !("span" in error)) return null;
  const { span } = error;
  if (typeof span !== "object" || span === null || !("file" in span) || !("line" in span)) return null;
  return `${String(span.file)}:${String(span.line)}`;
}
