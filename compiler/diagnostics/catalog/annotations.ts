/** SFN10xx: what the JSDoc tags say. */
import type { DiagnosticKind } from "../report";

export const unknownAnnotation: DiagnosticKind<{ tag: string; suggestion: string }> = {
  code: "SFN1001",
  slug: "unknown-annotation",
  severity: "error",
  title: ({ tag }) => `there is no annotation \`@${tag}\``,
  label: ({ suggestion }) => `did you mean \`@${suggestion}\`?`,
  why: "A misspelt annotation would be ignored, and the function would be deployed other than it reads.",
  help: ({ suggestion }) => `write \`@${suggestion}\`, or remove the tag`,
};

export const badAnnotationValue: DiagnosticKind<{ tag: string; value: string; expected: string }> = {
  code: "SFN1002",
  slug: "bad-annotation-value",
  severity: "error",
  title: ({ tag, value }) => (value === "" ? `\`@${tag}\` lacks its value` : `\`@${tag}\` does not take \`${value}\``),
  label: ({ expected }) => `expected ${expected}`,
  why: "The value of an annotation becomes a field of the state machine or of its template, so it has to be exact.",
  help: ({ tag, expected }) => `give \`@${tag}\` ${expected}`,
};

export const misplacedAnnotation: DiagnosticKind<{ tag: string; place: string; belongs: string }> = {
  code: "SFN1003",
  slug: "misplaced-annotation",
  severity: "error",
  title: ({ tag, place }) => `\`@${tag}\` means nothing on ${place}`,
  label: ({ belongs }) => `belongs on ${belongs}`,
  why: "An annotation on the wrong kind of function would silently do nothing.",
  help: ({ tag, belongs }) => `move \`@${tag}\` to ${belongs}, or remove it`,
};

export const annotatedFunction: DiagnosticKind<{ tag: string; name: string; lacks: string }> = {
  code: "SFN1004",
  slug: "annotated-function",
  severity: "error",
  title: ({ tag, name }) => `\`${name}\` has \`@${tag}\` but is not an exported async function`,
  label: ({ lacks }) => `lacks ${lacks}`,
  why: "Workflows and tasks stay ordinary functions that tests and other code import and await.",
  help: ({ name, lacks }) =>
    `declare it as \`export async function ${name}(…)\` or \`export const ${name} = async (…) => …\`: it lacks ${lacks}`,
};

export const workflowParameters: DiagnosticKind<{ name: string; count: number }> = {
  code: "SFN1005",
  slug: "workflow-parameters",
  severity: "error",
  title: ({ name, count }) => `the workflow \`${name}\` has ${count} parameters`,
  label: () => "one parameter at most",
  why: "An execution of a state machine has exactly one input, a JSON document.",
  help: () => "take one object: `(order: Order)` or `({ order, customer }: Request)`",
};

export const taskParameter: DiagnosticKind<{ task: string; what: string }> = {
  code: "SFN1006",
  slug: "task-parameter",
  severity: "error",
  title: ({ task, what }) => `the task \`${task}\` has ${what}`,
  label: () => "needs a plain name",
  why: "The names of a task's parameters are the keys of the payload that its function receives.",
  help: () => "name the parameter and take it apart inside the function",
};

export const nameTaken: DiagnosticKind<{ what: string; name: string; other: string }> = {
  code: "SFN1007",
  slug: "name-taken",
  severity: "error",
  title: ({ what, name }) => `there are two ${what} called \`${name}\``,
  label: ({ other }) => `the other one is in ${other}`,
  why: "The name becomes a resource of the template and a name in the definition, where it has to be unique.",
  help: ({ what }) => `rename one of the two ${what}`,
};

export const annotationNotAvailable: DiagnosticKind<{ tag: string; instead: string }> = {
  code: "SFN1008",
  slug: "annotation-not-available",
  severity: "error",
  title: ({ tag }) => `\`@${tag}\` is not compiled by this version`,
  label: () => "would have no effect",
  why: "An annotation that is accepted and ignored would deploy something other than it says.",
  help: ({ instead }) => instead,
};

export const retryClass: DiagnosticKind<{ name: string }> = {
  code: "SFN1009",
  slug: "retry-class",
  severity: "error",
  title: ({ name }) => `\`@retry on=${name}\` names no error class that is in scope here`,
  label: ({ name }) => `no class \`${name}\``,
  why: "Errors are matched by name in a state machine; a misspelt name would never match, and nothing would be retried.",
  help: ({ name }) => `import or declare \`${name}\` in this file, or use the name of an error class that is`,
};

export const notJson: DiagnosticKind<{ name: string; where: string; type: string }> = {
  code: "SFN1010",
  slug: "not-json",
  severity: "error",
  title: ({ name, where }) => `${where} of \`${name}\` cannot be JSON`,
  label: ({ type }) => `\`${type}\``,
  why: "What goes into a task or a workflow and comes out of it is JSON: a Date would arrive as text, a Map as `{}`.",
  help: () =>
    "use strings, numbers, booleans, null, arrays and plain objects; pass a Date as `.toISOString()`, a Set as `[...set]`",
};

export const repeatedAnnotation: DiagnosticKind<{ tag: string; place: string }> = {
  code: "SFN1011",
  slug: "repeated-annotation",
  severity: "error",
  title: ({ tag, place }) => `\`@${tag}\` stands more than once on ${place}`,
  label: () => "stands there already",
  why: "The annotation has one value; of two, one would be ignored without a word.",
  help: ({ tag }) => `keep one \`@${tag}\`, remove the others`,
};

export const annotationInComment: DiagnosticKind<{ tag: string; name: string }> = {
  code: "SFN1012",
  slug: "annotation-in-comment",
  severity: "warning",
  title: ({ tag, name }) => `\`@${tag}\` stands in a comment that says nothing of \`${name}\``,
  label: () => "an ordinary function",
  why: "Annotations are read from comments that begin with `/**`, where a blank is before the `@`.",
  help: ({ tag }) => `write \`/** @${tag} */\` above the function, or remove the comment`,
};
