/** How simulate finds, compiles and caches the workflow that a function is. */
import { simulate, when } from "sfn-compile/testing";
import { removeTemporaryFolders, temporaryProject, writeBelow } from "../build/temporary-project";

jest.setTimeout(60_000);
afterAll(removeTemporaryFolders);

const tasks = `
  /** @task */
  export async function double(n: number): Promise<number> { return 2 * n; }
`;

const workflow = (body: string, name = "twice") => `
  import { double } from "./tasks";
  /** @workflow */
  export async function ${name}(n: number): Promise<number> { ${body} }
`;

const twice = async (n: number): Promise<number> => n;
const double = async (n: number): Promise<number> => n;

test("finds a workflow below workflows/", async () => {
  const cwd = temporaryProject({
    "workflows/deep/tasks.ts": tasks,
    "workflows/deep/w.ts": workflow("return await double(n);"),
  });
  const run = await simulate(twice, { cwd })(4);
  expect(run.output).toBe(8);
  expect(run.calls(double)).toEqual([[4]]);
});

test("or below src/, from any folder of the project", async () => {
  const root = temporaryProject({ "src/tasks.ts": tasks, "src/w.ts": workflow("return await double(n);") });
  const run = await simulate(twice, { cwd: `${root}/src` })(4, when(double, 7));
  expect(run.output).toBe(7);
});

test("compiles again when a source has changed", async () => {
  const cwd = temporaryProject({ "workflows/tasks.ts": tasks, "workflows/w.ts": workflow("return await double(n);") });
  const before = await simulate(twice, { cwd })(4);
  writeBelow(cwd, "workflows/tasks.ts", tasks.replace("2 * n", "3 * n"));
  const after = await simulate(twice, { cwd })(4);
  expect([before.output, after.output]).toEqual([8, 12]);
});

test("of two workflows of one name the file says which", async () => {
  const cwd = temporaryProject({
    "workflows/one/tasks.ts": tasks,
    "workflows/one/w.ts": workflow("return await double(n);"),
    "workflows/two/tasks.ts": tasks.replace("double", "triple").replace("2 *", "3 *"),
    "workflows/two/w.ts": workflow("return await double(n);").replaceAll("double", "triple"),
  });
  await expect(simulate(twice, { cwd })(4)).rejects.toThrow(/twice/);
  const run = await simulate(twice, { cwd, file: "workflows/two/w.ts" })(4);
  expect(run.output).toBe(12);
});

test("a workflow that does not compile rejects with its diagnostics, others are in nobody's way", async () => {
  const cwd = temporaryProject({
    "workflows/tasks.ts": tasks,
    "workflows/good.ts": workflow("return await double(n);"),
    "workflows/bad.ts": workflow("return await doubel(n);", "bad"),
  });
  const bad = async (n: number): Promise<number> => n;
  await expect(simulate(bad, { cwd })(4)).rejects.toThrow(/doubel/);
  await expect(simulate(twice, { cwd })(4)).resolves.toMatchObject({ output: 8 });
});

test("what is no workflow is said to be none", async () => {
  const cwd = temporaryProject({ "workflows/tasks.ts": tasks, "workflows/w.ts": workflow("return await double(n);") });
  const thrice = async (n: number): Promise<number> => n;
  await expect(simulate(thrice, { cwd })(4)).rejects.toThrow("has a @workflow function thrice");
});

test("a workflow without a parameter needs no input", async () => {
  const cwd = temporaryProject({
    "workflows/tasks.ts": tasks,
    "workflows/w.ts": workflow("return await double(1);").replace("n: number", ""),
  });
  const bare = async (): Promise<number> => 0;
  Object.defineProperty(bare, "name", { value: "twice" });
  const run = await simulate(bare, { cwd })(when(double, 5));
  expect(run.output).toBe(5);
});
