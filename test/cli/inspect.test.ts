/** `inspect` on histories as AWS and the local runtime give them. */
import { copyOfWorkflows, removeTemporaryFolders, temporaryFolder, writeBelow } from "../build/temporary-project";
import { sfnCompile } from "./command-line";

jest.setTimeout(60_000);
afterAll(removeTemporaryFolders);

const lambda = { resourceType: "lambda", resource: "invoke" };

/** As `aws stepfunctions get-execution-history` prints it, here in reverse order. */
const events = [
  { id: 1, previousEventId: 0, timestamp: "2026-01-01T12:00:00.000000+01:00", type: "ExecutionStarted" },
  {
    id: 2,
    previousEventId: 0,
    timestamp: "2026-01-01T12:00:00.000000+01:00",
    type: "TaskStateEntered",
    stateEnteredEventDetails: { name: "Charge", input: "{}" },
  },
  { id: 3, previousEventId: 2, timestamp: 1767265200, type: "TaskScheduled", taskScheduledEventDetails: lambda },
  {
    id: 4,
    previousEventId: 3,
    timestamp: 1767265201.5,
    type: "TaskFailed",
    taskFailedEventDetails: { ...lambda, error: "Busy", cause: "later" },
  },
  { id: 5, previousEventId: 4, timestamp: 1767265203, type: "TaskScheduled", taskScheduledEventDetails: lambda },
  { id: 6, previousEventId: 5, timestamp: 1767265204, type: "TaskTimedOut", taskTimedOutEventDetails: lambda },
  {
    id: 7,
    previousEventId: 6,
    timestamp: 1767265204,
    type: "TaskStateExited",
    stateExitedEventDetails: { name: "Charge", output: "{}", assignedVariables: { tries: "2" } },
  },
  {
    id: 8,
    previousEventId: 7,
    timestamp: 1767265204,
    type: "FailStateEntered",
    stateEnteredEventDetails: { name: "Give up", input: "{}" },
  },
  {
    id: 9,
    previousEventId: 8,
    timestamp: 1767265204,
    type: "ExecutionFailed",
    executionFailedEventDetails: { error: "Refused" },
  },
].reverse();

test("a history of AWS, whatever its order and the form of its times", async () => {
  const folder = temporaryFolder({ "history.json": JSON.stringify({ events }) });
  const person = await sfnCompile(folder, ["inspect", "history.json"]);
  expect(person).toEqual({
    code: 0,
    stderr: "",
    stdout: [
      "         0 s  Charge",
      "                ! Busy: later (attempt 1)",
      "                ! States.Timeout (attempt 2)",
      "                tries = 2",
      "                caught: on to Give up",
      "         4 s  Give up",
      "                ! Refused",
      "",
      "the execution failed: 9 events, 4 s",
      "Refused",
      "",
    ].join("\n"),
  });
  const { stdout } = await sfnCompile(folder, ["inspect", "history.json", "--json"]);
  expect(JSON.parse(stdout)).toMatchObject({
    status: "FAILED",
    milliseconds: 4000,
    error: "Refused",
    trace: [{ state: "Charge", attempts: 2, outcome: "caught", next: "Give up" }, { outcome: "failed" }],
  });
});

test("a history that was cut off says so", async () => {
  const folder = temporaryFolder({ "history.json": JSON.stringify(events.slice(-3)) });
  const { stdout } = await sfnCompile(folder, ["inspect", "history.json"]);
  expect(stdout).toContain("not left when the history ends");
  expect(stdout).toContain("the execution goes on after the last of these events: 3 events");
});

test("a saga, with the map in out/: source lines, and what was undone", async () => {
  const project = copyOfWorkflows("book-trip");
  await sfnCompile(project, ["--no-bundle"]);
  writeBelow(project, "answers.json", JSON.stringify({ "*": { result: { id: "X", price: 1 } } }));
  const options = ["--input", "workflows/book-trip/trip.json", "--answers", "answers.json", "--json", "--history"];
  const ran = await sfnCompile(project, ["run", "out/bookTrip.asl.json", ...options, "--fail", "chargeCard=Declined"]);
  writeBelow(project, "history.json", ran.stdout);
  const found = await sfnCompile(project, ["inspect", "history.json"]);
  expect(found.code).toBe(0);
  expect(found.stdout).toMatch(
    /^ +cancelHotel +workflows\/book-trip\/book-trip\.ts:23 {2}await cancelHotel\(hotel\.id\);$/m,
  );
  expect(found.stdout).toContain("undone: reserveHotel, reserveFlight");
  const named = await sfnCompile(project, ["inspect", "history.json", "--map", "out/bookTrip.asl.map.json"]);
  expect(named).toEqual(found);
});

test.each<[string, string, string[]]>([
  ["an object without events", "{}", []],
  ["no event at all", "[]", []],
  ["events that are none", "[1]", []],
  ["an event without a time", '[{ "id": 1, "type": "ExecutionStarted" }]', []],
  ["a map that is none", JSON.stringify(events), ["--map", "history.json"]],
])("%s is refused", async (_, text, argv) => {
  const folder = temporaryFolder({ "history.json": text });
  const { code, stdout, stderr } = await sfnCompile(folder, ["inspect", "history.json", ...argv]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toContain("SFN0022");
});

test("without a file it is a usage error", async () => {
  expect(await sfnCompile(temporaryFolder(), ["inspect"])).toMatchObject({ code: 2 });
});
