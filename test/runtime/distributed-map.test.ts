/** Distributed Maps: what they read and write, how they group items, and how many failures they bear. */
import { gzipSync } from "node:zlib";
import type { Json } from "../../compiler/asl/definition";
import { execute } from "../../runtime/interpreter/execute";
import type { Execution } from "../../runtime/interpreter/execution";
import { TaskFailure } from "../../runtime/interpreter/task-failure";
import { branch, machine } from "./cases";

type Loose = { readonly [name: string]: unknown };

const pass = { one: { Type: "Pass" } };

function mapOf(fields: Loose, states: { readonly [name: string]: Loose } = pass): string {
  const processor = { ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" }, ...branch(states) };
  return machine({ each: { Type: "Map", ItemProcessor: processor, ...fields } });
}

const content: { readonly [name: string]: string | Uint8Array } = {
  "data/list.json": '{"a":{"b":[1,2,3]}}',
  "data/lines.jsonl": '{"n":1}\n\n{"n":2}\n',
  "data/table.csv": 'id;name\n1;"Ann ""A"" Smith"\n2;"two\nlines"\n3;\n',
  "data/inventory.json": '{"fileSchema":"Bucket, Key, Size","files":[{"key":"part.csv.gz"}]}',
  "data/part.csv.gz": gzipSync('"data","list.json","19"\n"data","x y.json","7"\n'),
  "data/athena.csv": "s3://data/lines.jsonl\ns3://data/lines.jsonl\n",
};

async function run(
  definition: string,
  input: Json = {},
): Promise<{ readonly execution: Execution; readonly written: ReadonlyMap<string, string> }> {
  const written = new Map<string, string>();
  const execution = await execute(definition, {
    input,
    invoke: ({ arguments: given }) => {
      if (given === "bad") throw new TaskFailure("Bad", "item");
      return given;
    },
    objectStore: {
      get: (bucket, key) => content[`${bucket}/${key}`],
      put: (bucket, key, text) => void written.set(`${bucket}/${key}`, text),
      list: (bucket, prefix) =>
        Object.keys(content)
          .filter((name) => name.startsWith(`${bucket}/${prefix}`))
          .map((name) => ({ key: name.slice(bucket.length + 1), size: content[name]?.length ?? 0 })),
    },
  });
  return { execution, written };
}

const reader = (Key: string, ReaderConfig: Loose): Loose => ({
  ItemReader: { Resource: "arn:aws:states:::s3:getObject", Arguments: { Bucket: "data", Key }, ReaderConfig },
});

test.each<[string, Loose, Json]>([
  ["JSON at a pointer", reader("list.json", { InputType: "JSON", ItemsPointer: "/a/b" }), [1, 2, 3]],
  ["at most so many", reader("list.json", { InputType: "JSON", ItemsPointer: "/a/b", MaxItems: 2 }), [1, 2]],
  ["JSON lines", reader("lines.jsonl", { InputType: "JSONL" }), [{ n: 1 }, { n: 2 }]],
  [
    "CSV with quotes",
    reader("table.csv", { InputType: "CSV", CSVDelimiter: "SEMICOLON", CSVHeaderLocation: "FIRST_ROW" }),
    [
      { id: "1", name: 'Ann "A" Smith' },
      { id: "2", name: "two\nlines" },
      { id: "3", name: "" },
    ],
  ],
  [
    "an inventory",
    reader("inventory.json", { InputType: "MANIFEST" }),
    [
      { Bucket: "data", Key: "list.json", Size: "19" },
      { Bucket: "data", Key: "x y.json", Size: "7" },
    ],
  ],
  [
    "a manifest of Athena",
    reader("athena.csv", { ManifestType: "ATHENA_DATA", InputType: "JSONL" }),
    [{ n: 1 }, { n: 2 }, { n: 1 }, { n: 2 }],
  ],
])("reads %s", async (_, fields, output) => {
  const { execution } = await run(mapOf(fields));
  expect({ output: execution.output, cause: execution.cause }).toEqual({ output, cause: undefined });
  expect(execution.history.map(({ type }) => type)).toEqual([
    "ExecutionStarted",
    "MapStateEntered",
    "MapStateStarted",
    "MapRunStarted",
    "MapRunSucceeded",
    "MapStateSucceeded",
    "MapStateExited",
    "ExecutionSucceeded",
  ]);
});

test.each([
  ["no.json", { InputType: "JSON" }],
  ["table.csv", { InputType: "JSON" }],
  ["list.json", { InputType: "JSON" }],
  ["list.json", { InputType: "PARQUET" }],
  ["list.json", { InputType: "MANIFEST" }],
  ["list.json", { InputType: "JSON", ItemsPointer: "/a/no" }],
])("does not read %s as %j, which can be caught", async (key, config) => {
  const definition = mapOf({
    ...reader(key, config),
    Catch: [{ ErrorEquals: ["States.ItemReaderFailed"], Next: "each2" }],
  });
  const caught = JSON.parse(definition) as { States: Loose };
  caught.States = { ...caught.States, each2: { Type: "Pass", End: true } };
  const { execution } = await run(JSON.stringify(caught));
  expect(execution).toMatchObject({ status: "SUCCEEDED", output: { Error: "States.ItemReaderFailed" } });
});

test("lists objects", async () => {
  const list = { Resource: "arn:aws:states:::s3:listObjectsV2", Arguments: { Bucket: "data", Prefix: "li" } };
  const { execution } = await run(mapOf({ ItemReader: list }));
  expect(execution.output).toMatchObject([
    { Key: "list.json", Size: 19, StorageClass: "STANDARD" },
    { Key: "lines.jsonl", Size: 17, StorageClass: "STANDARD" },
  ]);
});

test("batches by number and by bytes, each with the shared input", async () => {
  const ItemBatcher = {
    MaxItemsPerBatch: 2,
    MaxInputBytesPerBatch: 9,
    BatchInput: { shared: "{% $states.input.x %}" },
  };
  const { execution } = await run(mapOf({ Items: [1, 2, 3, "abcdefg", 4], ItemBatcher }), { x: 1 });
  const shared = { shared: 1 };
  expect(execution.output).toEqual([
    { BatchInput: shared, Items: [1, 2] },
    { BatchInput: shared, Items: [3] },
    { BatchInput: shared, Items: ["abcdefg"] },
    { BatchInput: shared, Items: [4] },
  ]);
});

const call = { one: { Type: "Task", Resource: "arn:aws:states:::lambda:invoke", Arguments: "{% $states.input %}" } };

test.each<[string, Loose, string]>([
  ["none is tolerated", {}, "FAILED"],
  ["0 stands for none", { ToleratedFailureCount: 0 }, "FAILED"],
  ["as many as are tolerated", { ToleratedFailureCount: 2 }, "SUCCEEDED"],
  ["more than are tolerated", { ToleratedFailureCount: 1 }, "FAILED"],
  ["half", { ToleratedFailurePercentage: 50 }, "SUCCEEDED"],
  ["less than half", { ToleratedFailurePercentage: 49 }, "FAILED"],
  ["either is exceeded", { ToleratedFailureCount: 3, ToleratedFailurePercentage: 40 }, "FAILED"],
])("of four items two fail: %s", async (_, fields, status) => {
  const { execution } = await run(mapOf({ Items: [1, "bad", "bad", 2], ...fields }, call));
  expect(execution.status).toBe(status);
  if (status === "FAILED") {
    expect(execution.error).toBe("States.ExceedToleratedFailureThreshold");
    expect(execution.cause).toBe("The specified tolerated failure threshold was exceeded");
  } else {
    const failed = { Status: "FAILED", Error: "Bad", Cause: "item" };
    expect(execution.output).toEqual([1, failed, failed, 2]);
  }
});

test("writes results, and says where", async () => {
  const ResultWriter = { Resource: "arn:aws:states:::s3:putObject", Arguments: { Bucket: "out", Prefix: "runs/" } };
  const { execution, written } = await run(mapOf({ Items: [1, "bad"], ToleratedFailureCount: 1, ResultWriter }, call));
  const output = execution.output as { MapRunArn: string; ResultWriterDetails: { Bucket: string; Key: string } };
  expect(output.MapRunArn).toMatch(/^arn:aws:states:us-east-1:\d+:mapRun:StateMachine\/.+:.+$/);
  expect(output.ResultWriterDetails.Key).toMatch(/^runs\/[0-9a-f-]{36}\/manifest\.json$/);
  const manifest = JSON.parse(written.get(`out/${output.ResultWriterDetails.Key}`) ?? "null") as Loose;
  const key = output.ResultWriterDetails.Key.replace("manifest", "SUCCEEDED_0");
  expect(manifest).toMatchObject({ DestinationBucket: "out", ResultFiles: { PENDING: [], SUCCEEDED: [{ Key: key }] } });
  expect(output.MapRunArn.split(":").at(-1)).toBe(output.ResultWriterDetails.Key.split("/")[1]);
  const machineArn = output.MapRunArn.replace("mapRun", "stateMachine").split(":").slice(0, -1).join(":");
  expect(JSON.parse(written.get(`out/${key}`) ?? "null")).toEqual([
    {
      ExecutionArn: expect.stringContaining(`${machineArn.replace("stateMachine", "execution")}:`) as string,
      Input: "1",
      InputDetails: { Included: true },
      Name: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      Output: "1",
      OutputDetails: { Included: true },
      RedriveCount: 0,
      RedriveStatus: "NOT_REDRIVABLE",
      RedriveStatusReason: "Execution is SUCCEEDED and cannot be redriven",
      StartDate: "2026-01-01T00:00:00.000Z",
      StateMachineArn: machineArn,
      Status: "SUCCEEDED",
      StopDate: "2026-01-01T00:00:00.000Z",
    },
  ]);
});

test.each([
  ["COMPACT", [[1], { Status: "FAILED", Error: "Bad", Cause: "item" }]],
  ["FLATTEN", [1, { Status: "FAILED", Error: "Bad", Cause: "item" }]],
  ["NONE", [{ Output: "[1]" }, { Status: "FAILED", Error: "Bad", Cause: "item" }]],
])(
  "gives results to the next state as %s: what failed stands in its place, with all that is known of it",
  async (Transformation, expected) => {
    const ResultWriter = { WriterConfig: { Transformation, OutputType: "JSON" } };
    const { execution } = await run(mapOf({ Items: [[1], "bad"], ToleratedFailureCount: 1, ResultWriter }, call));
    expect(execution.output).toMatchObject(expected);
  },
);

test("children read no variables of their parent, and have a context of their own", async () => {
  const definition = JSON.parse(
    mapOf(
      { Items: [7] },
      { one: { Type: "Pass", Output: "{% $exists($outer) ? 'seen' : $states.context.Execution.Input %}" } },
    ),
  ) as { StartAt: string; States: Loose };
  const States = { set: { Type: "Pass", Assign: { outer: 1 }, Next: "each" }, ...definition.States };
  const { execution } = await run(JSON.stringify({ ...definition, StartAt: "set", States }));
  expect(execution.output).toEqual([7]);
});

test("a thousand children, forty at a time, on one clock", async () => {
  const Items = Array.from({ length: 1000 }, (_, n) => n);
  const { execution } = await run(mapOf({ Items, MaxConcurrency: 40 }, { one: { Type: "Wait", Seconds: 1 } }));
  expect(execution.output).toHaveLength(1000);
  expect(execution.stopTime - execution.startTime).toBe(25_000);
  expect(execution.transitions).toBe(1001);
});
