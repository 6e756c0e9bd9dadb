/** The command as it is installed: built by tsc, in a process of its own. */
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, readFileSync, readdirSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { copyOfWorkflows, removeTemporaryFolders, repository, temporaryFolder } from "../build/temporary-project";

jest.setTimeout(120_000);
afterAll(removeTemporaryFolders);

const installed = temporaryFolder();

beforeAll(() => {
  const tsc = join(repository, "node_modules/typescript/bin/tsc");
  execFileSync(process.execPath, [
    tsc,
    "-p",
    join(repository, "tsconfig.build.json"),
    "--outDir",
    join(installed, "dist"),
  ]);
  copyFileSync(join(repository, "package.json"), join(installed, "package.json"));
  symlinkSync(join(repository, "node_modules"), join(installed, "node_modules"));
});

function sfnCompile(cwd: string, argv: string[], env: { [name: string]: string } = {}, input = "") {
  const { bin } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8")) as {
    bin: { [name: string]: string };
  };
  const script = join(installed, bin["sfn-compile"]!);
  const ended = spawnSync(process.execPath, [script, ...argv], {
    cwd,
    input,
    encoding: "utf8",
    env: { PATH: process.env["PATH"], ...env },
  });
  return { code: ended.status, stdout: ended.stdout, stderr: ended.stderr };
}

function output(project: string): [string, string][] {
  const entries = readdirSync(join(project, "out"), { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return paths.sort().map((path) => [path.slice(project.length), readFileSync(path, "utf8")]);
}

test("compiles to the same bytes in every time zone and locale", () => {
  const one = copyOfWorkflows();
  const two = copyOfWorkflows();
  const first = sfnCompile(one, [], { TZ: "Asia/Tokyo", LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8" });
  expect(first).toMatchObject({ code: 0, stderr: "" });
  expect(sfnCompile(two, [], { TZ: "America/New_York", LC_ALL: "C" })).toEqual(first);
  expect(output(two)).toEqual(output(one));
});

test("runs a workflow with its input from a pipe", () => {
  const project = copyOfWorkflows("book-trip");
  const trip = readFileSync(join(project, "workflows/book-trip/trip.json"), "utf8");
  const { code, stdout, stderr } = sfnCompile(
    project,
    ["run", "workflows/book-trip", "--input", "-", "--json"],
    {},
    trip,
  );
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(JSON.parse(stdout)).toMatchObject({ status: "SUCCEEDED", output: { payment: { amount: 360 } } });
});

test("says what it cannot do, with the exit code that goes with it", () => {
  const project = copyOfWorkflows("book-trip");
  expect(sfnCompile(project, ["chek"])).toMatchObject({ code: 2, stdout: "" });
  const missing = sfnCompile(project, ["workflows/nothing.ts"]);
  expect(missing).toMatchObject({ code: 1, stdout: "" });
  expect(missing.stderr).toContain("SFN0001");
  expect(missing.stderr).not.toMatch(/^ {4}at /m);
});

test("does its work again when a source changes, until it is interrupted", async () => {
  const project = copyOfWorkflows("book-trip");
  const script = join(installed, "dist/src/cli/main.js");
  const child = spawn(process.execPath, [script, "compile", "--watch"], { cwd: project });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  /** What is said up to where it watches again. */
  const next = async (): Promise<string> => {
    while (!said.includes("Watching")) await new Promise((resolve) => setTimeout(resolve, 50));
    const all = said;
    said = "";
    return all;
  };
  const file = join(project, "workflows/book-trip/book-trip.ts");
  const source = readFileSync(file, "utf8");
  /** In one step, so that nobody sees half of it. */
  const write = (text: string): void => {
    writeFileSync(`${file}.new`, text);
    renameSync(`${file}.new`, file);
  };
  expect(await next()).toContain("bookTrip");
  const before = output(project);

  write(`${source}\nconst wrong: string = 1;\n`);
  expect(await next()).toContain("SFN0004");
  expect(output(project)).toEqual(before);

  write(`${source}\n/** @workflow */\nexport async function one(): Promise<number> {\n  return 1;\n}\n`);
  expect(await next()).toContain("one");
  expect(existsSync(join(project, "out/one.asl.json"))).toBe(true);

  write(source);
  expect(await next()).toContain("3 removed");
  expect(output(project)).toEqual(before);

  child.kill("SIGINT");
  expect(await ended).toBe(0);
});

test("help and version do not load the compiler", () => {
  const script = join(installed, "dist/src/cli/main.js");
  const listing = `process.argv.push("--version"); process.once("exit", () => console.error(Object.keys(require.cache).join("\\n"))); require("module").runMain(${JSON.stringify(script)});`;
  const { stdout, stderr } = spawnSync(process.execPath, ["-e", listing, script], { encoding: "utf8" });
  expect(`${stdout}${stderr}`).not.toMatch(/ts-morph|esbuild|prettier|typescript/);
});
