/** SFN12xx: calls, awaits and errors. */
import type { DiagnosticKind } from "../report";

export const unawaitedTask: DiagnosticKind<{ task: string }> = {
  code: "SFN1201",
  slug: "unawaited-task",
  severity: "error",
  title: ({ task }) => `nothing waits for \`${task}\``,
  label: ({ task }) => `starts \`${task}\`, but the workflow moves on without its result`,
  why: "A state machine runs one step at a time; a call that is not awaited where it stands would never become a state.",
  help: ({ task }) => `write \`await ${task}(…)\``,
};

/** What is awaited: one of several functions, one of the program, one of others; a method of a value that others have made. */
type Awaited = "value" | "own" | "foreign" | "method";

export const notATask: DiagnosticKind<{ name: string; what: Awaited }> = {
  code: "SFN1202",
  slug: "not-a-task",
  severity: "error",
  title: ({ name }) => `\`${name}\` is neither a task nor a word of sfn-compile`,
  label: ({ what }) => (what === "value" ? "which function this is, only a run knows" : "is it a task?"),
  why: "Only a task becomes a Lambda function that the state machine can call; what this function does, the machine cannot.",
  help: ({ name, what }) => repaired[what](name),
};

const repaired: { readonly [what in Awaited]: (name: string) => string } = {
  value: () =>
    `call the functions by their names, one after the other; or look them up: \`const steps = { reserve, pay }; for (const step of ["reserve", "pay"] as const) await steps[step](…)\``,
  own: (name) => `add \`@task\` to the comment of \`${name}\`, or wrap the call in a function that has it`,
  foreign: (name) => `put the call of \`${name}\` into a task: a function of yours with \`@task\` in its comment`,
  method: (name) =>
    `put the call of \`${name}\` into a task, together with what makes \`${name.replace(/\??\.[^.]*$/, "")}\`: a value with methods cannot leave a task`,
};

export const unknownCall: DiagnosticKind<{ name: string }> = {
  code: "SFN1203",
  slug: "unknown-call",
  severity: "error",
  title: ({ name }) => `a workflow cannot call \`${name}\` in this version`,
  label: () => "has no expression that does the same in a state machine",
  why: "What stands between two awaits becomes a JSONata expression, and only calls whose expression is proved equal are compiled.",
  help: ({ name }) => `move \`${name}\` into a task, or use one of the methods listed in docs/language.md`,
};

export const thrownValue: DiagnosticKind<Record<never, never>> = {
  code: "SFN1204",
  slug: "thrown-value",
  severity: "error",
  title: () => "what is thrown here is not an error",
  label: () => "not an instance of Error",
  why: "An execution fails with a name and a text, which only an error has.",
  help: () => "throw an error: `throw new OutOfStock(…)`",
};

export const errorUse: DiagnosticKind<{ use: string }> = {
  code: "SFN1205",
  slug: "error-use",
  severity: "error",
  title: ({ use }) => `an error cannot be ${use}`,
  label: () => "only its name and its message are known",
  why: "Across a state machine an error travels as a name and a text, nothing else of it arrives.",
  help: () =>
    "use `error.message`, `error.name`, `error instanceof …` or `throw error`; return what else is needed from the task",
};

export const errorConstructor: DiagnosticKind<{ name: string }> = {
  code: "SFN1206",
  slug: "error-constructor",
  severity: "error",
  title: ({ name }) => `\`new ${name}(…)\` does more than make a message`,
  label: () => "its constructor would have to run",
  why: "A state machine makes an error of a name and a message; it cannot run a constructor.",
  help: ({ name }) =>
    `throw \`${name}\` from a task, or let its constructor call \`super(message)\` and keep what it is given, no more`,
};

export const reservedErrorName: DiagnosticKind<{ name: string }> = {
  code: "SFN1207",
  slug: "reserved-error-name",
  severity: "error",
  title: ({ name }) => `an error class must not be called \`${name}\``,
  label: () => "reserved by Step Functions",
  why: "Names that begin with `States.` belong to Step Functions, which gives them a meaning of their own.",
  help: () => "choose another name",
};

export const badDuration: DiagnosticKind<{ text: string }> = {
  code: "SFN1208",
  slug: "bad-duration",
  severity: "error",
  title: ({ text }) => `\`${text}\` is not a duration`,
  label: () => "how long?",
  why: "A wait of a state machine is a whole number of seconds.",
  help: () => 'write `"30 seconds"`, `"15 minutes"`, `"2 hours"`, `"7 days"`, `{ minutes: 5 }` or a number of seconds',
};

export const badMoment: DiagnosticKind<{ text: string }> = {
  code: "SFN1212",
  slug: "bad-moment",
  severity: "error",
  title: ({ text }) => `\`${text}\` is not a moment`,
  label: () => "until when?",
  why: "A state machine waits until a moment that is written with its day, its time and its zone.",
  help: () => 'write it as in `"2030-01-01T09:00:00Z"` or `"2030-01-01T09:00:00+01:00"`; `date.toISOString()` does',
};

export const wordUse: DiagnosticKind<{ word: string; rule: string }> = {
  code: "SFN1209",
  slug: "word-use",
  severity: "error",
  title: ({ word }) => `\`${word}\` is used in a way that has no meaning`,
  label: ({ rule }) => rule,
  why: "The words of sfn-compile become states, so they stand only where a state can stand.",
  help: ({ rule }) => rule,
};

export const inlineConcurrency: DiagnosticKind<{ asked: number; most: number }> = {
  code: "SFN1211",
  slug: "inline-concurrency",
  severity: "warning",
  title: ({ asked, most }) => `${asked} items at once are asked for, and no more than ${most} will run`,
  label: ({ most }) => `Step Functions runs ${most}`,
  why: "An inline Map state runs at most 40 iterations at the same time, whatever its MaxConcurrency says.",
  help: ({ most }) => `write \`{ concurrency: ${most} }\`, or leave it away`,
};

export const wordNotAvailable: DiagnosticKind<{ word: string; instead: string }> = {
  code: "SFN1210",
  slug: "word-not-available",
  severity: "error",
  title: ({ word }) => `\`${word}\` is not compiled by this version`,
  label: () => "becomes no state yet",
  why: "A construct is compiled faithfully or refused; nothing is dropped in silence.",
  help: ({ instead }) => instead,
};
