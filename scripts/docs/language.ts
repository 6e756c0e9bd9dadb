/** docs/language.md: what TypeScript a workflow may hold, from the tables of the reader; every sample is compiled. */
import type { SyntaxKind } from "ts-morph";
import { expressions } from "../../compiler/1-read/language/expressions";
import type { Refusal } from "../../compiler/1-read/language/rule";
import { statements } from "../../compiler/1-read/language/statements";
import { members } from "../../compiler/1-read/library/members";
import { arrayMethods, functions, mutators, textMethods } from "../../compiler/1-read/library/rows";
import { kind } from "../../compiler/ir/kinds";
import type { OperationName } from "../../compiler/ir/operations";
import { expressionDocs, expressionGroups, otherOperators, type ReadExpression } from "./expressions";
import { functionDocs } from "./functions";
import { groupDocs } from "./groups";
import { constantSamples, operationSamples } from "./library";
import { code, sentence, table } from "./markdown";
import { memoryProject } from "./memory-project";
import { refusedForms } from "./refusals";
import { expressionsInMachine, statesOf } from "./samples";
import { statementDocs, statementGroups, type Construct } from "./statements";
import { wordDocs } from "./words";

/** What the tables say of one construct. */
type Row = { readonly read: unknown } | { readonly refuse: Refusal } | { readonly ignore: string };

/** The text of the page. */
export function languagePage(root: string): string {
  const project = memoryProject(root, []);
  const inMachine = (samples: readonly string[]): ReadonlyMap<string, string | null> => {
    const found = expressionsInMachine(root, project, samples);
    return new Map(samples.map((sample, index) => [sample, found[index] ?? null]));
  };
  const states = (samples: readonly string[]): readonly (readonly string[])[] => statesOf(root, project, samples);
  return [
    introduction,
    "## Statements",
    statementTables(states),
    "## Expressions",
    expressionIntroduction,
    expressionTables(inMachine),
    "## Library",
    libraryIntroduction,
    libraryTables(inMachine),
    "## Functions that await",
    functionIntroduction,
    exampleTable(functionDocs, states),
    "## At the same time",
    groupIntroduction,
    exampleTable(groupDocs, states),
    "## Words",
    wordTable(states),
    "## What is outlined",
    outlinedIntroduction,
    refusals(root),
    "## What leaves no trace",
    table(["Construct", "Why"], unseen()),
  ].join("\n\n");
}

const introduction = `# The language of workflows

<!-- Written by \`npm run docs\` from the tables of the compiler. -->

A workflow is an ordinary async function. What this version of sfn-compile compiles is on this page, with what it becomes
in a state machine; each example here is compiled when the page is made. Other code without an \`await\` runs as the JavaScript
that it is: it is [outlined](outlining.md). Anything else is refused with a diagnostic that says what to write instead, and
nothing is left out in silence. Tasks are Lambda functions and may hold any code.
[How values are represented](representation.md) has a page of its own, with what Step Functions cannot do like Node.
[Annotations](annotations.md) say which function is which, the [glossary](glossary.md) says what the words mean.`;

const expressionIntroduction = `Code without an \`await\` costs no state: it rides along, as JSONata, in the fields of the states around it. Here \`text\`,
\`other\`, \`words\`, \`a\`, \`b\` and the like are locals of the types that their names suggest; \`maybe\` is a text or null.`;

const libraryIntroduction = `A method is found by the type of its receiver, so that a function of the program which is called the same is never taken
for one of these. Callbacks are arrow functions without an \`await\`. Functions of the project that are neither tasks nor
workflows are written out where they are called; one that calls itself is [outlined](outlining.md), or, where it awaits, keeps
its calls [on a stack](#functions-that-await). Every function and method that is not on this page is refused. \`structuredClone(value)\` is the value.
Calls of \`console\` are left out of the machine, once their arguments are evaluated; \`compile\` names each of them.
A position in a text is JavaScript's, also behind an emoji, which JavaScript counts as two; one in the middle of an emoji
leaves half of a character, which no JSON can hold: the execution fails then, with all compensations. A quotient by zero, \`Math.sqrt\` of a negative
number and \`Math.max\` of nothing fail likewise; a function that asks for \`NaN\` or \`Infinity\` has them outlined.`;

/** Operations of functions that only the types of Node or of a browser declare: the text says what they are. */
const ofTheHost: ReadonlySet<OperationName> = new Set<OperationName>(["structuredClone"]);

const outlinedIntroduction = `What follows has no form in a state machine. Code that holds it, and no \`await\`, is [outlined](outlining.md): it runs as
JavaScript, in one Lambda function for each workflow. With an \`await\` inside of it, or under \`--no-outline\`, it is refused,
and the diagnostic says what is said here.`;

const functionIntroduction = `A function of the project that awaits, and is no task, is written out where it is called: its parameters and variables are
those of the machine. One that calls itself has a list of frames besides, one for each call that has not returned, with what
that call still reads: a variable, which has room for 256 KiB, as others have. Where they do not fit, the execution fails, as it
does with any data that is too large. A parameter that each call passes on as it is, and what is declared around the function, are there once: calls may change them. Any other
parameter is a copy: who changes it, when somebody else could see that, is refused ([SFN1103](errors/SFN1103.md)). So is a call
from within a \`Promise.all\`, a \`map\` or a compensation in the function itself ([SFN1109](errors/SFN1109.md)); the whole recursion may
stand in one. A function that is reached only by being handed to itself is refused ([SFN1108](errors/SFN1108.md)).`;

const groupIntroduction = `The members of a \`Promise.all\` are written where it is awaited. The first that fails ends the whole with its own error; what
the others would still have called may then not be called. What members write outside of
them is put together behind them where it does not matter who comes first; any other such write is refused
([SFN1110](errors/SFN1110.md)), as is one that is read after a failure ([SFN2104](errors/SFN2104.md)), and, in this version,
a member that registers a compensation.`;

function exampleTable(docs: typeof groupDocs, statesOf: States): string {
  const states = statesOf(docs.map(({ example }) => example));
  const rows = docs.map(({ example, becomes }, at) => [code(example), sentence(becomes), states[at]?.join(", ") ?? ""]);
  return table(["Example", "Becomes", "States of the example"], rows);
}

function read<Doc>(
  rows: { readonly [syntax: number]: Row },
  docs: { readonly [syntax: number]: Doc | string },
): readonly Doc[] {
  return Object.entries(docs).flatMap(([syntax, doc]) => {
    const row = rows[Number(syntax)];
    const isRead = row !== undefined && "read" in row;
    if (isRead === (typeof doc === "string")) throw new Error(`say what becomes of the construct ${syntax}`);
    return typeof doc === "string" ? [] : [doc];
  });
}

type States = (samples: readonly string[]) => readonly (readonly string[])[];
type InMachine = (samples: readonly string[]) => ReadonlyMap<string, string | null>;

function statementTables(statesOf: States): string {
  const constructs = read<Construct>(statements, statementDocs);
  const states = statesOf(constructs.map(({ example }) => example));
  const rows = constructs.map(({ group, written, example, becomes }, index) => ({
    group,
    cells: [written, code(example), sentence(becomes), states[index]?.join(", ") ?? ""],
  }));
  return grouped(statementGroups, ["Statement", "Example", "Becomes", "States of the example"], rows);
}

function expressionTables(inMachine: InMachine): string {
  const docs = read<ReadExpression>(expressions, expressionDocs);
  const found = inMachine([...docs.flatMap(({ samples = [] }) => samples), ...otherOperators.map(between)]);
  const rows = docs.flatMap(({ group, written, samples, becomes }) =>
    samples === undefined
      ? [{ group, cells: [written, "", sentence(becomes ?? "")] }]
      : samples.map((sample, index) => ({
          group,
          cells: [index === 0 ? written : "", code(sample), code(certain(sample, found))],
        })),
  );
  const refused = otherOperators.filter((operator) => found.get(between(operator)) === null);
  return [
    grouped(expressionGroups, ["Expression", "JavaScript", "In the machine"], rows),
    `Code with the operators ${refused.map(code).join(", ")} is [outlined](outlining.md).`,
  ].join("\n\n");
}

const between = (operator: string): string => `a ${operator} b`;

/** One table a group, each under its heading. */
function grouped(
  groups: readonly string[],
  head: readonly string[],
  rows: readonly { readonly group: string; readonly cells: readonly string[] }[],
): string {
  return groups
    .map((name) => {
      const own = rows.filter(({ group }) => group === name).map(({ cells }) => cells);
      return `### ${name}\n\n${table(head, own)}`;
    })
    .join("\n\n");
}

function libraryTables(inMachine: InMachine): string {
  const samples = Object.values(operationSamples).filter((sample) => sample !== null);
  const found = inMachine([...samples, ...constantSamples]);
  const rows = (operations: readonly OperationName[]): string =>
    table(
      ["JavaScript", "In the machine"],
      [...new Set(operations)]
        .filter((each) => !ofTheHost.has(each))
        .map((operation) => {
          const sample = operationSamples[operation];
          if (sample === null) throw new Error(`write a sample of ${operation}`);
          return [code(sample), code(certain(sample, found))];
        }),
    );
  const of = (owner: number): readonly OperationName[] =>
    members.flatMap((member) => (member.of === owner ? [member.operation] : []));
  const operations = (methods: { readonly [name: string]: { readonly operation: OperationName } }) =>
    Object.values(methods).map(({ operation }) => operation);
  const constants = constantSamples.flatMap((sample) => {
    const value = found.get(sample);
    return value === null || value === undefined ? [] : [[code(sample), code(value)]];
  });
  return [
    "### Text",
    rows([...of(kind.string), ...operations(textMethods)]),
    "### Arrays",
    rows([...of(kind.array), ...operations(arrayMethods)]),
    "### Functions",
    rows(operations(functions)),
    "### Time and chance",
    "`Date.now()`, `new Date().toISOString()`, `Math.random()` and `crypto.randomUUID()` are evaluated once, where they stand, and kept in a variable: a call that is tried again sends what it sent before. In a test the function gets the numbers that the machine has drawn.",
    "### Constants",
    "These, and the members of enums, are known when the workflow is compiled.",
    table(["JavaScript", "In the machine"], constants),
  ].join("\n\n");
}

function certain(sample: string, found: ReadonlyMap<string, string | null>): string {
  const value = found.get(sample);
  if (value === null || value === undefined) throw new Error(`the sample ${sample} is refused`);
  return value;
}

function wordTable(statesOf: States): string {
  const words = Object.entries(wordDocs);
  const states = statesOf(words.flatMap(([, { example }]) => example ?? []));
  let next = 0;
  const rows = words.map(([word, { example, meaning }]) =>
    example === null
      ? [code(word), "", `${sentence(meaning)} Refused by this version.`, ""]
      : [code(word), code(example), sentence(meaning), states[next++]?.join(", ") ?? ""],
  );
  return table(["Word", "Example", "Meaning", "States of the example"], rows);
}

function refusals(root: string): string {
  const refused = [...Object.values<Row>(statements), ...Object.values<Row>(expressions)].flatMap((row) =>
    "refuse" in row ? [row.refuse] : [],
  );
  const whole = new Map(refused.map(({ what, repair }) => [what, repair]));
  return [
    "Whole constructs ([SFN1101](errors/SFN1101.md), [SFN1102](errors/SFN1102.md)):",
    list([...whole]),
    "Methods that change an array in place, where it may have another name or their result is used ([SFN1103](errors/SFN1103.md)):",
    list(Object.entries(mutators).map(([method, instead]) => [code(`.${method}(…)`), instead])),
    "Some forms of what is compiled otherwise:",
    list(refusedForms(root).map(({ what, repair }) => [what, repair])),
  ].join("\n\n");
}

/** A list, and no table: a longer entry would move every line of a table. */
function list(entries: readonly (readonly [what: string, repair: string])[]): string {
  return entries.map(([what, repair]) => `- **${withoutVersion(what)}.** ${sentence(repair)}`).join("\n");
}

/** The whole page speaks of this version. */
function withoutVersion(text: string): string {
  return sentence(text.replace(/,? in this version$/, "")).replace(/\.$/, "");
}

function unseen(): readonly (readonly [string, string])[] {
  const rows = [...pairs(statements, statementDocs), ...pairs(expressions, expressionDocs)];
  const byName = new Map(rows.map((pair) => [pair.join(), pair]));
  return [...byName.values()].filter(([written]) => written !== "a placeholder");
}

function pairs(
  rows: { readonly [K in SyntaxKind]?: Row },
  docs: { readonly [syntax: number]: unknown },
): readonly (readonly [string, string])[] {
  return Object.entries<Row | undefined>(rows).flatMap(([syntax, row]) => {
    const written = docs[Number(syntax)];
    if (row === undefined || !("ignore" in row) || typeof written !== "string") return [];
    return [[written, sentence(row.ignore)] as const];
  });
}
