/** SFN9xxx: our own mistakes. */
import type { DiagnosticKind } from "../report";

export const internalError: DiagnosticKind<{ message: string }> = {
  code: "SFN9001",
  slug: "internal-error",
  severity: "error",
  title: ({ message }) => `the compiler has a mistake: ${message}`,
  label: () => "while compiling this",
  why: "Nothing is wrong with your program; nothing was written.",
  help: () => "please report it with the function that is marked here",
};
