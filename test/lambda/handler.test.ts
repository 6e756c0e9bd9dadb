/** The handler, bundled and minified as it is deployed, against what AWS Lambda expects of one. */
import type { Context, Handler } from "aws-lambda";
import { buildSync } from "esbuild";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { handler } from "sfn-compile/lambda";
import { evaluate } from "../../src/testing/evaluate";

const project = resolve(__dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "sfn-handler-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Bundles and minifies a task module like `src/build` does, and evaluates its handler. */
function bundled(module: string, signature: object): Handler<unknown, unknown> {
  const entry = join(folder, "task.ts");
  writeFileSync(
    entry,
    `import { handler as make } from ${JSON.stringify(join(project, "runtime/lambda/handler"))};
     ${module}
     export const handler = make(task, ${JSON.stringify(signature)});`,
  );
  const built = buildSync({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    keepNames: true,
    format: "cjs",
    platform: "node",
    target: "node20",
    write: false,
  });
  const code = built.outputFiles[0]?.text ?? "";
  const handle = evaluate(code, require)["handler"];
  if (typeof handle !== "function") throw new Error("the bundle exports no handler");
  return handle as Handler<unknown, unknown>;
}

/** What Lambda's Node.js runtime answers when a handler rejects. */
async function reportOf(handle: Handler<unknown, unknown>, event: unknown) {
  const error: unknown = await Promise.resolve(handle(event, {} as Context, () => undefined)).catch((e: unknown) => e);
  if (!(error instanceof Error)) throw new Error("the handler did not reject with an error");
  return { errorType: error.name, errorMessage: error.message, trace: error.stack?.split("\n") };
}

const argument = (parameter: string) => ({ payload: "argument", parameters: [parameter] });

test.each([
  ["class SoldOut extends Error {}", "new SoldOut('no rooms')", "SoldOut", "no rooms"],
  ["class Base extends Error {} class SoldOut extends Base {}", "new SoldOut('x')", "SoldOut", "x"],
  ["class SoldOut extends Error { name = 'NoRooms' }", "new SoldOut('x')", "NoRooms", "x"],
  ["class BadTrip extends TypeError {}", "new BadTrip('x')", "BadTrip", "x"],
  ["", "new SyntaxError('x')", "SyntaxError", "x"],
  ["", "Object.freeze(new Error('cold'))", "Error", "cold"],
  ["", "'text'", "Error", "text"],
  ["", "undefined", "Error", "undefined"],
])("%s throw %s is reported as %s", async (classes, thrown, errorType, errorMessage) => {
  const handle = bundled(`${classes} async function task(x: unknown) { throw ${thrown}; }`, argument("x"));
  expect(await reportOf(handle, {})).toMatchObject({ errorType, errorMessage });
});

test("the stack is that of the original error", async () => {
  const handle = bundled(
    "class SoldOut extends Error {} async function reserve(): Promise<void> { throw new SoldOut('x'); } async function task(x: unknown) { await reserve(); }",
    argument("x"),
  );
  const { trace } = await reportOf(handle, {});
  expect(trace?.join("\n")).toContain("at reserve");
});

test("what a task throws before its first await is a rejection too", async () => {
  const task = () => {
    throw new RangeError("at once");
  };
  await expect(handler(task, { payload: "argument", parameters: ["x"] })({})).rejects.toMatchObject({
    name: "RangeError",
  });
});

test.each([
  [{ payload: "argument", parameters: ["trip"] }, { id: 1 }, [{ id: 1 }]],
  [{ payload: "argument", parameters: ["trip"] }, null, [null]],
  [{ payload: "object", parameters: ["card", "amount"] }, { amount: 5, card: "c" }, ["c", 5]],
  [{ payload: "object", parameters: ["card", "amount"] }, { card: null }, [null, undefined]],
  [{ payload: "object", parameters: ["toString", "b"] }, { b: 1 }, [undefined, 1]],
  [{ payload: "argument", parameters: [] }, {}, []],
] as const)("%j with %j calls the task with %j", async (signature, event, expected) => {
  const task = async (...parameters: unknown[]) => parameters;
  expect(await handler(task, signature)(event)).toEqual(expected);
});

test("no result becomes null", async () => {
  const task = async () => undefined;
  expect(await handler(task, { payload: "argument", parameters: [] })({})).toBeNull();
});

test("is a handler in the types of AWS Lambda", () => {
  const aws: Handler<unknown, unknown> = handler(async (id: string) => id, { payload: "argument", parameters: ["id"] });
  expect(typeof aws).toBe("function");
});
