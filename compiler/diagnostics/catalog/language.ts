/** SFN11xx: the language of workflows. */
import type { DiagnosticKind } from "../report";

export const unsupportedStatement: DiagnosticKind<{ what: string; repair: string }> = {
  code: "SFN1101",
  slug: "unsupported-statement",
  severity: "error",
  title: ({ what }) => `a workflow cannot hold ${what}`,
  label: () => "becomes no state",
  why: "Every statement of a workflow becomes states of the machine, or rides along in one; this one has no counterpart.",
  help: ({ repair }) => repair,
};

export const unsupportedExpression: DiagnosticKind<{ what: string; repair: string }> = {
  code: "SFN1102",
  slug: "unsupported-expression",
  severity: "error",
  title: ({ what }) => `a workflow cannot use ${what}`,
  label: () => "becomes no expression of the machine",
  why: "What stands between two awaits becomes a JSONata expression; this has none that is proved to do the same.",
  help: ({ repair }) => repair,
};

export const mutation: DiagnosticKind<{ what: string; reason: string; instead: string }> = {
  code: "SFN1103",
  slug: "mutation",
  severity: "error",
  title: ({ what }) => `${what} changes a value that may have another name`,
  label: ({ reason }) => reason,
  why: "Variables of a state machine hold copies, not references: a change would not be seen under the other name.",
  help: ({ instead }) => `make a new value: ${instead}`,
};

export const objectIdentity: DiagnosticKind<Record<never, never>> = {
  code: "SFN1104",
  slug: "object-identity",
  severity: "error",
  title: () => "this compares objects by identity",
  label: () => "the same object, or an equal one?",
  why: "A state machine keeps values, not references: whether two of them are the same object cannot be known.",
  help: () => "compare something that identifies them, such as `a.id === b.id`",
};

export const mixedOperands: DiagnosticKind<{ operator: string; left: string; right: string }> = {
  code: "SFN1105",
  slug: "mixed-operands",
  severity: "error",
  title: ({ operator }) => `\`${operator}\` does not know what its operands are`,
  label: ({ left, right }) => `${left} and ${right}`,
  why: "JavaScript converts the operands at run time; the machine has to know at compile time which operation is meant.",
  help: ({ operator }) =>
    operator === "+"
      ? "make both numbers (`?? 0` where one may be missing), or join text with a template literal"
      : "make both numbers or both text; `?? 0` where a number may be missing",
};

export const valueNotJson: DiagnosticKind<{ type: string }> = {
  code: "SFN1106",
  slug: "value-not-json",
  severity: "error",
  title: ({ type }) => `a value of type \`${type}\` cannot live in a state machine`,
  label: () => "not JSON",
  why: "Between two awaits everything is kept as JSON; functions, dates, maps, sets, classes and bigints are not.",
  help: () => "keep its JSON instead: `.toISOString()` of a Date, `[...set]`, `Object.fromEntries(map)`",
};

export const valueAcrossAwait: DiagnosticKind<{ name: string; type: string; line: number }> = {
  code: "SFN1111",
  slug: "value-across-await",
  severity: "error",
  title: ({ name, type }) =>
    `\`${name}\` ${type === "Infinity" ? "holds" : "is a"} \`${type}\`, which cannot be kept while the workflow waits`,
  label: ({ line }) => `still needed in line ${line}`,
  why: "Between two awaits code may use anything that JavaScript has; what is needed after an await has to be JSON.",
  help: ({ type }) =>
    type === "Infinity"
      ? "begin with null (`number | null`) and ask for it, or with the first value"
      : /=>|\btypeof |^function$/.test(type)
        ? 'call the functions by their names, one after the other; or look them up: `const steps = { reserve, pay }; for (const step of ["reserve", "pay"] as const) await steps[step](…)`'
        : "keep its JSON instead: `.toISOString()` of a Date, `[...set]`, `Object.fromEntries(map)`; or make it anew where it is needed",
};

export const moduleState: DiagnosticKind<{ name: string }> = {
  code: "SFN1112",
  slug: "module-state",
  severity: "error",
  title: ({ name }) => `\`${name}\` depends on what outlives an execution`,
  label: () => "what a module remembers, or the environment of its process",
  why: "Code that has no form in a state machine runs in a Lambda function, whose memory is that of other executions.",
  help: ({ name }) => (name === "process" ? ofEnvironment : "pass it in, keep it in a local, or read it in a task"),
};

/** A machine has no environment; a definition has what its deployment fills in. */
const ofEnvironment = 'read the environment in a task, or write `parameter("TableName")` for what the deployment knows';

export const outerVariable: DiagnosticKind<{ name: string; isTask?: boolean }> = {
  code: "SFN1107",
  slug: "outer-variable",
  severity: "error",
  title: ({ name }) => `\`${name}\` is not a local of the workflow`,
  label: () => "declared outside",
  why: "Each execution starts from its input alone; what a module holds in memory is not there.",
  help: ({ name, isTask }) => {
    if (isTask === true) return `hand on a function that calls the task: \`(…) => ${name}(…)\``;
    return name === "process"
      ? ofEnvironment
      : `declare \`${name}\` as a \`const\` with a literal value, pass it in, or read it in a task`;
  },
};

export const sharedWrite: DiagnosticKind<{ name: string }> = {
  code: "SFN1110",
  slug: "shared-write",
  severity: "error",
  title: ({ name }) => `\`${name}\` is written by code that runs at the same time as other code`,
  label: ({ name }) => `\`${name}\` belongs to all of them`,
  why: "Branches and iterations of a state machine have variables of their own; what is outside they can only read.",
  help: () => "return the value, and put the results together after the `Promise.all`",
};

export const recursiveCall: DiagnosticKind<{ name: string; tooMany: boolean }> = {
  code: "SFN1108",
  slug: "recursive-call",
  severity: "error",
  title: ({ name, tooMany }) => (tooMany ? `\`${name}\` is one call too many` : `\`${name}\` calls itself`),
  label: ({ tooMany }) =>
    tooMany ? "written out, this would be hundreds of calls within one" : "written out, this would never end",
  why: "Functions are written out where they are called; those that await keep their calls on a stack, others do not.",
  help: ({ tooMany }) =>
    tooMany ? "use a loop, or move these calls into a task" : "use a loop, or move the recursion into a task",
};

export const recursionApart: DiagnosticKind<{ name: string }> = {
  code: "SFN1109",
  slug: "recursion-apart",
  severity: "error",
  title: ({ name }) => `\`${name}\` calls itself from what runs apart from it`,
  label: () => "in a `Promise.all`, a `map` or a compensation within its body",
  why: "Branches and iterations of a state machine have variables of their own: they cannot go back into what is around them.",
  help: () =>
    "await one call after the other; or keep a list of what is still to be done, and go through it in a loop; or make it a workflow of its own, and call that",
};
