import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { copyOfWorkflows, removeTemporaryFolders, writeBelow } from "../build/temporary-project";
import { sfnCompile } from "./command-line";

jest.setTimeout(60_000);
afterAll(removeTemporaryFolders);

/** Contents of the output folder by path. */
function output(project: string, out = "out"): { [path: string]: string } {
  const entries = readdirSync(join(project, out), { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const contents = paths.sort().map((path) => [path.slice(join(project, out).length + 1), readFileSync(path, "utf8")]);
  return Object.fromEntries(contents) as { [path: string]: string };
}

async function compiled(project: string, ...argv: string[]): Promise<string> {
  const { code, stdout, stderr } = await sfnCompile(project, argv);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return stdout;
}

test("writes definition, map, diagram, bundles, manifest and template, and says what a run costs", async () => {
  const project = copyOfWorkflows("book-trip");
  const stdout = await compiled(project);
  expect(stdout).toMatch(
    /^bookTrip {2}\d+ states {2}\d+( to \d+)? transitions {2}\d+\.\d kB {2}workflows\/book-trip\/book-trip\.ts\n/,
  );
  expect(stdout).toMatch(/out\/: 15 files written\.\n$/);
  const files = output(project);
  expect(Object.keys(files)).toEqual([
    "bookTrip.asl.json",
    "bookTrip.asl.map.json",
    "bookTrip.mmd",
    "manifest.json",
    ...["cancelFlight", "cancelHotel", "chargeCard", "reserveFlight", "reserveHotel"].flatMap((task) => [
      `tasks/${task}/index.mjs`,
      `tasks/${task}/index.mjs.map`,
    ]),
    "template.yaml",
  ]);
  expect(Object.values(files).join("\n")).not.toContain(project);
  expect(JSON.parse(files["manifest.json"]!)).toMatchObject({
    version: 1,
    workflows: [{ name: "bookTrip", type: "STANDARD", source: "workflows/book-trip/book-trip.ts" }],
    tasks: [{}, {}, { name: "chargeCard", parameters: ["card", "amount"], memory: 256, timeout: 30 }, {}, {}],
  });
});

test("the same sources give the same bytes, whatever the folder, the place of the command and the order of files", async () => {
  const [one, two] = [copyOfWorkflows(), copyOfWorkflows()];
  await compiled(one);
  const files = ["sagas", "fulfil-order/fulfil-order.ts", "book-trip", "approve-expense"];
  await compiled(join(two, "workflows"), ...files);
  expect(output(two)).toEqual(output(one));
});

test("blank lines and comments move nothing but maps", async () => {
  const project = copyOfWorkflows();
  await compiled(project);
  const before = output(project);
  for (const file of ["book-trip/book-trip.ts", "book-trip/tasks.ts", "fulfil-order/fulfil-order.ts", "ledger.ts"]) {
    const path = join(project, "workflows", file);
    const moved = readFileSync(path, "utf8").replace(/^( *)(const|await|throw) /gm, "\n$1// Moved.\n$1$2 ");
    writeFileSync(path, `// Moved.\n\n${moved}`);
  }
  await compiled(project);
  const after = output(project);
  const moved = Object.keys(before).filter((path) => before[path] !== after[path]);
  expect(Object.keys(after)).toEqual(Object.keys(before));
  expect(moved).toContain("bookTrip.asl.map.json");
  expect(moved.filter((path) => !/\.map(\.json)?$/.test(path))).toEqual([]);
});

test("renaming a local of a workflow moves nothing but its map", async () => {
  const project = copyOfWorkflows("book-trip");
  await compiled(project);
  const before = output(project);
  const path = join(project, "workflows/book-trip/book-trip.ts");
  const text = readFileSync(path, "utf8");
  const renamed = text.replace("const flight", "const seat").replace("{ flight,", "{ flight: seat,");
  writeFileSync(path, renamed.replaceAll("flight.", "seat."));
  expect(await compiled(project)).toContain("out/: 1 file written.");
  const after = output(project);
  expect(Object.keys(before).filter((file) => before[file] !== after[file])).toEqual(["bookTrip.asl.map.json"]);
});

test("a second run writes nothing; --check fails on any difference and writes nothing", async () => {
  const project = copyOfWorkflows("book-trip");
  const before = await sfnCompile(project, ["--check"]);
  expect(before.code).toBe(1);
  expect(before.stderr).toContain("out/manifest.json is missing");
  expect(existsSync(join(project, "out"))).toBe(false);

  await compiled(project);
  expect(await compiled(project)).toContain("out/ is up to date (15 files).");
  expect(await compiled(project, "--check")).toContain("out/ is up to date (15 files).");
  writeFileSync(join(project, "out/template.yaml"), "# edited\n");
  rmSync(join(project, "out/bookTrip.mmd"));
  const { code, stderr } = await sfnCompile(project, ["--check"]);
  expect(code).toBe(1);
  expect(stderr).toContain("out/template.yaml differs");
  expect(stderr).toContain("out/bookTrip.mmd is missing");
  expect(readFileSync(join(project, "out/template.yaml"), "utf8")).toBe("# edited\n");
});

test("an error leaves the output of before as it was", async () => {
  const project = copyOfWorkflows("book-trip");
  await compiled(project);
  const before = output(project);
  writeBelow(project, "workflows/broken.ts", "export const n: number = 'x';\n");
  expect((await sfnCompile(project, [])).code).toBe(1);
  expect(output(project)).toEqual(before);
});

test("a workflow that is gone takes its files with it", async () => {
  const project = copyOfWorkflows();
  await compiled(project, "workflows/book-trip", "workflows/approve-expense");
  writeBelow(project, "out/notes.txt", "mine");
  expect(await compiled(project, "workflows/book-trip")).toMatch(/1\d removed\./);
  const files = Object.keys(output(project));
  expect(files).toHaveLength(16);
  expect(files).toContain("notes.txt");
  expect(files.join()).not.toMatch(/expense|reimburse/i);
});

test("--out, --format yaml and --no-bundle", async () => {
  const project = copyOfWorkflows("book-trip");
  await compiled(project);
  const stdout = await compiled(join(project, "workflows"), "--out", "../built/", "--format", "yaml", "--no-bundle");
  expect(stdout).toContain("../built/: 5 files written.");
  const files = output(project, "built");
  expect(Object.keys(files)).toEqual([
    "bookTrip.asl.map.json",
    "bookTrip.asl.yaml",
    "bookTrip.mmd",
    "manifest.json",
    "template.yaml",
  ]);
  expect(parse(files["bookTrip.asl.yaml"]!)).toEqual(JSON.parse(output(project)["bookTrip.asl.json"]!));
  expect(files["template.yaml"]).toContain("DefinitionS3Location: bookTrip.asl.yaml");
});

test("--json says it all in one document", async () => {
  const project = copyOfWorkflows("book-trip");
  const said = JSON.parse(await compiled(project, "--json")) as { [key: string]: unknown };
  expect(said).toMatchObject({
    workflows: [
      { name: "bookTrip", file: "workflows/book-trip/book-trip.ts", costs: { states: expect.any(Number) as number } },
    ],
    files: { length: 15 },
    changed: { length: 15 },
    removed: [],
    diagnostics: [],
  });
});

test("check says that all is well, and writes nothing", async () => {
  const project = copyOfWorkflows();
  expect(await compiled(project, "check")).toBe("No errors in 8 workflows.\n");
  expect(existsSync(join(project, "out"))).toBe(false);
});
