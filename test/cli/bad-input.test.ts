import { existsSync } from "node:fs";
import { join } from "node:path";
import { removeTemporaryFolders, temporaryProject } from "../build/temporary-project";
import { sfnCompile } from "./command-line";

afterAll(removeTemporaryFolders);

const tasks = `
/** @task */
export async function ask(x: string): Promise<string> { return x; }
/** @task */
export async function tell(x: string): Promise<void> {}
`;

const good = `
import { ask } from "./tasks";
/** @workflow */
export async function first(x: string): Promise<string> { return await ask(x); }
`;

const project = (files: { [path: string]: string } = {}) => temporaryProject(files, []);
const workflow = (text: string) => ({ "workflows/tasks.ts": tasks, "workflows/main.ts": text });

const cases: [string, { [path: string]: string }, string[], [code: string, words: string]][] = [
  ["a missing file", workflow(good), ["workflows/mian.ts"], ["SFN0001", `did you mean "workflows/main.ts"?`]],
  ["no source at all", {}, [], ["SFN0002", "workflows/ or src/"]],
  ["a parse error", workflow("export async function {"), [], ["SFN0003", "workflows/main.ts:1"]],
  ["a type error", workflow(`${good}\nconst n: number = "1";`), [], ["SFN0004", "workflows/main.ts:6"]],
  ["no workflow", { "workflows/tasks.ts": tasks }, [], ["SFN0005", "@workflow"]],
  [
    "a workflow with two parameters",
    workflow(good.replace("x: string)", "x: string, y: string)")),
    [],
    ["SFN1005", "workflows/main.ts:4"],
  ],
  [
    "an unknown tag",
    workflow(good.replace("@workflow", "@workflow\n * @timeot 5 minutes")),
    [],
    ["SFN1001", "timeout"],
  ],
  [
    "a bad value of a tag",
    { ...workflow(good), "workflows/tasks.ts": tasks.replace("@task", "@task\n * @timeout soon") },
    [],
    ["SFN1002", "soon"],
  ],
  ["a broken tsconfig.json", { ...workflow(good), "tsconfig.json": "{" }, [], ["SFN0011", "tsconfig.json"]],
];

describe.each(["compile", "check", "run"])("%s", (command) => {
  test.each(cases)("%s", async (_, files, named, [expected, words]) => {
    const folder = project(files);
    const { code, stdout, stderr } = await sfnCompile(folder, [command, ...named]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain(expected);
    expect(stderr).toContain(words);
    expect(stderr).not.toMatch(/^ {4}at |bug in sfn-compile/m);
    expect(existsSync(join(folder, "out"))).toBe(false);
  });
});

describe("run", () => {
  const second = `${good}\n/** @workflow */\nexport async function second(x: string) { return await ask(x); }\n`;

  test.each<[string, string[], [code: string, words: string], string?]>([
    ["an unknown workflow", ["workflows/main.ts#frist"], ["SFN0006", `did you mean "first"?`]],
    ["an unknown workflow like no other", ["#zzzzzzzz"], ["SFN0006", `there is "first"`]],
    ["a task that the workflow does not call", ["--fail", "aks=Oops"], ["SFN0009", `did you mean "ask"?`]],
    ["a missing input file", ["--input", "inptu.json"], ["SFN0001", `did you mean "input.json"?`]],
    ["an input that is not JSON", ["--input", "input.json"], ["SFN0008", "input.json"]],
    ["an input in place that is not JSON", ["--input", "{ a: 1 }"], ["SFN0008", "the value of --input is not JSON"]],
    [
      "answers in place that are not JSON",
      ["--answers", "{ a: 1 }"],
      ["SFN0008", "the value of --answers is not JSON"],
    ],
    ["answers in place that are none", ["--answers", '{"ask": 1}'], ["SFN0019", "--answers"]],
    ["a piped input that is not JSON", ["--input", "-"], ["SFN0008", "the standard input is not JSON"], "{ a: 1 }"],
    ["an empty piped input", ["--input", "-"], ["SFN0008", "the standard input is not JSON"], ""],
  ])("%s", async (_, argv, [expected, words], stdin = "") => {
    const folder = project({ ...workflow(good), "input.json": `{ "a": 1,\n  "b": x }` });
    const { code, stdout, stderr } = await sfnCompile(folder, ["run", ...argv], { stdin });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain(expected);
    expect(stderr).toContain(words);
    expect(stderr.match(/SFN\d{4} /g)).toHaveLength(1);
    expect(stderr).not.toMatch(/^ {4}at |bug in sfn-compile/m);
  });

  test("several workflows, none named", async () => {
    const { code, stderr } = await sfnCompile(project(workflow(second)), ["run"]);
    expect(code).toBe(1);
    expect(stderr).toContain("SFN0007");
    expect(stderr).toContain(`there is "first", "second"`);
  });
});

test("two workflows whose files could not be told apart", async () => {
  const twice = `${good}\n/** @workflow fi_rst */\nexport async function second(x: string) { return await ask(x); }\n`;
  const { code, stderr } = await sfnCompile(project(workflow(twice)), ["check"]);
  expect(code).toBe(1);
  expect(stderr).toContain("SFN0012");
});

test("for programs, the diagnostics stand in one JSON document", async () => {
  const { code, stdout, stderr } = await sfnCompile(project(), ["check", "nowhere.ts", "--json"]);
  expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
  expect(JSON.parse(stdout)).toMatchObject({ workflows: [], diagnostics: [{ code: "SFN0001", severity: "error" }] });
});
