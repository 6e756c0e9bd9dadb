/**
 * 0xxx: what is handed to the compiler is not what it can start from: files, names, TypeScript's own errors.
 */
import type { DiagnosticKind } from "../report";
import { listed } from "../suggest";

/** SFN0001: a file or folder named on the command line does not exist. */
export const missingFile: DiagnosticKind<{ path: string; near: string | null }> = {
  code: "SFN0001",
  slug: "missing-file",
  severity: "error",
  title: ({ path }) => `there is no file or folder "${path}"`,
  label: () => "",
  why: "Paths are read from the folder in which the command runs.",
  help: ({ near }) => (near === null ? "check the path" : `did you mean "${near}"?`),
};

/** SFN0002: there is no TypeScript file to compile. */
export const noSources: DiagnosticKind<{ searched: string }> = {
  code: "SFN0002",
  slug: "no-sources",
  severity: "error",
  title: ({ searched }) => `no TypeScript file in ${searched}`,
  label: () => "",
  why: "A workflow is an exported function in a TypeScript file; tests and declaration files are not looked at.",
  help: () => "name the files to compile, or put them below `workflows/`",
};

/** SFN0003: TypeScript cannot parse a file. */
export const syntaxError: DiagnosticKind<{ message: string; code: number }> = {
  code: "SFN0003",
  slug: "syntax-error",
  severity: "error",
  title: ({ message }) => `this is not TypeScript: ${message}`,
  label: ({ code }) => `TS${code}`,
  why: "Only a program that TypeScript can read can become a state machine.",
  help: () => "correct the syntax",
};

/** SFN0004: TypeScript's checker finds an error. */
export const typeError: DiagnosticKind<{ message: string; code: number }> = {
  code: "SFN0004",
  slug: "type-error",
  severity: "error",
  title: ({ message }) => `TypeScript finds an error: ${message}`,
  label: ({ code }) => `TS${code}`,
  why: "The compiler relies on the types of the program, checked under `strict`.",
  help: () => "correct it until `npx tsc --noEmit --strict` is content",
};

/** SFN0005: no function is annotated as a workflow. */
export const noWorkflow: DiagnosticKind<{ searched: string }> = {
  code: "SFN0005",
  slug: "no-workflow",
  severity: "error",
  title: ({ searched }) => `no workflow in ${searched}`,
  label: () => "",
  why: "A state machine is made of an exported async function whose doc comment says `@workflow`.",
  help: () => "write `/** @workflow */` above the function that is the workflow",
};

/** SFN0006: a workflow is asked for that is not there. */
export const unknownWorkflow: DiagnosticKind<{ name: string; near: string | null; known: readonly string[] }> = {
  code: "SFN0006",
  slug: "unknown-workflow",
  severity: "error",
  title: ({ name }) => `there is no workflow "${name}"`,
  label: () => "",
  why: "A workflow is asked for by the name of its state machine or of its function.",
  help: ({ near, known }) => (near === null ? `there is ${listed(known)}` : `did you mean "${near}"?`),
};

/** SFN0007: several workflows, and none is named. */
export const ambiguousWorkflow: DiagnosticKind<{ searched: string; known: readonly string[] }> = {
  code: "SFN0007",
  slug: "ambiguous-workflow",
  severity: "error",
  title: ({ searched }) => `there are several workflows in ${searched}`,
  label: () => "",
  why: "One execution runs one workflow.",
  help: ({ searched, known }) => `say which one, as in "${searched}#${known[0] ?? ""}"; there is ${listed(known)}`,
};

/** SFN0011: a tsconfig.json or package.json cannot be read. */
export const brokenConfiguration: DiagnosticKind<{ path: string; message: string }> = {
  code: "SFN0011",
  slug: "broken-configuration",
  severity: "error",
  title: ({ path, message }) => `${path} cannot be used: ${message}`,
  label: () => "",
  why: "The compiler options of the project decide what its types mean.",
  help: ({ path }) => `correct ${path}`,
};

/** SFN0012: two workflows or two tasks would get the same name in files and templates. */
export const sameName: DiagnosticKind<{ kind: "workflow" | "task"; name: string; other: string; where: string }> = {
  code: "SFN0012",
  slug: "same-name",
  severity: "error",
  title: ({ kind, name, other }) =>
    name === other ? `two ${kind}s are called "${name}"` : `the ${kind}s "${other}" and "${name}" cannot be told apart`,
  label: ({ where }) => `the other one stands in ${where}`,
  why: "Files and resources are named after workflows and tasks, in letters and digits, whatever their case.",
  help: ({ kind }) =>
    kind === "workflow" ? "name one of them: `@workflow anotherName`" : "rename one of the functions",
};

/** SFN0016: a code is to be explained that does not exist. */
export const unknownCode: DiagnosticKind<{ code: string; near: string | null }> = {
  code: "SFN0016",
  slug: "unknown-code",
  severity: "error",
  title: ({ code }) => `there is no diagnostic "${code}"`,
  label: () => "",
  why: "Every diagnostic has a code such as SFN0005, printed in front of it.",
  help: ({ near }) => (near === null ? "copy the code from the message" : `did you mean "${near}"?`),
};
