import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Json } from "../../compiler/asl/definition";
import type { TaskDeclaration } from "../../compiler/compiled";
import { Report } from "../../compiler/diagnostics/report";
import { bundleTask } from "../../src/build/bundle";
import { compilation } from "./book-trip-compiled";
import {
  copyOfWorkflows,
  removeTemporaryFolders,
  temporaryFolder,
  temporaryProject,
  writeBelow,
} from "./temporary-project";

afterAll(removeTemporaryFolders);

const [template] = compilation.tasks;
const chargeCard = compilation.tasks.find(({ name }) => name === "chargeCard")!;
const reserveHotel = compilation.tasks.find(({ name }) => name === "reserveHotel")!;

function declare(
  name: string,
  parameters: string[],
  payload: TaskDeclaration["payload"] = "argument",
): TaskDeclaration {
  return { ...template!, name, parameters, payload, file: "workflows/tasks.ts" };
}

async function bundle(root: string, task: TaskDeclaration): Promise<Map<string, string>> {
  const report = new Report();
  const files = await bundleTask({ root }, task, report);
  expect(report.found).toEqual([]);
  return files;
}

/** What Lambda would get: the bundle in a folder with nothing else, loaded by Node itself. */
function call(
  files: Map<string, string>,
  payload: Json,
): { result?: Json; name?: string; message?: string; stack?: string } {
  const folder = temporaryFolder(Object.fromEntries(files));
  const url = pathToFileURL(join(folder, [...files.keys()][0]!)).href;
  const script = `
    const { handler } = await import(${JSON.stringify(url)});
    const answer = await handler(${JSON.stringify(payload)}, {}).then(
      (result) => ({ result }),
      ({ name, message, stack }) => ({ name, message, stack }),
    );
    console.log(JSON.stringify(answer));
  `;
  return JSON.parse(
    execFileSync(process.execPath, ["--enable-source-maps", "--input-type=module", "-e", script], { encoding: "utf8" }),
  ) as ReturnType<typeof call>;
}

test("a task with one parameter gets the payload as its argument", async () => {
  const root = temporaryProject({
    "workflows/tasks.ts": "export async function double(n: number): Promise<number> { return n * 2; }\n",
  });
  expect(call(await bundle(root, declare("double", ["n"])), 21)).toEqual({ result: 42 });
});

test("a task with several parameters gets them by name", async () => {
  const root = temporaryProject({
    "workflows/tasks.ts": "export async function minus(a: number, b: number) { return a - b; }\n",
  });
  expect(call(await bundle(root, declare("minus", ["a", "b"], "object")), { b: 2, a: 44 })).toEqual({ result: 42 });
});

test("minified classes keep the names of their errors, and stacks name the sources of the project", async () => {
  const root = copyOfWorkflows("book-trip");
  const files = await bundle(root, reserveHotel);
  expect(files.get("tasks/reserveHotel/index.mjs")).not.toContain("// ");
  const answer = call(files, { id: "1", to: "Atlantis" });
  expect(answer).toMatchObject({ name: "SoldOut", message: "no rooms in Atlantis" });
  expect(answer.stack).toContain("workflows/book-trip/tasks.ts:");
});

test("the same sources give the same bytes, whatever the folder", async () => {
  const [one, two] = [copyOfWorkflows("book-trip"), copyOfWorkflows("book-trip")];
  const first = await bundle(one, chargeCard);
  expect([...first.keys()]).toEqual(["tasks/chargeCard/index.mjs", "tasks/chargeCard/index.mjs.map"]);
  expect([...(await bundle(two, chargeCard))]).toEqual([...first]);
  expect([...first.values()].join()).not.toContain(one);
});

test("what a task does not use, comments and blank lines change nothing but the map", async () => {
  const root = copyOfWorkflows("book-trip");
  const before = await bundle(root, chargeCard);
  const path = join(root, "workflows/book-trip/tasks.ts");
  const more = `// A comment.\n\nexport const quux = "${"wyw".repeat(200)}";\nexport type Quux = typeof quux;\n`;
  writeFileSync(path, more + readFileSync(path, "utf8"));
  const after = await bundle(root, chargeCard);
  expect(after.get("tasks/chargeCard/index.mjs")).toBe(before.get("tasks/chargeCard/index.mjs"));
  expect(after.get("tasks/chargeCard/index.mjs.map")).not.toBe(before.get("tasks/chargeCard/index.mjs.map"));
});

test("CommonJS packages that require modules of Node, or ask where they are, work", async () => {
  const root = temporaryProject({
    "workflows/tasks.ts": `// @ts-expect-error it has no types\nimport old from "old";\nexport async function ask(x: string) { return old(x); }\n`,
    "node_modules/old/package.json": `{ "name": "old", "main": "index.js" }`,
    "node_modules/old/index.js": `const { basename } = require("path");\nmodule.exports = (x) => basename(__dirname) + ":" + basename(x);\n`,
  });
  const files = await bundle(root, declare("ask", ["x"]));
  expect(call(files, "/a/b.txt")).toEqual({ result: "ask:b.txt" });
  expect(files.get("tasks/ask/index.mjs.map")).toContain(`"node_modules/old/index.js"`);
  expect([...files.values()].join()).not.toContain(basename(root));
});

test("the AWS SDK stays outside", async () => {
  const root = temporaryProject({
    "workflows/tasks.ts": `import { S3 } from "@aws-sdk/client-s3";\nexport async function ask(x: string) { return new S3({}); }\n`,
  });
  const files = await bundle(root, declare("ask", ["x"]));
  expect(files.get("tasks/ask/index.mjs")).toMatch(/from"@aws-sdk\/client-s3"/);
});

test("what cannot be resolved is a diagnostic at the import", async () => {
  const root = temporaryProject();
  const text = `/* größer */ import { x } from "left-pad-2";\nexport async function ask() { return x; }\n`;
  writeBelow(root, "workflows/tasks.ts", text);
  const report = new Report();
  expect((await bundleTask({ root }, declare("ask", []), report)).size).toBe(0);
  const [found] = report.found;
  expect(found).toMatchObject({ code: "SFN0010", severity: "error", span: { file: "workflows/tasks.ts", line: 1 } });
  expect(text.slice(found?.span?.start, found?.span?.end)).toBe(`"left-pad-2"`);
});
