import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import {
  copyOfWorkflows,
  removeTemporaryFolders,
  repository,
  temporaryProject,
  writeBelow,
} from "../build/temporary-project";
import { sfnCompile } from "./command-line";

jest.setTimeout(60_000);
afterAll(removeTemporaryFolders);

interface Report {
  status: string;
  output?: unknown;
  error?: string;
  transitions: number;
  milliseconds: number;
  calls: { task: string; attempt: number; payload: unknown; outcome: { result?: unknown; error?: string } }[];
}

const project = copyOfWorkflows();

function input(file: string, change: object = {}): string {
  return JSON.stringify({
    ...(JSON.parse(readFileSync(join(project, "workflows", file), "utf8")) as object),
    ...change,
  });
}

async function runJson(target: string, stdin: string, ...argv: string[]): Promise<Report & { code: number }> {
  const { code, stdout, stderr } = await sfnCompile(project, ["run", target, "--input", "-", "--json", ...argv], {
    stdin,
  });
  expect(stderr).toBe("");
  return { ...(JSON.parse(stdout) as Report), code };
}

const names = ({ calls }: Report) => calls.map(({ task }) => task);

test("runs the emitted definition with the emitted bundles and shows it happen", async () => {
  const argv = ["run", "workflows/book-trip/book-trip.ts#bookTrip", "--input", "workflows/book-trip/trip.json"];
  const { code, stdout, stderr } = await sfnCompile(project, argv);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(/^ +0 s {2}reserveFlight +workflows\/book-trip\/book-trip\.ts:16$/m);
  expect(stdout).toMatch(/^ +reserveHotel +workflows\/book-trip\/book-trip\.ts:21$/m);
  expect(stdout).toContain(
    `chargeCard({"card":{"number":"5555444433331111","holder":"Ada Lovelace"},"amount":360}) → {"id":"P-1111-360"`,
  );
  expect(stdout).toContain("bookTrip succeeded: 3 transitions, 0 s");
  expect(JSON.parse(stdout.slice(stdout.indexOf("\n{\n")))).toEqual({
    flight: { id: "F-1042", price: 120 },
    hotel: { id: "H-1042", price: 240 },
    payment: { id: "P-1111-360", amount: 360 },
  });
});

test("an error thrown by a task arrives with its class, and what was done is undone", async () => {
  const ran = await runJson("workflows/book-trip", input("book-trip/trip.json", { to: "Atlantis" }));
  expect(ran).toMatchObject({ code: 1, status: "FAILED", error: "SoldOut" });
  expect(names(ran)).toEqual(["reserveFlight", "reserveHotel", "cancelFlight"]);
  expect(ran.calls[2]).toMatchObject({ payload: "F-1042", outcome: { result: null } });
});

test("--fail lets a task fail instead, with retries in virtual time", async () => {
  const ran = await runJson(
    "#bookTrip",
    input("book-trip/trip.json"),
    "--fail",
    "chargeCard=CardNetworkBusy:later: please",
  );
  expect(ran).toMatchObject({ code: 1, status: "FAILED", error: "CardNetworkBusy" });
  expect(ran.calls.filter(({ task }) => task === "chargeCard").map(({ attempt }) => attempt)).toEqual([
    1, 2, 3, 4, 5, 6,
  ]);
  expect(names(ran).slice(-2)).toEqual(["cancelHotel", "cancelFlight"]);
});

test("what fails is said to a person, too", async () => {
  const argv = [
    "run",
    "#bookTrip",
    "--input",
    "workflows/book-trip/trip.json",
    "--fail",
    "reserveHotel=SoldOut:no rooms",
  ];
  const { code, stdout } = await sfnCompile(project, argv);
  expect(code).toBe(1);
  expect(stdout).toMatch(/^ +! SoldOut: no rooms$/m);
  expect(stdout).toMatch(/bookTrip failed: \d+ transitions, 0 s\nSoldOut: no rooms\n$/);
});

test("ten days of waiting take no time, and the clock is shown when it moves", async () => {
  const argv = ["run", "#approveExpense", "--input", "-"];
  const stdin = input("approve-expense/expense.json", { cents: 20_000, id: `run-${process.pid}` });
  const { code, stdout } = await sfnCompile(project, argv, { stdin });
  expect(code).toBe(0);
  expect(stdout).toMatch(/^ +12 h {2}\S/m);
  expect(stdout).toMatch(/^ +1 d {2}\S/m);
  expect(stdout).toMatch(/approveExpense succeeded: \d+ transitions, 1 d\n/);
});

test("a loop runs as often as there are items", async () => {
  const ran = await runJson("workflows/fulfil-order", input("fulfil-order/order.json"));
  expect(ran).toMatchObject({ code: 0, status: "SUCCEEDED", output: { status: "shipped" } });
  const nothing = await runJson("#fulfilOrder", input("fulfil-order/order.json", { lines: [] }));
  expect(nothing).toMatchObject({ code: 0, output: { status: "refused", reason: "nothing was ordered" }, calls: [] });
});

test("the trace shows source lines, variables under their names, and what undoes what", async () => {
  const argv = ["run", "#bookTrip", "--input", "workflows/book-trip/trip.json", "--fail", "chargeCard=CardDeclined"];
  const { code, stdout } = await sfnCompile(project, [...argv, "--trace"]);
  expect(code).toBe(1);
  expect(stdout).toMatch(
    /^ +0 s {2}reserveFlight {2}workflows\/book-trip\/book-trip\.ts:16 {2}const flight = await reserveFlight\(trip\);$/m,
  );
  expect(stdout).toMatch(/^ +flight = \{"id":"F-1042","price":120\}$/m);
  expect(stdout).toMatch(
    /^ +! CardDeclined: made to fail by --fail$\n^ +failure = .*$\n^ +caught: on to cancelHotel$/m,
  );
  expect(stdout).toMatch(/^ +cancelHotel .*$\n^ +undoes reserveHotel$/m);
});

test("the trace of a compiled definition finds the map beside it, and answers stand in for its tasks", async () => {
  const compiled = copyOfWorkflows("book-trip");
  await sfnCompile(compiled, ["--no-bundle"]);
  writeBelow(compiled, "answers.json", JSON.stringify({ "*": { result: { id: "X", price: 1 } } }));
  const argv = ["run", "out/bookTrip.asl.json", "--answers", "answers.json", "--json", "--trace"];
  const input = ["--input", "workflows/book-trip/trip.json"];
  const { stdout } = await sfnCompile(compiled, [...argv, ...input, "--fail", "chargeCard=Declined"]);
  expect(JSON.parse(stdout)).toMatchObject({
    machine: "bookTrip",
    trace: [
      {
        line: 16,
        source: "const flight = await reserveFlight(trip);",
        assigned: { flight: { id: "X", price: 1 } },
      },
      { state: "reserveHotel" },
      { state: "chargeCard", outcome: "caught", error: "Declined" },
      { state: "cancelHotel", undoes: "reserveHotel" },
      { state: "cancelFlight", undoes: "reserveFlight" },
      { state: "fail", outcome: "failed" },
    ],
  });
});

test("an answer stands in for a task of a workflow; the others run for real", async () => {
  const folder = copyOfWorkflows("book-trip");
  writeBelow(folder, "answers.json", JSON.stringify({ reserveHotel: { error: "SoldOut" } }));
  const argv = ["run", "--input", "workflows/book-trip/trip.json", "--answers", "answers.json", "--json"];
  const { stdout } = await sfnCompile(folder, argv);
  expect(JSON.parse(stdout)).toMatchObject({ error: "SoldOut", calls: [{}, {}, { task: "cancelFlight" }] });
});

test("nothing is left behind", () => {
  expect(readdirSync(project).sort()).toEqual(["package.json", "tsconfig.json", "workflows"]);
});

test("what exists elsewhere is never called: its answers are given, or the run stops", async () => {
  const fixture = join(repository, "test/fixtures/existing/lambda-and-activity/workflow.ts");
  const folder = temporaryProject({ "workflows/order.ts": readFileSync(fixture, "utf8") });
  const answers = {
    price: { result: "9 EUR" },
    stock: { result: { left: 1 } },
    pack: { result: "box 1", seconds: 60 },
  };
  writeBelow(folder, "all.json", JSON.stringify(answers));
  writeBelow(folder, "some.json", JSON.stringify({ ...answers, pack: undefined }));
  writeBelow(folder, "order.json", JSON.stringify({ id: "o1", lines: ["tea"] }));
  const run = (...argv: string[]) => sfnCompile(folder, ["run", "--input", "order.json", "--json", ...argv]);
  const done = await run("--answers", "all.json");
  expect(JSON.parse(done.stdout)).toMatchObject({
    status: "SUCCEEDED",
    output: "box 1 for 9 EUR",
    milliseconds: 60_000,
  });
  const failed = await run("--answers", "all.json", "--fail", "stock=Empty:no tea");
  expect(JSON.parse(failed.stdout)).toMatchObject({ status: "FAILED", error: "Empty" });
  const stopped = await run("--answers", "some.json");
  expect(stopped.code).toBe(1);
  expect(stopped.stdout).toContain('nothing answers the state \\"pack\\", which calls pack');
});
