/** `run` on definitions that somebody wrote: their tasks are answered from a file. */
import { removeTemporaryFolders, temporaryFolder } from "../build/temporary-project";
import { sfnCompile } from "./command-line";

jest.setTimeout(60_000);
afterAll(removeTemporaryFolders);

const lambda = "arn:aws:lambda:us-east-1:123456789012:function:charge";

const machine = {
  StartAt: "Charge card",
  States: {
    "Charge card": {
      Type: "Task",
      Resource: "arn:aws:states:::lambda:invoke",
      Parameters: { FunctionName: lambda, "Payload.$": "$" },
      ResultSelector: { "id.$": "$.Payload" },
      Retry: [{ ErrorEquals: ["Busy"], IntervalSeconds: 2, MaxAttempts: 2 }],
      Catch: [{ ErrorEquals: ["States.ALL"], Next: "Refused" }],
      TimeoutSeconds: 60,
      Next: "Pack",
    },
    Pack: {
      Type: "Map",
      ItemsPath: "$$.Execution.Input.lines",
      ItemProcessor: {
        StartAt: "Pick",
        States: {
          Pick: {
            Type: "Task",
            Resource: "arn:aws:states:::sqs:sendMessage",
            Parameters: { QueueUrl: "q", "MessageBody.$": "$" },
            End: true,
          },
        },
      },
      End: true,
    },
    Refused: { Type: "Fail", Error: "Refused" },
  },
};

const folder = (answers: unknown, more: { readonly [path: string]: string } = {}) =>
  temporaryFolder({
    "order.asl.json": JSON.stringify(machine, null, 2),
    "input.json": JSON.stringify({ lines: ["a", "b"] }),
    "answers.json": JSON.stringify(answers),
    ...more,
  });

interface Report {
  readonly machine: string;
  readonly status: string;
  readonly output?: unknown;
  readonly error?: string;
  readonly milliseconds: number;
  readonly calls: readonly object[];
  readonly trace: readonly object[];
  readonly history: readonly { readonly type: string; readonly timestamp: string }[];
}

const start = ["run", "order.asl.json", "--input", "input.json", "--answers", "answers.json"];

async function report(answers: unknown, ...argv: string[]): Promise<Report & { readonly code: number }> {
  const { code, stdout, stderr } = await sfnCompile(folder(answers), [...start, "--json", ...argv]);
  expect(stderr).toBe("");
  return { ...(JSON.parse(stdout) as Report), code };
}

const fine = { "Charge card": { result: 17 }, "sqs:sendMessage": { result: { MessageId: "m" } } };

test("answers are found by state, by function and by resource, and given in turn", async () => {
  const ran = await report({
    charge: [
      { error: "Busy", cause: { later: true } },
      { result: 17, seconds: 3 },
    ],
    "arn:aws:states:::sqs:sendMessage": [{ result: 1 }, { result: 2 }],
  });
  expect(ran).toMatchObject({ code: 0, machine: "order", status: "SUCCEEDED", output: [1, 2], milliseconds: 5000 });
  expect(ran.calls.slice(0, 2)).toEqual([
    expect.objectContaining({ task: "charge", attempt: 1, outcome: { error: "Busy", cause: '{"later":true}' } }),
    expect.objectContaining({ task: "charge", attempt: 2, payload: { lines: ["a", "b"] }, outcome: { result: 17 } }),
  ]);
});

test("input and answers may stand in the command line itself", async () => {
  const argv = ["--input", '{"lines":["a"]}', "--answers", JSON.stringify(fine), "--json"];
  const { code, stdout, stderr } = await sfnCompile(folder({}), ["run", "order.asl.json", ...argv]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(JSON.parse(stdout)).toMatchObject({ status: "SUCCEEDED", output: [{ MessageId: "m" }] });
});

test("the state counts more than the resource, the last answer answers all further calls, and * whatever is left", async () => {
  const ran = await report({ "Charge card": { result: 1 }, charge: { error: "Wrong" }, "*": [{ result: 2 }] });
  expect(ran).toMatchObject({ code: 0, output: [2, 2] });
});

test("a whole response is taken as it is", async () => {
  const ran = await report({ ...fine, "Charge card": { response: { Payload: 1, StatusCode: 200 } } }, "--trace");
  expect(ran).toMatchObject({ code: 0 });
});

test("what never answers ends by its timeout, on the virtual clock", async () => {
  const ran = await report({ ...fine, charge: { never: true }, "Charge card": { never: true } }, "--trace");
  expect(ran).toMatchObject({ code: 1, status: "FAILED", error: "Refused", milliseconds: 60_000 });
  expect(ran.trace[0]).toMatchObject({ outcome: "caught", error: "States.Timeout", next: "Refused" });
});

test("--fail counts more than an answer", async () => {
  const ran = await report(fine, "--fail", "charge=Declined:no cover", "--trace");
  expect(ran).toMatchObject({ code: 1, error: "Refused", trace: [{ state: "Charge card", error: "Declined" }, {}] });
});

test("the trace and the history of a Map with a retry before it", async () => {
  const answers = { ...fine, "Charge card": [{ error: "Busy" }, { result: 17 }] };
  const { trace, history } = await report(answers, "--trace", "--history");
  expect(trace).toEqual([
    { state: "Charge card", type: "Task", time: 0, milliseconds: 2000, outcome: "succeeded", attempts: 2 },
    { state: "Pack", type: "Map", time: 2000, milliseconds: 0, outcome: "succeeded" },
    { state: "Pick", type: "Task", inside: "Pack", iteration: 0, time: 2000, milliseconds: 0, outcome: "succeeded" },
    { state: "Pick", type: "Task", inside: "Pack", iteration: 1, time: 2000, milliseconds: 0, outcome: "succeeded" },
  ]);
  expect(history[0]).toMatchObject({ id: 1, type: "ExecutionStarted", timestamp: "2026-01-01T00:00:00.000Z" });
  expect(history.at(-1)).toMatchObject({ type: "ExecutionSucceeded" });
});

test("for a person: events, then steps, then the end", async () => {
  const { code, stdout } = await sfnCompile(folder(fine), [...start, "--history", "--trace"]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^ 1 {2}← {2}0 {2} +0 s {2}ExecutionStarted +\{"lines":\["a","b"\]\}$/m);
  expect(stdout).toMatch(/^ +Pick\[1\]$/m);
  expect(stdout).toContain("order succeeded: 4 transitions, 0 s");
});

test("YAML, and an Express machine", async () => {
  const text = "StartAt: Done\nStates:\n  Done: { Type: Succeed }\n";
  const { code, stdout } = await sfnCompile(folder({}, { "x.asl.yaml": text }), [
    "run",
    "x.asl.yaml",
    "--type",
    "express",
  ]);
  expect(code).toBe(0);
  expect(stdout).toContain("x succeeded: 1 transition, 0 s");
});

const broken = (change: (text: string) => string) => change(JSON.stringify(machine, null, 2));

test.each<[string, { [path: string]: string }, string[], [code: string, ...words: string[]]]>([
  ["a file that is not there", {}, ["order.asl.jsn.json"], ["SFN0001", "order.asl.jsn.json"]],
  ["an input instead of a definition", {}, ["input.json"], ["SFN0017", "neither `StartAt` nor `States`"]],
  ["text that is no JSON", { "a.json": '{ "StartAt": ' }, ["a.json"], ["SFN0017", "a.json"]],
  ["text that is no YAML", { "a.yaml": "StartAt: [\n" }, ["a.yaml"], ["SFN0017", "a.yaml:1"]],
  ["YAML that holds itself", { "a.yaml": "&a\nStartAt: A\nStates: *a\n" }, ["a.yaml"], ["SFN0017", "a.yaml"]],
  ["a list", { "a.json": "[]" }, ["a.json"], ["SFN0017", "no object"]],
  [
    "a missing target",
    { "a.json": broken((text) => text.replace('"Next": "Pack"', '"Next": "Pak"')) },
    ["a.json"],
    ["SFN0018", "MISSING_TRANSITION_TARGET at /States/Charge card/Next", "a.json:"],
  ],
  ["a task without an answer", {}, ["order.asl.json", "-i", "input.json"], ["SFN0021", `{ "Charge card": {`]],
  ["a failure of no task", {}, ["order.asl.json", "--fail", "chrge=X"], ["SFN0020", `did you mean "charge"?`]],
])("%s is said with its repair", async (_, files, argv, words) => {
  const ended = await sfnCompile(folder({}, files), ["run", ...argv]);
  expect(ended.code).toBe(1);
  for (const word of words) expect(ended.stderr).toContain(word);
  expect(ended.stderr).not.toMatch(/^ {4}at |bug in sfn-compile/m);
});

test.each<[unknown, string]>([
  [[], "no object"],
  [{ charge: 7 }, "7 is no answer"],
  [{ charge: [] }, "the list is empty"],
  [{ charge: { rsult: 7 } }, `Did you mean "result"?`],
  [{ charge: { result: 7, error: "X" } }, "not result and error"],
  [{ charge: {} }, "not none"],
  [{ charge: { error: 7 } }, "error is the name of an error"],
  [{ charge: { result: 7, cause: "x" } }, "only an error has a cause"],
  [{ charge: { result: 7, seconds: -1 } }, "not negative"],
  [{ charge: { never: false } }, "never is true"],
])("the answers %j are refused", async (answers, words) => {
  const { code, stdout, stderr } = await sfnCompile(folder(answers), start);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toContain("SFN0019");
  expect(stderr).toContain(words);
});

test("diagnostics for programs", async () => {
  const { code, stdout, stderr } = await sfnCompile(folder({}), [...start.slice(0, 4), "--json"]);
  expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
  expect(JSON.parse(stdout)).toMatchObject({ diagnostics: [{ code: "SFN0021" }] });
});
