/** 0xxx: what is to be run or inspected, with its input and its answers, is not what it has to be. */
import type { DiagnosticKind } from "../report";
import { listed } from "../suggest";

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
  help: ({ near, known }) => (near === null ? `it calls ${listed(known)}` : `did you mean "${near}"?`),
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
  help: ({ near, known }) => (near === null ? `there is ${listed(known)}` : `did you mean "${near}"?`),
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
