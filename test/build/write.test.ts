import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Report } from "../../compiler/diagnostics/report";
import { jsonText } from "../../src/build/json-text";
import { filesOf, manifestOf } from "../../src/build/manifest";
import type { OutputFiles } from "../../src/build/output";
import { checkOutput, writeOutput } from "../../src/build/write";
import { compilation } from "./book-trip-compiled";
import { removeTemporaryFolders, temporaryFolder, writeBelow } from "./temporary-project";

afterAll(removeTemporaryFolders);

/** Every file of a manifest, with some content. */
function output(tasks = compilation.tasks, content = "x"): OutputFiles {
  const manifest = manifestOf({ ...compilation, tasks }, { format: "json", bundle: true });
  const files = filesOf(manifest).map((path) => [path, `${content} ${path}`] as const);
  return new Map([...files, ["manifest.json", jsonText(manifest)]]);
}

function write(path: string, files: OutputFiles) {
  const report = new Report();
  const written = writeOutput({ path, shown: "out" }, files, report);
  return { ...written, found: report.found };
}

function differences(path: string, files: OutputFiles): string[] {
  const report = new Report();
  checkOutput({ path, shown: "out" }, files, report);
  return report.found.map(({ title }) => title);
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

test("writes everything, then only what is new", () => {
  const folder = temporaryFolder();
  const out = join(folder, "deep/out");
  const files = output();
  expect(differences(out, files)).toHaveLength(files.size);
  expect(write(out, files)).toMatchObject({ changed: [...files.keys()], removed: [], found: [] });
  expect(filesBelow(out)).toEqual([...files.keys()].sort());
  expect(differences(out, files)).toEqual([]);

  const untouched = statSync(join(out, "template.yaml")).mtimeMs;
  const changed = new Map([...files, ["bookTrip.mmd", "new"]]);
  expect(differences(out, changed)).toEqual(["out/bookTrip.mmd differs"]);
  expect(write(out, changed)).toMatchObject({ changed: ["bookTrip.mmd"], removed: [], found: [] });
  expect(readFileSync(join(out, "bookTrip.mmd"), "utf8")).toBe("new");
  expect(statSync(join(out, "template.yaml")).mtimeMs).toBe(untouched);
  expect(readdirSync(join(folder, "deep"))).toEqual(["out"]);
});

test("removes what an earlier run wrote and this one does not, and nothing else", () => {
  const out = join(temporaryFolder(), "out");
  write(out, output());
  writeBelow(out, "tasks/chargeCard/notes.txt", "mine");
  writeBelow(out, "mine.txt", "mine");
  const fewer = output(compilation.tasks.filter(({ name }) => name === "reserveHotel"));
  expect(differences(out, fewer)).toContain("out/tasks/chargeCard/index.mjs is no longer written");
  expect(write(out, fewer)).toMatchObject({ removed: { length: 8 }, found: [] });
  expect(filesBelow(out)).toEqual([...fewer.keys(), "mine.txt", "tasks/chargeCard/notes.txt"].sort());
  expect(readdirSync(join(out, "tasks")).sort()).toEqual(["chargeCard", "reserveHotel"]);
});

test("leaves files of others alone, and then writes nothing", () => {
  const out = temporaryFolder({ "template.yaml": "my own" });
  const { found, changed } = write(out, output());
  expect(found).toMatchObject([{ code: "SFN0013", title: expect.stringContaining("out/template.yaml") as string }]);
  expect(changed).toEqual([]);
  expect(filesBelow(out)).toEqual(["template.yaml"]);
});

test.each([
  ["not JSON", "{"],
  ["somebody else's", `{ "version": 3, "name": "web app" }`],
])("a manifest that is %s is not ours", (_, text) => {
  const out = temporaryFolder({ "manifest.json": text });
  expect(write(out, output()).found).toMatchObject([{ code: "SFN0013" }]);
  expect(readFileSync(join(out, "manifest.json"), "utf8")).toBe(text);
});

test("a manifest cannot make it remove files outside of the folder", async () => {
  const folder = temporaryFolder({ "precious.txt": "mine", "out/x": "" });
  const manifest = manifestOf(compilation, { format: "json", bundle: false });
  const [workflow] = manifest.workflows;
  const evil = { ...manifest, workflows: [{ ...workflow, map: "../precious.txt", diagram: "a/../../precious.txt" }] };
  writeFileSync(join(folder, "out/manifest.json"), JSON.stringify(evil));
  expect(write(join(folder, "out"), output()).removed).toEqual([]);
  expect(existsSync(join(folder, "precious.txt"))).toBe(true);
});

test.each([
  ["a file stands where the folder should be", (out: string) => writeFileSync(out, "x")],
  [
    "a folder stands where a file should be",
    (out: string) => mkdirSync(join(out, "bookTrip.mmd"), { recursive: true }),
  ],
  ["a link leads nowhere", (out: string) => symlinkSync(join(out, "nowhere"), out)],
])("%s: a diagnostic, and no half of the output", async (_, prepare) => {
  const folder = temporaryFolder();
  const out = join(folder, "out");
  prepare(out);
  const { found, changed } = write(out, output());
  expect(found).toMatchObject([{ code: "SFN0014", severity: "error" }]);
  expect(changed).toEqual([]);
  expect(readdirSync(folder)).toEqual(["out"]);
});
