/** `run --objects`: a folder in the place of S3. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { removeTemporaryFolders, temporaryFolder, writeBelow } from "../build/temporary-project";
import { sfnCompile } from "./command-line";

afterAll(removeTemporaryFolders);

const machine = {
  QueryLanguage: "JSONata",
  StartAt: "each",
  States: {
    each: {
      Type: "Map",
      ItemReader: {
        Resource: "arn:aws:states:::s3:getObject",
        ReaderConfig: { InputType: "CSV", CSVHeaderLocation: "FIRST_ROW" },
        Arguments: { Bucket: "in", Key: "{% $states.input.key %}" },
      },
      ItemProcessor: {
        ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
        StartAt: "one",
        States: { one: { Type: "Pass", Output: "{% $states.input.name %}", End: true } },
      },
      ResultWriter: {
        Resource: "arn:aws:states:::s3:putObject",
        Arguments: { Bucket: "results", Prefix: "day/1" },
      },
      End: true,
    },
  },
};

function project(key: string): string {
  const cwd = temporaryFolder();
  writeBelow(cwd, "m.asl.json", JSON.stringify(machine));
  writeBelow(cwd, "in.json", JSON.stringify({ key }));
  writeBelow(cwd, "s3/in/people/all.csv", "name,age\nAda,36\nAlan,41\n");
  writeBelow(cwd, "secret.csv", "name\nEve\n");
  return cwd;
}

const run = (cwd: string, ...more: string[]) =>
  sfnCompile(cwd, ["run", "m.asl.json", "--input", "in.json", "--objects", ...more]);

test("items are read from the folder, and results are written there", async () => {
  const cwd = project("people/all.csv");
  const { code, stdout } = await run(cwd, "s3");
  expect([code, stdout]).toEqual([0, expect.stringContaining("succeeded")]);
  const files = readdirSync(join(cwd, "s3/results/day/1"), { recursive: true }).map(String);
  const succeeded = files.find((path) => path.endsWith("SUCCEEDED_0.json")) ?? "";
  const results = JSON.parse(readFileSync(join(cwd, "s3/results/day/1", succeeded), "utf8")) as { Output: string }[];
  expect(results.map(({ Output }) => JSON.parse(Output) as string)).toEqual(["Ada", "Alan"]);
});

test.each(["../../secret.csv", "nothing.csv", "people"])("%s is no object", async (key) => {
  const cwd = project(key);
  const { code, stdout, stderr } = await run(cwd, "s3");
  expect([code, `${stdout}${stderr}`]).toEqual([1, expect.stringContaining("States.ItemReaderFailed")]);
  expect(existsSync(join(cwd, "s3/results"))).toBe(false);
});

test("without such a folder it is a usage error", async () => {
  expect(await run(project("x"), "s4")).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("s4 is none") as string,
  });
});
