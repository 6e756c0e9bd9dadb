import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { copyOfWorkflows, removeTemporaryFolders, repository, temporaryProject } from "../build/temporary-project";
import { sfnCompile } from "./command-line";

afterAll(removeTemporaryFolders);

const { version } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8")) as { version: string };

test.each(["--version", "-v"])("%s prints the version and nothing else", async (flag) => {
  expect(await sfnCompile("/", [flag])).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
});

test.each(["--help", "-h", "help"])("%s shows every command and the exit codes", async (flag) => {
  const { code, stdout } = await sfnCompile("/", [flag]);
  expect(code).toBe(0);
  for (const word of ["compile", "check", "run", "explain", "Exit codes: 0"]) expect(stdout).toContain(word);
});

test.each([
  ["compile", ["--out", "--format", "--check", "--no-bundle", "--watch", "--json"]],
  ["check", ["--watch", "--json"]],
  [
    "run",
    [
      "--input",
      "--answers",
      "--fail",
      "--type",
      "--trace",
      "--history",
      "--graph",
      "--json",
      "Exit code 1 when the execution fails",
    ],
  ],
  ["inspect", ["--map", "--json"]],
  ["explain", ["SFN0005"]],
])("%s has help of its own", async (command, words) => {
  const { code, stdout, stderr } = await sfnCompile("/", [command, "--help"]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  for (const word of words) expect(stdout).toContain(word);
});

test.each([
  ["an unknown command", ["chek"], `Did you mean "check"?`],
  ["an unknown word", ["frobnicate"], `no command and no file "frobnicate"`],
  ["an unknown option", ["--formt", "json"], `Did you mean "--format"?`],
  ["an unknown option of a command", ["run", "--fial", "x=Y"], `Did you mean "--fail"?`],
  ["an option of another command", ["check", "--out", "x"], "there is no option --out"],
  ["a missing value", ["--out"], "--out needs a value"],
  ["an option in the place of a value", ["--out", "--check"], "--out needs a value"],
  ["a value for a flag", ["--json=yes"], "--json takes no value"],
  ["a format that there is not", ["--format", "ymal"], `Did you mean "yaml"?`],
  ["an option given twice", ["--out", "a", "--out", "b"], "--out is given twice"],
  ["two files to run", ["run", "a.ts", "b.ts"], "one file"],
  ["a failure without an error", ["run", "--fail", "chargeCard"], "task=ErrorName"],
  ["a type that there is not", ["run", "a.json", "--type", "expres"], `Did you mean "express"?`],
  ["a type for a workflow", ["run", "--type", "express"], "@express"],
  ["nothing to explain", ["explain"], "one code"],
  ["watching for programs", ["check", "--watch", "--json"], "does not go with --json"],
  ["watching what is compared", ["--watch", "--check"], "does not go with --check"],
])("%s is a usage error", async (_, argv, words) => {
  const project = temporaryProject();
  const { code, stdout, stderr } = await sfnCompile(project, argv);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain(words);
  expect(stderr).toMatch(/See: sfn-compile( \w+)? --help\n$/);
  expect(stderr).not.toMatch(/^ {4}at /m);
  expect(existsSync(join(project, "out"))).toBe(false);
});

test("a code that does not exist is not explained", async () => {
  const { code, stderr } = await sfnCompile("/", ["explain", "SFN9999"]);
  expect(code).toBe(1);
  expect(stderr).toContain("SFN0016");
});

test("an exception is called a bug of ours; only SFN_COMPILE_DEBUG=1 shows the stack", async () => {
  const quiet = await sfnCompile("/nowhere/at/all", ["check"]);
  expect(quiet.code).toBe(1);
  expect(quiet.stderr).toContain("This is a bug in sfn-compile");
  expect(quiet.stderr).not.toMatch(/^ {4}at /m);
  const debugging = await sfnCompile("/nowhere/at/all", ["check"], { env: { SFN_COMPILE_DEBUG: "1" } });
  expect(debugging.stderr).toMatch(/^ {4}at /m);
});

test("colour only on a terminal, and never against NO_COLOR", async () => {
  const project = copyOfWorkflows("book-trip");
  const missing = ["check", "workflows/nothing.ts"];
  const escape = "\u001b[";
  expect((await sfnCompile(project, missing)).stderr).not.toContain(escape);
  expect((await sfnCompile(project, missing, { isTTY: true })).stderr).toContain(escape);
  expect((await sfnCompile(project, missing, { isTTY: true, env: { NO_COLOR: "1" } })).stderr).not.toContain(escape);
});
