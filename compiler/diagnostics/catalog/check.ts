/** SFN2xxx and SFN3xxx: what a state machine cannot keep, and what no plan can be made for. */
import type { DiagnosticKind } from "../report";

export const registrationDependsOnPath: DiagnosticKind<{ where: string }> = {
  code: "SFN3101",
  slug: "registration-depends-on-path",
  severity: "error",
  title: ({ where }) => `whether this compensation is registered depends on the path through ${where}`,
  label: () => "registered on some paths only",
  why: "This version undoes steps by a fixed chain of states, so at each point it must be known which steps were done.",
  help: () =>
    "register on every path and decide inside: `compensate(async () => { if (id !== null) await cancel(id); })`",
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
