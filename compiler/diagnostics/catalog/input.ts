/**
 * 0xxx: what is handed to the compiler is not what it can start from: files, names, TypeScript's own errors,
 * and what stands in the way of writing the result.
 */
import type { DiagnosticKind } from "../report";

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
  help: ({ near, known }) => (near === null ? `there is ${list(known)}` : `did you mean "${near}"?`),
};

/** SFN0007: several workflows, and none is named. */
export const ambiguousWorkflow: DiagnosticKind<{ searched: string; known: readonly string[] }> = {
  code: "SFN0007",
  slug: "ambiguous-workflow",
  severity: "error",
  title: ({ searched }) => `there are several workflows in ${searched}`,
  label: () => "",
  why: "One execution runs one workflow.",
  help: ({ searched, known }) => `say which one, as in "${searched}#${known[0] ?? ""}"; there is ${list(known)}`,
};

/** SFN0008: the input of a run is not JSON. */
export const inputNotJson: DiagnosticKind<{ source: string; message: string }> = {
  code: "SFN0008",
  slug: "input-not-json",
  severity: "error",
  title: ({ source, message }) => `${source} is not JSON: ${message}`,
  label: () => "here",
  why: "The input of an execution is one JSON value.",
  help: () => "correct the JSON: double quotes, no comments, no trailing commas",
};

/** SFN0009: a run is told that a task fails which the workflow does not call. */
export const unknownTask: DiagnosticKind<{
  name: string;
  workflow: string;
  near: string | null;
  known: readonly string[];
}> = {
  code: "SFN0009",
  slug: "unknown-task",
  severity: "error",
  title: ({ name, workflow }) => `${workflow} calls no task "${name}"`,
  label: () => "",
  why: "Only the tasks that a workflow calls can be made to fail.",
  help: ({ near, known }) => (near === null ? `it calls ${list(known)}` : `did you mean "${near}"?`),
};

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

/** SFN0017: a file that should hold a state machine holds none. */
export const notADefinition: DiagnosticKind<{ path: string; message: string }> = {
  code: "SFN0017",
  slug: "not-a-definition",
  severity: "error",
  title: ({ path, message }) => `${path} holds no state machine: ${message}`,
  label: () => "here",
  why: "A state machine is an object with `StartAt` and `States`, written in JSON or YAML.",
  help: () => "name the file of a definition, or correct this one",
};

/** SFN0018: AWS would not create a state machine from a definition. */
export const refusedDefinition: DiagnosticKind<{ rule: string; message: string; place: string }> = {
  code: "SFN0018",
  slug: "refused-definition",
  severity: "error",
  title: ({ rule, message, place }) => `AWS refuses this definition: ${rule}${place}: ${message}`,
  label: () => "here",
  why: "What AWS would not create is not run either: it would behave in ways that no state machine can.",
  help: () => "correct the definition; the message is the one that AWS gives",
};

/** SFN0019: a file of answers is not written as one. */
export const badAnswers: DiagnosticKind<{ source: string; where: string; message: string }> = {
  code: "SFN0019",
  slug: "bad-answers",
  severity: "error",
  title: ({ source, where, message }) => `${source} cannot answer tasks${where}: ${message}`,
  label: () => "",
  why: "Under the name of each task stands what it answers, or a list of that, one for each call.",
  help: () =>
    'write { "result": … }, { "response": … }, { "error": "Name", "cause": "…" } or { "never": true } under each name',
};

/** SFN0020: an answer is given for a task that there is not. */
export const unknownAnswer: DiagnosticKind<{
  name: string;
  machine: string;
  near: string | null;
  known: readonly string[];
}> = {
  code: "SFN0020",
  slug: "unknown-answer",
  severity: "error",
  title: ({ name, machine }) => `${machine} has no task "${name}"`,
  label: () => "",
  why: "An answer belongs to a Task state, named by the state, or by the resource or function that it calls.",
  help: ({ near, known }) => (near === null ? `there is ${list(known)}` : `did you mean "${near}"?`),
};

/** SFN0021: a state machine called a task for which there is no answer. */
export const unansweredTask: DiagnosticKind<{ state: string; resource: string }> = {
  code: "SFN0021",
  slug: "unanswered-task",
  severity: "error",
  title: ({ state, resource }) => `nothing answers the state "${state}", which calls ${resource}`,
  label: () => "",
  why: "Nothing is called on AWS, and a made-up answer would lead the state machine astray: the run was stopped.",
  help: ({ state }) => `give a file with { ${JSON.stringify(state)}: { "result": … } } to \`--answers\``,
};

/** SFN0022: what is to be inspected is no history, or its map is none. */
export const notAHistory: DiagnosticKind<{ path: string; what: "history" | "map" }> = {
  code: "SFN0022",
  slug: "not-a-history",
  severity: "error",
  title: ({ path, what }) => `${path} holds no ${what === "map" ? "map of a definition" : "history of an execution"}`,
  label: () => "",
  why: "A history is a list of events, each with its `id`, `type` and `timestamp`; a map is what compiling writes beside a definition.",
  help: () => "save one with `aws stepfunctions get-execution-history`, or with `run --json --history`",
};

function list(names: readonly string[]): string {
  return names.length === 0 ? "none" : names.map((name) => `"${name}"`).join(", ");
}
