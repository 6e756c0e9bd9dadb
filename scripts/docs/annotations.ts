/** docs/annotations.md: the vocabulary of tags, from the table of the parser. */
import { isTagName, rowOf, tags, type Place, type TagName } from "../../compiler/1-read/annotations/tags";
import { code, sentence, table } from "./markdown";

/** What a tag means, and a line as it would be written. */
const meanings: { readonly [Name in TagName]: { readonly meaning: string; readonly example: string } } = {
  workflow: {
    meaning: "the function is a state machine, called after the value or else after the function",
    example: "@workflow book-trip",
  },
  task: { meaning: "the function is a Lambda function, bundled with what it imports", example: "@task" },
  express: { meaning: "an Express state machine instead of a Standard one", example: "@express" },
  timeout: {
    meaning:
      "the time limit of a task's function, and the state that calls it waits five seconds longer; the deadline of a workflow, which is thrown in it as a `WorkflowTimeoutError`",
    example: "@timeout 30 seconds",
  },
  memory: { meaning: "megabytes of memory of the function", example: "@memory 512" },
  architecture: { meaning: "the processor that the function runs on", example: "@architecture arm64" },
  environment: { meaning: "an environment variable of the function", example: "@environment STAGE=production" },
  concurrency: {
    meaning: "how many of the function may run at a time: its reserved concurrency",
    example: "@concurrency 10",
  },
  permission: {
    meaning: "a statement for the role of the function or of the state machine",
    example: "@permission dynamodb:PutItem arn:aws:dynamodb:*:*:table/orders",
  },
  retry: {
    meaning:
      "which errors of the task are tried again, how often, and after which waits; `retries` does not count the first try, and without `on` any error is tried again",
    example: "@retry on=CardNetworkBusy retries=5 interval=2s backoff=2 max=1m jitter",
  },
  uncompensated: {
    meaning:
      "why nothing has to be undone of what the task does, so that no workflow with compensations is warned that it has none for it ([SFN2105](errors/SFN2105.md)); above a statement, `// @uncompensated …` says it of the calls in it",
    example: "@uncompensated it only reads",
  },
  on: { meaning: "what starts the workflow", example: "@on schedule rate(1 day)" },
  tracing: { meaning: "traces executions with X-Ray; the role may write traces", example: "@tracing" },
  logging: {
    meaning:
      "logs executions, to a log group of the template that keeps them for 90 days; without `data` no inputs and outputs are in it",
    example: "@logging ERROR",
  },
  alarm: { meaning: "raises an alarm", example: "@alarm" },
};

const introduction = `# Annotations

<!-- Written by \`npm run docs\` from the table of the compiler. -->

Tags in the doc comment of an exported async function (a declaration, or an arrow function as the value of a \`const\`)
say what the function is and how it is deployed. The functions stay plain functions: they can be imported, called and
replaced in a test as before.

\`\`\`ts
/**
 * Charges the traveller's card.
 * @task
 * @memory 256
 * @timeout 30 seconds
 */
export async function chargeCard(card: string, amount: number): Promise<string> {
  return \`\${card}-\${amount}\`;
}
\`\`\`

A tag that is almost one of these, a value that a tag does not take, and a tag on the wrong kind of function are errors
([SFN1001](errors/SFN1001.md), [SFN1002](errors/SFN1002.md), [SFN1003](errors/SFN1003.md)). Other tags of JSDoc and TSDoc
mean nothing here and are left alone; \`tsdoc.json\` tells editors about ours.`;

/** The text of the page. */
export function annotationsPage(): string {
  const names = Object.keys(tags).filter(isTagName);
  return [
    introduction,
    "## On a workflow",
    tagTable(names, "workflow"),
    "## On a task",
    tagTable(names, "task"),
    "## Not compiled by this version",
    "These are part of the vocabulary and are refused ([SFN1008](errors/SFN1008.md)), so that nothing is deployed other than it reads.",
    table(["Tag", "On", "Instead"], names.flatMap(refusedRows)),
  ].join("\n\n");
}

function tagTable(names: readonly TagName[], place: Place): string {
  const rows = names
    .filter((name) => rowOf(name).on.includes(place) && insteadOf(name) === undefined)
    .map((name) => {
      const { value: usual, valueOn, many } = rowOf(name);
      const value = valueOn?.[place] ?? usual;
      const { meaning, example } = meanings[name];
      if (value.parse(example.replace(/^@\w+ ?/, "")) === null) throw new Error(`${example} is refused`);
      return [code(`@${name}`), sentence(value.expected), sentence(meaning), code(example), many ? "yes" : ""];
    });
  return table(["Tag", "Takes", "Meaning", "Example", "Several"], rows);
}

function refusedRows(name: TagName): readonly (readonly string[])[] {
  return rowOf(name).on.flatMap((place) => {
    const instead = insteadOf(name);
    return instead === undefined ? [] : [[code(`@${name}`), `a ${place}`, sentence(instead)]];
  });
}

/** What to do instead of a tag that is refused on a kind of function; undefined where it is compiled. */
function insteadOf(name: TagName): string | undefined {
  return rowOf(name).notYet;
}
