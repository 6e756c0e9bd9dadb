/** 0xxx: what stands in the way of writing the result. */
import type { DiagnosticKind } from "../report";

/** SFN0010: esbuild cannot bundle a task. */
export const bundleFailed: DiagnosticKind<{ task: string; message: string }> = {
  code: "SFN0010",
  slug: "bundle-failed",
  severity: "error",
  title: ({ task, message }) => `the task ${task} cannot be bundled: ${message}`,
  label: () => "needed by the task",
  why: "A Lambda function is uploaded as one file that contains everything the task imports.",
  help: () => "install what is missing, or correct the import",
};

/** SFN0013: a file that we did not write is in the way. */
export const foreignFile: DiagnosticKind<{ path: string }> = {
  code: "SFN0013",
  slug: "foreign-file",
  severity: "error",
  title: ({ path }) => `${path} was not written by sfn-compile and is left alone`,
  label: () => "",
  why: "Only files that an earlier run wrote, and listed in manifest.json, are replaced.",
  help: () => "move the file away, or write elsewhere with `--out`",
};

/** SFN0014: the operating system refuses to write. */
export const cannotWrite: DiagnosticKind<{ path: string; message: string }> = {
  code: "SFN0014",
  slug: "cannot-write",
  severity: "error",
  title: ({ path, message }) => `${path} cannot be written: ${message}`,
  label: () => "",
  why: "Nothing was changed.",
  help: () => "make the folder writable, or write elsewhere with `--out`",
};

/** SFN0015: `--check` finds that the output folder is not what would be written. */
export const outOfDate: DiagnosticKind<{ path: string; how: "is missing" | "differs" | "is no longer written" }> = {
  code: "SFN0015",
  slug: "out-of-date",
  severity: "error",
  title: ({ path, how }) => `${path} ${how}`,
  label: () => "",
  why: "With `--check` the output folder must be what the sources compile to.",
  help: () => "run `npx sfn-compile` with the same options and keep what it writes",
};
