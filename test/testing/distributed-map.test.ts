/** A workflow over objects in S3, tested with what stands for them: contents in the test, or files in a folder. */
import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import { PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { distributedMap, ItemReaderFailed, s3, ToleratedFailuresExceeded } from "sfn-compile";
import { explore, exploring, runNatively, simulate, when } from "sfn-compile/testing";
import { reportNightly, sumUp } from "../fixtures/distributed-map/nightly-report/workflow";
import { importRows, save } from "../fixtures/distributed-map/rows/workflow";

const report = "test/fixtures/distributed-map/nightly-report/workflow.ts";
const rows = "test/fixtures/distributed-map/rows/workflow.ts";
const stored = [when(PutItemCommand, {}), when(PutEventsCommand, { FailedEntryCount: 0 })];

test("objects are listed, and each is an item", async () => {
  const objects = { "shop-sales/mon/zurich.csv": "1", "shop-sales/mon/bern.csv": "2", "shop-sales/tue/bern.csv": "3" };
  const run = await simulate(reportNightly, { file: report, objects })(
    { day: "mon" },
    ...stored,
    when(sumUp, async (_, key) => ({ shop: key, total: key.length })),
  );
  expect(run.output).toBe(26);
  expect(run.calls(sumUp).sort()).toEqual([
    ["shop-sales", "mon/bern.csv"],
    ["shop-sales", "mon/zurich.csv"],
  ]);
  expect(run.execution.children.map(({ status }) => status)).toEqual(["SUCCEEDED", "SUCCEEDED"]);
});

test("too many broken files are an alarm", async () => {
  const objects = { "shop-sales/mon/a": "", "shop-sales/mon/b": "" };
  const run = await simulate(reportNightly, { file: report, objects })(
    { day: "mon" },
    ...stored,
    when(sumUp, new Error("broken")),
  );
  expect(run.error?.name).toBe("ToleratedFailuresExceeded");
  expect(run.calls(PutEventsCommand)[0]?.[0].Entries?.[0]?.DetailType).toBe("ReportFailed");
});

test("files in a folder are read, and results are written there", async () => {
  const folder = mkdtempSync(join(tmpdir(), "objects-"));
  mkdirSync(join(folder, "in"));
  writeFileSync(join(folder, "in", "prices.csv"), "id;price\nx;1\n");
  const event = { bucket: "in", key: "prices.csv" };
  const run = await simulate(importRows, { file: rows, objects: folder })(event, when(save, 7));
  expect(run.output).toBe("reports");
  const files = readdirSync(join(folder, "reports"), { recursive: true, withFileTypes: true });
  expect(
    files
      .filter((each) => each.isFile())
      .map(({ name }) => name)
      .sort(),
  ).toEqual(["SUCCEEDED_0.json", "manifest.json"]);
  rmSync(folder, { recursive: true });
  const nowhere = simulate(importRows, { file: rows, objects: join(folder, "none") })(event, when(save, 7));
  await expect(nowhere).rejects.toThrow("needs a folder");
});

test("what is read and written fails, too, and is caught or not as the function says", async () => {
  const objects = { "in/prices.csv": "id;price\nx;1\n" };
  const event = { bucket: "in", key: "prices.csv" };
  const found = await explore(importRows, event, when(save, 7), exploring({ file: rows, objects }));
  const ended = found.runs.filter(({ failures: [failure] }) => failure?.byMapRun === true);
  expect(ended.map(({ title, output, error }) => [title, output ?? error?.name])).toEqual([
    ["s3:getObject fails with States.ItemReaderFailed", "ItemReaderFailed"],
    ["s3:putObject fails with States.ResultWriterFailed", "ResultWriterFailed"],
  ]);
  expect(found.runs).toHaveLength(found.expected);
  expect(found.coverage.catchers.missed).toEqual(["each list: States.QueryEvaluationError"]);
});

test("outside of a test a list is run, and what lies in S3 is not read", async () => {
  let most = 0;
  let running = 0;
  const half = async (item: number): Promise<number> => {
    most = Math.max(most, ++running);
    await Promise.resolve();
    running--;
    if (item % 2 === 1) throw new RangeError("odd");
    return item / 2;
  };
  const run = (items: number[], count: number) => distributedMap(items, half, { concurrency: 2, tolerate: { count } });
  expect(await runNatively(() => run([2, 3, 4, 6], 1))).toEqual([1, 2, 3]);
  expect(most).toBe(2);
  await expect(runNatively(() => run([1, 3, 5], 1))).rejects.toThrow(ToleratedFailuresExceeded);
  const read = (): Promise<number[]> => distributedMap(s3.jsonl<number>({ bucket: "b", key: "k" }), half);
  await expect(runNatively(read)).rejects.toThrow(ItemReaderFailed);
});
