/** SFN2xxx and SFN3xxx: what a state machine cannot keep, and what no plan can be made for. */
import type { DiagnosticKind } from "../report";

export const keptWrittenLater: DiagnosticKind<{ name: string }> = {
  code: "SFN3101",
  slug: "kept-written-later",
  severity: "error",
  title: ({ name }) => `this compensation reads \`${name}\`, which is written after the registration`,
  label: () => "registered here, once for each turn",
  why:
    "Each registration keeps the values that its block reads. A closure would see what is written to the variable " +
    "later, in the same turn; a value that was kept does not change.",
  help: ({ name }) =>
    `copy it, \`const kept = ${name};\`, and read the copy in the block; or declare \`${name}\` outside of the loop, and every block reads its last value`,
};

export const undoWritesOutside: DiagnosticKind<{ name: string }> = {
  code: "SFN3102",
  slug: "undo-writes-outside",
  severity: "error",
  title: ({ name }) => `this compensation writes \`${name}\`, which is declared outside of it`,
  label: () => "registered a number of times that is not known",
  why: "Blocks that are registered in a loop run as iterations of a Map state, and an iteration cannot assign variables that are outside of it.",
  help: () => "declare the variable inside of the block, or call a task that keeps the value",
};

export const swallowedError: DiagnosticKind<Record<never, never>> = {
  code: "SFN2103",
  slug: "swallowed-error",
  severity: "warning",
  title: () => "this catch ends the error inside the scope: nothing is compensated",
  label: () => "the workflow goes on as if all were well",
  why: "Compensations run when an error leaves the workflow; an error that is caught inside leaves nothing.",
  help: () => "throw an error at the end of the catch, or undo what was done right there",
};

export const lostWrite: DiagnosticKind<{ name: string }> = {
  code: "SFN2104",
  slug: "lost-write",
  severity: "error",
  title: ({ name }) => `what is written to \`${name}\` here is lost when a member fails, and is read after that`,
  label: ({ name }) => `writes \`${name}\``,
  why: "Branches and iterations of a state machine hand out what they have written when all of them are done; a state that fails hands out nothing.",
  help: () => "use `Promise.allSettled`, catch the error within the member, or do not read it after the failure",
};

export const uncompensatedTask: DiagnosticKind<{ call: string; isTask: boolean }> = {
  code: "SFN2105",
  slug: "uncompensated-task",
  severity: "warning",
  title: ({ call }) => `what \`${call}\` does stays done when a later step fails`,
  label: () => "no compensation is registered for it",
  why: "An error that leaves the workflow undoes what is registered, and nothing else.",
  help: ({ call, isTask }) =>
    `register how to undo it, \`compensate(async () => { … })\`; or say why there is nothing to undo: ${
      isTask
        ? `in the comment of \`${call}\`, \`@uncompensated it only reads\``
        : "above the statement, `// @uncompensated a second message does no harm`"
    }`,
};

export const expressionTooDeep: DiagnosticKind<{ depth: number }> = {
  code: "SFN4101",
  slug: "expression-too-deep",
  severity: "error",
  title: ({ depth }) => `this expression nests ${depth} levels deep`,
  label: () => "too deep for one evaluation",
  why: "Step Functions evaluates at most 100 levels of one expression and fails the execution beyond.",
  help: () => "compute a part of it in an earlier statement, or in a task",
};

export const expressionTooLong: DiagnosticKind<{ length: number }> = {
  code: "SFN4102",
  slug: "expression-too-long",
  severity: "error",
  title: ({ length }) => `this becomes an expression of ${length} characters`,
  label: () => "too long",
  why: "A definition holds at most one megabyte, and long expressions take the time of an evaluation.",
  help: () => "compute a part of it in an earlier statement, or in a task",
};

export const definitionTooLarge: DiagnosticKind<{ name: string; bytes: number }> = {
  code: "SFN4103",
  slug: "definition-too-large",
  severity: "error",
  title: ({ name, bytes }) => `the state machine \`${name}\` would have ${Math.ceil(bytes / 1024)} KiB`,
  label: () => "becomes too much for one state machine",
  why: "Step Functions takes a definition of at most one megabyte (1,024 KiB, of which ARNs will need some).",
  help: () =>
    "make a workflow of its own of a part, and call it: `await settle(order)`; a helper that waits is written out for each call of it",
};

export const expressWait: DiagnosticKind<{ call: string }> = {
  code: "SFN2106",
  slug: "express-wait",
  severity: "error",
  title: ({ call }) => `an Express workflow cannot wait for \`${call}\``,
  label: () => "takes longer than an Express workflow may last",
  why: "Express workflows end after five minutes and keep nothing meanwhile, so Step Functions lets them wait for no job, no token and no worker.",
  help: () => "leave `@express` away, or do this part in a workflow of its own that has none",
};

export const workflowCircle: DiagnosticKind<{ name: string; back: string }> = {
  code: "SFN2107",
  slug: "workflow-circle",
  severity: "error",
  title: ({ name, back }) =>
    name === back ? `the workflow \`${name}\` calls itself` : `\`${name}\` leads back to \`${back}\``,
  label: () => "leads back to the workflow that calls",
  why: "A machine knows those that it calls by their ARNs, so each of a circle would have to be deployed before the others.",
  help: () => "write a loop instead, or move what both need into a function that both call",
};

export const itemsBeyondDeadline: DiagnosticKind<object> = {
  code: "SFN2108",
  slug: "items-beyond-deadline",
  severity: "error",
  title: () => "the deadline of the workflow does not reach the items of a `distributedMap`",
  label: () => "each item is an execution of its own",
  why: "What a workflow with `@timeout` waits for is cut short when its time is over; executions of items would run on.",
  help: () =>
    "leave `@timeout` away, and give the calls in it limits of their own, by `within` or the `@timeout` of their tasks",
};

export const keptByMember: DiagnosticKind<{ name: string }> = {
  code: "SFN2110",
  slug: "kept-by-member",
  severity: "error",
  title: ({ name }) => `this compensation reads \`${name}\`, which is written again after its group`,
  label: () => "registered by a member of the group",
  why:
    "A member has variables of its own, and what it registers keeps the values that it reads of them. A closure would see " +
    "what is written to the variable later.",
  help: ({ name }) => `copy it in the member, \`const kept = ${name};\`, and read the copy in the block`,
};

export const hiddenKey: DiagnosticKind<{ name: string }> = {
  code: "SFN2109",
  slug: "hidden-key",
  severity: "error",
  title: ({ name }) => `an object is asked for its keys, or spread over another, whose \`${name}\` may be undefined`,
  label: () => "JavaScript has this key, the state machine has not",
  why: "Values of a state machine are JSON, which has no property that is undefined.",
  help: () => "make it null, `?? null`; or leave the property out where there is no value",
};
