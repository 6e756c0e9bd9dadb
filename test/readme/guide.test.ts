/** The guide is true: its project is built from its fences, its commands are typed, its tests are run. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  copyOfWorkflows,
  removeTemporaryFolders,
  repository,
  temporaryProject,
  writeBelow,
} from "../build/temporary-project";
import { sfnCompile } from "../cli/command-line";
import { examplesOf, expectShown, fencesOf, play } from "./printed";

jest.setTimeout(120_000);
afterAll(removeTemporaryFolders);

const guide = "docs/guide.md";

/** The programs of a page by the paths that they say they stand at, and its JSON files. */
function filesOf(page: string): { readonly [path: string]: string } {
  const named = fencesOf(page).flatMap(({ info, text }) => {
    const path = /^\/\/ ([\w./-]+\.ts)\n/.exec(text)?.[1] ?? /^json ([\w./-]+\.json)$/.exec(info)?.[1];
    return path === undefined ? [] : [[path, text] as const];
  });
  return Object.fromEntries(named);
}

/** What Jest says about the tests of a project, with `sfn-compile` taken from the sources of this repository. */
function runTests(project: string): { passed: number; failed: string[] } {
  const config = {
    rootDir: project,
    testMatch: ["<rootDir>/workflows/**/*.test.ts"],
    transform: {
      "^.+\\.ts$": [
        require.resolve("@swc/jest"),
        { jsc: { target: "es2022", parser: { syntax: "typescript" } }, module: { type: "commonjs" } },
      ],
    },
    moduleNameMapper: {
      "^sfn-compile$": join(repository, "src/index.ts"),
      "^sfn-compile/(testing|runtime|lambda)$": join(repository, "src/$1.ts"),
    },
  };
  writeBelow(project, "jest.config.json", JSON.stringify(config));
  const results = join(project, "results.json");
  const options = ["--config", "jest.config.json", "--json", "--outputFile", results, "--runInBand", "--silent"];
  try {
    execFileSync(process.execPath, [join(repository, "node_modules/jest/bin/jest.js"), ...options], {
      cwd: project,
      stdio: "ignore",
    });
  } catch {
    // The results say which tests failed.
  }
  const said = JSON.parse(readFileSync(results, "utf8")) as {
    numPassedTests: number;
    testResults: { message: string }[];
  };
  return { passed: said.numPassedTests, failed: said.testResults.map(({ message }) => message).filter(Boolean) };
}

describe("the guide", () => {
  const { "tsconfig.json": config, ...files } = filesOf(guide);
  const project = temporaryProject(files);

  test.each(examplesOf(guide).map((example) => [example.commands.join(" && "), example] as const))(
    "%s prints what the page shows",
    async (_, { commands, printed }) => {
      const { text, codes } = await play(project, commands);
      expectShown(guide, printed, text);
      expect(codes).toEqual([commands.some((command) => /--fail|mistakes/.test(command)) ? 1 : 0]);
    },
  );

  test("all of its workflows compile, and those that are wrong do not", async () => {
    expect(await sfnCompile(project, ["check"])).toMatchObject({ code: 0, stderr: "" });
    expect(JSON.parse(config ?? "")).toHaveProperty("compilerOptions.strict", true);
  });

  test("its tests pass", () => {
    expect(runTests(project)).toEqual({ passed: 4, failed: [] });
  });
});

test("the tests on the page about testing pass, beside the workflows that ship", () => {
  const project = copyOfWorkflows("book-trip");
  for (const [path, text] of Object.entries(filesOf("docs/testing.md"))) writeBelow(project, path, text);
  expect(runTests(project)).toEqual({ passed: 10, failed: [] });
});

test("the workflows on the page about sagas compile", async () => {
  const project = temporaryProject(filesOf("docs/sagas.md"));
  expect(await sfnCompile(project, ["check"])).toMatchObject({ code: 0, stderr: "" });
});
