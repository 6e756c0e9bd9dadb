/**
 * Texts that some layer between the source and a task might take for code stay texts: written in the source, as values and
 * as keys, and coming from the input, from answers and from errors. Machine and function do the same with each.
 */
import type { Json } from "../../compiler/asl/definition";
import { memoryProject } from "../../scripts/docs/memory-project";
import { repository } from "../build/temporary-project";
import { compileAll } from "./compiled";
import type { Compiled } from "./compiled";
import { judge } from "./judge";
import { runNatively } from "./native";
import type { World } from "./world";

const hostile: readonly string[] = [
  ...[
    "{% x %}",
    "{%x%}",
    "{%",
    "%}",
    "{% $states.input %}",
    "{% %} {% %}",
    " {% 1 + 1 %}",
    "{%\n1\n%}",
    '{%"%}',
    "%}{%",
  ],
  ...[
    "${a}",
    "${",
    "$${a}",
    "${AWS::AccountId}",
    "{{x}}",
    "{{resolve:ssm:x}}",
    "$",
    "$$",
    "$states",
    "$states.context",
  ],
  ...["$x := 1", "$error('x')", "a.$", "$.a", "$$.Execution", "__proto__", "constructor", "toString", "prototype"],
  ...[
    "_jsonata_lambda",
    "_jsonata_function",
    "length",
    "sequence",
    "then",
    "toJSON",
    '"',
    "'",
    "`",
    '\\"',
    "\\",
    "\\n",
  ],
  ...[
    "\\u0041",
    "/* x */",
    "// x",
    "<!-- x -->",
    "/x/g",
    "(1)",
    "[0]",
    "a[0].b",
    "*",
    "**",
    "#{x}",
    "@sfn@",
    "?",
    "~>",
  ],
  ...[
    "States.ALL",
    "States.Format('{}', 1)",
    "null",
    "true",
    "1e3",
    "-0",
    "",
    " ",
    "\u0000",
    "\u2028\u2029",
    "é😀",
    "\ud83d",
  ],
  ...["line\nbreak", "tab\tand\rreturn", '{"errorMessage":"x"}', "undefined", "NaN"],
];

const project = memoryProject(repository);
const task =
  "/** @task */\nexport async function label(p0: string): Promise<string> { void p0; throw new Error('played'); }";

function compiled(text: string): Extract<Compiled, { readonly kind: "compiled" }> {
  for (const [, made] of compileAll(project, [{ seed: 1, text }])) {
    if (made.kind === "compiled") return made;
    throw new Error(JSON.stringify(made));
  }
  throw new Error("nothing was compiled");
}

const echoing = (input: Json): World => ({
  input,
  concurrent: false,
  answer: ({ arguments: [sent] }) => ({
    outcome: { kind: "returned", value: `echo ${String(sent)}` },
    milliseconds: 0,
  }),
});

test("there are more than fifty of them", () => expect(new Set(hostile).size).toBeGreaterThan(50));

/** A key `__proto__` that is written out is no key in JavaScript. */
const keys = hostile.filter((each) => each !== "__proto__");

test("written in the source", async () => {
  const literals = hostile.map((each) => JSON.stringify(each));
  const text = `${task}
/** @workflow */
export async function workflow(input: { text: string }): Promise<unknown> {
  const all: string[] = [${literals.join(", ")}];
  const keyed: { [key: string]: number } = { ${keys.map((each, at) => `${JSON.stringify(each)}: ${at}`).join(", ")} };
  const told: string[] = [];
  ${literals.map((each) => `told.push(await label(${each} + input.text));`).join("\n")}
  const first = keyed[${JSON.stringify(keys[0])}];
  return { all, keyed, told, first, tests: all.map((each) => each === ${literals[0]}) };
}`;
  const { native, ways } = compiled(text);
  const world = echoing({ text: "!" });
  expect(await judge(native, ways, world)).toEqual({ kind: "same" });
  const { ending } = await runNatively(native, world);
  expect(ending).toMatchObject({
    kind: "returned",
    value: { all: hostile, told: hostile.map((each) => `echo ${each}!`) },
  });
});

describe("from the input, an answer and an error", () => {
  const { native, ways } = compiled(`${task}
/** @workflow */
export async function workflow(input: { text: string; rows: { [key: string]: string } }): Promise<unknown> {
  const { text, rows } = input;
  const back = await label(text);
  let caught = "";
  try {
    await label(\`<\${text}>\`);
  } catch (error) {
    if (error instanceof Error) caught = error.message;
  }
  const joined = [text, back, caught].join(text);
  const list: string[] = [];
  list.push(text, caught);
  await label(joined);
  return { text, back, caught, joined, list, keyed: { [text]: back }, same: text === back, rows, found: rows[text] };
}`);

  test.each(hostile.map((each) => [JSON.stringify(each), each]))("%s", async (_, text) => {
    const world: World = {
      input: { text, rows: Object.fromEntries([[text, text]]) },
      concurrent: false,
      answer: (_call, attempt) => ({
        outcome: attempt === 1 ? { kind: "failed", name: "Odd", message: text } : { kind: "returned", value: text },
        milliseconds: 0,
      }),
    };
    expect(await judge(native, ways, world)).toEqual({ kind: "same" });
    const { ending, calls } = await runNatively(native, world);
    expect(ending).toMatchObject({ kind: "returned", value: { text, back: text, caught: text, same: true } });
    expect(calls[0]?.arguments).toEqual([text]);
  });
});
