/** `testState` against calls of the TestState API recorded on AWS. */
import path from "node:path";
import { Outcome } from "../../runtime/interpreter/task-failure";
import { testState } from "../../runtime/test-state/test-state";
import { pythonJson } from "../../runtime/validate/python-text";
import { TestStateError, type TestStateRequest } from "../../runtime/test-state/request";
import { loadComparer } from "./conformance/corpus";
import { jsonFiles, readJson, recordings } from "./conformance/files";

interface RecordedError {
  readonly code?: string;
  readonly message?: string;
  readonly clientSide?: boolean;
}

interface RecordedCall extends TestStateRequest {
  readonly id: string;
  readonly hasRoleArn: boolean;
  readonly placeholders: { readonly [text: string]: string };
  readonly expected: { readonly error?: RecordedError | string; readonly status?: string };
}

/** What the runtime answers, in the shape in which answers were recorded. */
async function answerTo({ hasRoleArn, definition, ...recorded }: RecordedCall): Promise<unknown> {
  const { stateName, input, context, mock, inspectionLevel, stateConfiguration } = recorded;
  const given = { stateName, input, context, mock, inspectionLevel, stateConfiguration };
  const request = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const roleArn = "arn:aws:iam::111111111111:role/tester";
  try {
    return asTexts(await testState({ definition, ...request, ...(hasRoleArn ? { roleArn } : {}) }));
  } catch (thrown) {
    if (!(thrown instanceof TestStateError)) throw thrown;
    return { error: { code: thrown.code, message: thrown.message } };
  }
}

/** Lists and plain values were recorded as JSON text, objects as themselves. */
function asTexts(value: object, depth = 0): object {
  return Object.fromEntries(
    Object.entries(value).map(([key, member]: [string, unknown]) => {
      if (key === "inspectionData" && depth === 0) return [key, asTexts(member as object, 1)];
      if (Array.isArray(member)) return [key, pythonJson(member)];
      return [key, member];
    }),
  );
}

/** Only what was recorded of an error is compared. */
function comparable(expected: RecordedCall["expected"]): unknown {
  const { error } = expected;
  if (typeof error !== "object") return expected;
  return { error: { code: error.code, message: error.message } };
}

const maybe = recordings.arePresent ? describe : describe.skip;
if (!recordings.arePresent)
  process.stdout.write("test-state: skipped, the recordings do not stand beside the project\n");

maybe("recorded calls (skipped where the recordings are not there)", () => {
  const comparer = recordings.arePresent ? loadComparer() : null;
  const calls = recordings.arePresent
    ? jsonFiles(path.join(recordings.folder, "test-state")).map((file) => readJson(file) as RecordedCall)
    : [];
  const isOurs = ({ expected: { error } }: RecordedCall): boolean =>
    typeof error !== "object" || error.clientSide !== true;
  const ours = calls.filter(isOurs);

  test.each(ours.map((call) => [call.id.replace(/^.*::/, ""), call] as const))("%s", async (_, call) => {
    if (comparer === null) throw new Error("no recordings");
    const answer = await answerTo(call);
    const found = comparer.sameValue(comparable(call.expected), answer, call.placeholders, new Map());
    expect(found).toEqual([]);
  });

  test("are all but those that the client refuses", () => {
    process.stdout.write(`test-state: ${ours.length} of ${calls.length} calls are compared\n`);
    expect(calls.length - ours.length).toBeLessThanOrEqual(1);
  });
});

/** Rows of the documentation and of the rules that the recordings show, one request each. */
const lambda = "arn:aws:states:::lambda:invoke";
const task = { Type: "Task", Resource: lambda, Parameters: { FunctionName: "f" }, End: true };
const jsonata = { QueryLanguage: "JSONata" };
const failing = { errorOutput: { error: "Boom", cause: "why" } };
const processor = { StartAt: "P", States: { P: { Type: "Pass", End: true } } };
const map = { Type: "Map", ItemProcessor: processor, End: true };

const rows: readonly (readonly [string, TestStateRequest, object])[] = [
  [
    "a Pass with every path",
    {
      definition: {
        Type: "Pass",
        InputPath: "$.payload",
        Parameters: { data: 1 },
        ResultPath: "$.result",
        OutputPath: "$.result.data",
        Next: "Another",
      },
      input: { payload: { foo: "bar" } },
      inspectionLevel: "DEBUG",
    },
    {
      status: "SUCCEEDED",
      output: 1,
      nextState: "Another",
      inspectionData: {
        input: { payload: { foo: "bar" } },
        afterInputPath: { foo: "bar" },
        afterParameters: { data: 1 },
        afterResultSelector: { data: 1 },
        afterResultPath: { payload: { foo: "bar" }, result: { data: 1 } },
      },
    },
  ],
  [
    "a second retry",
    {
      definition: { ...task, Retry: [{ ErrorEquals: ["Boom"], IntervalSeconds: 2, BackoffRate: 2 }] },
      stateConfiguration: { retrierRetryCount: 1 },
      mock: failing,
      inspectionLevel: "DEBUG",
    },
    { status: "RETRIABLE", inspectionData: { errorDetails: { retryBackoffIntervalSeconds: 4, retryIndex: 0 } } },
  ],
  [
    "retries used up, and then a catcher with a ResultPath",
    {
      definition: {
        ...task,
        Retry: [{ ErrorEquals: ["States.ALL"], MaxAttempts: 1 }],
        Catch: [{ ErrorEquals: ["States.ALL"], ResultPath: "$.error", Next: "Handle" }],
      },
      input: { data: "value" },
      stateConfiguration: { retrierRetryCount: 1 },
      mock: failing,
    },
    {
      status: "CAUGHT_ERROR",
      nextState: "Handle",
      output: { data: "value", error: { Error: "Boom", Cause: "why" } },
    },
  ],
  [
    "an expression that fails: its cause names no place in an execution, and a catcher takes it",
    {
      definition: {
        ...jsonata,
        Type: "Task",
        Resource: lambda,
        Arguments: { x: "{% $states.input.missing %}" },
        Catch: [{ ErrorEquals: ["States.QueryEvaluationError"], Output: "{% $states.errorOutput.Cause %}", Next: "Z" }],
        End: true,
      },
      mock: { result: {} },
    },
    {
      status: "CAUGHT_ERROR",
      output:
        "The JSONata expression '$states.input.missing' specified for the field 'Arguments/x' returned nothing (undefined).",
    },
  ],
  [
    "variables, given and assigned",
    {
      definition: { ...jsonata, Type: "Pass", Assign: { b: "{% $a + 1 %}" }, Output: "{% $a %}", End: true },
      variables: { a: 1 },
      inspectionLevel: "DEBUG",
    },
    { status: "SUCCEEDED", output: 1, inspectionData: { variables: { a: 1, b: 2 } } },
  ],
  [
    "items, selected and in batches",
    {
      definition: {
        ...map,
        ItemsPath: "$.items",
        ItemSelector: { "value.$": "$$.Map.Item.Value", "index.$": "$$.Map.Item.Index" },
        ItemBatcher: { MaxItemsPerBatch: 2 },
      },
      input: { items: ["a", "b", "c"] },
      mock: { result: [1, 2, 3] },
      inspectionLevel: "DEBUG",
    },
    {
      status: "SUCCEEDED",
      inspectionData: {
        afterItemsPath: ["a", "b", "c"],
        afterItemSelector: [
          { value: "a", index: 0 },
          { value: "b", index: 1 },
          { value: "c", index: 2 },
        ],
        afterItemBatcher: [
          {
            Items: [
              { value: "a", index: 0 },
              { value: "b", index: 1 },
            ],
          },
          { Items: [{ value: "c", index: 2 }] },
        ],
      },
    },
  ],
  [
    "items that a reader reads",
    {
      definition: {
        ...map,
        ItemReader: {
          Resource: "arn:aws:states:::s3:getObject",
          Parameters: { Bucket: "b", Key: "k" },
          ReaderConfig: { InputType: "JSON", ItemsPointer: "/a" },
        },
        ToleratedFailurePercentage: 30,
        ItemProcessor: { ...processor, ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" } },
      },
      stateConfiguration: { mapItemReaderData: '{"a":[1,2]}', mapIterationFailureCount: 1 },
      mock: { result: [] },
      inspectionLevel: "DEBUG",
    },
    {
      status: "FAILED",
      error: "States.ExceedToleratedFailureThreshold",
      inspectionData: { afterItemsPointer: [1, 2], toleratedFailurePercentage: 30 },
    },
  ],
  [
    "a wait of a year, at once",
    { definition: { Type: "Wait", Seconds: 31_536_000, Next: "N" }, input: [1] },
    { status: "SUCCEEDED", output: [1], nextState: "N" },
  ],
  [
    "no rule that holds",
    { definition: { Type: "Choice", Choices: [{ Variable: "$.a", IsPresent: true, Next: "N" }] } },
    {
      status: "FAILED",
      error: "States.Runtime",
      cause: "Failed to transition out of the state. The state does not point to a next state.",
    },
  ],
  [
    "a task that is played",
    {
      definition: { ...task, ResultSelector: { "p.$": "$.Payload" } },
      roleArn: "arn:aws:iam::1:role/r",
      invoke: ({ arguments: given }) => ({ Payload: given }),
      inspectionLevel: "DEBUG",
    },
    {
      status: "SUCCEEDED",
      output: { p: { FunctionName: "f" } },
      inspectionData: { result: { Payload: { FunctionName: "f" } } },
    },
  ],
  [
    "a task that is played and never answers",
    {
      definition: { ...task, TimeoutSeconds: 5 },
      roleArn: "arn:aws:iam::1:role/r",
      invoke: () => new Outcome(null, { milliseconds: Infinity }),
    },
    { status: "FAILED", error: "States.Timeout" },
  ],
  [
    "a state within a Map",
    {
      definition: {
        ...jsonata,
        StartAt: "M",
        States: {
          M: {
            Type: "Map",
            ItemProcessor: {
              StartAt: "In",
              States: { In: { Type: "Pass", Output: "{% $states.context.Map.Item.Value %}", End: true } },
            },
            End: true,
          },
        },
      },
      stateName: "In",
      input: { i: 1 },
    },
    { status: "SUCCEEDED", output: { i: 1 } },
  ],
];

describe("the rules", () => {
  test.each(rows)("%s", async (_, request, expected) => {
    expect(await testState(request)).toMatchObject(expected);
  });

  test.each<[string, TestStateRequest, string]>([
    [
      "a Map without a mock",
      { definition: map },
      "TestState API does not support Map or Parallel states. Supported state types include: [Task, Wait, Pass, Succeed, Fail, Choice]",
    ],
    [
      "secrets of a mock",
      { definition: task, mock: { result: {} }, revealSecrets: true },
      "TestState does not support RevealSecrets when a mock is specified.",
    ],
    ["a Map that gives no list", { definition: map, mock: { result: {} } }, "Mocked result must be an array."],
    [
      "a context without a mock",
      { definition: { Type: "Succeed" }, context: {} },
      "TestState does not support Context when a mock is not specified.",
    ],
    [
      "a token for what waits for none",
      { definition: task, mock: { result: {} }, context: { Task: { Token: "t" } } },
      "Invalid Context object provided: Context object contains 'Task' when state is not a Task state with a '.sync' or '.waitForTaskToken' service integration pattern",
    ],
    [
      "a payload that is a value",
      { definition: task, mock: { result: { Payload: { a: 1 } } } },
      "Mock result schema validation error: Field 'Payload' must be a string",
    ],
    [
      "a Parallel that gives too little",
      { definition: { Type: "Parallel", Branches: [processor, processor], End: true }, mock: { result: [1] } },
      "Mocked result must contain the same number of items as number of Parallel branches.",
    ],
    [
      "a field that is not there",
      { definition: { Type: "Pass", Foo: 1, End: true } },
      "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: Field 'Foo' is not supported at /'",
    ],
    ["no JSON", { definition: "{" }, expect.stringContaining("INVALID_JSON_DESCRIPTION")],
  ])("%s is refused", async (_, request, message) => {
    await expect(testState(request)).rejects.toMatchObject({ message });
  });

  test("nothing is validated where that is asked for", async () => {
    const mock = { result: { StatusCode: "200" }, fieldValidationMode: "NONE" } as const;
    expect(await testState({ definition: task, mock })).toMatchObject({ status: "SUCCEEDED" });
  });
});
