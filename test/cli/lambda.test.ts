import { join } from "node:path";
import type { Json } from "../../compiler/asl/definition";
import type { TaskDeclaration } from "../../compiler/compiled";
import { TaskFailure } from "../../runtime/interpreter/task-failure";
import { localFunctions } from "../../src/cli/run/lambda";
import { compilation } from "../build/book-trip-compiled";
import { removeTemporaryFolders, temporaryFolder } from "../build/temporary-project";

afterAll(removeTemporaryFolders);

/** Calls a function whose module is given, with each payload in turn or all at once. */
async function call(code: string, payloads: Json[], more: Partial<TaskDeclaration> & { atOnce?: boolean } = {}) {
  const folder = temporaryFolder({ "index.mjs": code });
  const printed: string[] = [];
  const functions = localFunctions({
    bundle: () => join(folder, "index.mjs"),
    env: { OUTER: "outer" },
    log: { write: (text) => printed.push(text) },
  });
  const task: TaskDeclaration = { ...compilation.tasks[0]!, name: "greet", ...more };
  const answer = async (payload: Json): Promise<unknown> => {
    try {
      return await functions.invoke(task, payload);
    } catch (thrown) {
      if (!(thrown instanceof TaskFailure)) throw thrown;
      return { error: thrown.error, cause: JSON.parse(thrown.cause) as unknown };
    }
  };
  const answers: unknown[] = [];
  if (more.atOnce === true) answers.push(...(await Promise.all(payloads.map(answer))));
  else for (const payload of payloads) answers.push(await answer(payload));
  await functions.close();
  return { answers, printed: printed.join("") };
}

test("an instance keeps its memory from call to call", async () => {
  const code = "let calls = 0; export const handler = async (name) => `${name} ${++calls}`;";
  expect((await call(code, ["Ada", "Bob"])).answers).toEqual(["Ada 1", "Bob 2"]);
});

test("calls at the same time have instances of their own", async () => {
  const code =
    "let calls = 0; export const handler = async (name) => { calls++; await new Promise((r) => setTimeout(r, 50)); return calls; };";
  expect((await call(code, ["Ada", "Bob"], { atOnce: true })).answers).toEqual([1, 1]);
});

test("it has the environment of the task, a context, and words that arrive", async () => {
  const code = `export const handler = async (name, context) => {
    console.log("hello", name);
    const { OUTER, GREETING, AWS_LAMBDA_FUNCTION_NAME } = process.env;
    return [OUTER, GREETING, AWS_LAMBDA_FUNCTION_NAME, context.functionName, typeof context.getRemainingTimeInMillis()];
  };`;
  const { answers, printed } = await call(code, ["Ada"], { environment: { GREETING: "hi" } });
  expect(answers).toEqual([["outer", "hi", "greet", "greet", "number"]]);
  expect(printed).toBe("hello Ada\n");
});

test("results pass through JSON", async () => {
  const code =
    "export const handler = async (at) => at === 0 ? undefined : { when: new Date(at), gone: undefined, not: NaN };";
  expect((await call(code, [0, 1])).answers).toEqual([null, { when: "1970-01-01T00:00:00.001Z", not: null }]);
});

test("what is thrown is reported as Lambda does", async () => {
  const code = `export const handler = async (what) => {
    if (what === "text") throw "no";
    const error = new TypeError("no rooms");
    error.name = what;
    throw error;
  };`;
  expect((await call(code, ["SoldOut", "text"])).answers).toEqual([
    {
      error: "SoldOut",
      cause: { errorType: "SoldOut", errorMessage: "no rooms", trace: expect.any(Array) as unknown[] },
    },
    { error: "string", cause: { errorType: "string", errorMessage: "no", trace: [] } },
  ]);
});

test("a module that cannot be loaded fails every call", async () => {
  const { answers } = await call("throw new RangeError('not today');", [1, 2]);
  expect(answers).toMatchObject([{ error: "RangeError" }, { error: "RangeError" }]);
});

test("an instance that ends its process fails the call, and the next one starts anew", async () => {
  const code = "export const handler = async (code) => code === 0 ? 'fine' : process.exit(code);";
  const { answers } = await call(code, [3, 0]);
  expect(answers).toMatchObject([
    { error: "Runtime.ExitError", cause: { errorMessage: expect.stringMatching(/exit status 3$/) as string } },
    "fine",
  ]);
});

test("an instance that crashes outside of the call fails it", async () => {
  const code =
    "export const handler = () => { setTimeout(() => { throw new EvalError('late'); }); return new Promise(() => {}); };";
  expect((await call(code, [1])).answers).toMatchObject([{ error: "EvalError", cause: { errorMessage: "late" } }]);
});

test("a call that takes longer than the task's timeout is stopped, even in an endless loop", async () => {
  const { answers } = await call("export const handler = async () => { for (;;); };", [1], { timeoutSeconds: 0.2 });
  expect(answers).toMatchObject([
    { error: "Sandbox.Timedout", cause: { errorMessage: "Task timed out after 0.20 seconds" } },
  ]);
});
