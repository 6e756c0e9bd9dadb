import { mkdirSync } from "node:fs";
import { basename, join } from "node:path";
import { loadProject } from "../../src/build/project";
import { removeTemporaryFolders, temporaryFolder, temporaryProject } from "./temporary-project";

afterAll(removeTemporaryFolders);

const newProject = (files: { [path: string]: string } = {}) => temporaryProject(files, []);

function load(project: string, ...files: string[]) {
  const { root, entries, diagnostics } = loadProject(project, files);
  return {
    root,
    entries: entries.map((entry) => entry.getFilePath().slice(root.length + 1)),
    codes: diagnostics.map(({ code }) => code),
    diagnostics,
  };
}

describe("which files are compiled", () => {
  const plain = { "workflows/b.ts": "export const b = 1;", "workflows/deep/a.ts": "export const a = 1;" };

  test("everything below workflows/, without tests, declarations and packages", () => {
    const project = newProject({
      ...plain,
      "workflows/b.test.ts": "this is not TypeScript",
      "workflows/types.d.ts": "declare const x: number;",
      "workflows/node_modules/p/index.ts": "this is not TypeScript",
      "src/c.ts": "export const c = 1;",
    });
    expect(load(project)).toMatchObject({ entries: ["workflows/b.ts", "workflows/deep/a.ts"], codes: [] });
  });

  test("the same from a folder inside the project", () => {
    const project = newProject(plain);
    expect(load(join(project, "workflows/deep"))).toMatchObject({ root: project, codes: [], entries: { length: 2 } });
  });

  test("src/ where there is no workflows/", () => {
    expect(load(newProject({ "src/c.ts": "export const c = 1;" })).entries).toEqual(["src/c.ts"]);
  });

  test("a folder stands for its files, paths are told from the folder of the command, each file counts once", () => {
    const project = newProject(plain);
    expect(load(join(project, "workflows"), "deep", "deep/a.ts").entries).toEqual(["workflows/deep/a.ts"]);
  });

  test.each([
    ["workflows/c.ts", "workflows/b.ts"],
    ["workflow/b.ts", "workflows/b.ts"],
    ["somewhere/else/entirely.ts", null],
  ])("%s does not exist; was %s meant?", (typed, near) => {
    const [missing] = load(newProject(plain), typed).diagnostics;
    expect(missing).toMatchObject({ code: "SFN0001", span: null });
    expect(missing?.title).toContain(typed);
    expect(missing?.help).toBe(near === null ? "check the path" : `did you mean "${near}"?`);
  });

  test("no source at all is said, naming the place that was searched", () => {
    const project = newProject();
    mkdirSync(join(project, "empty"));
    expect(load(project).diagnostics[0]?.title).toBe("no TypeScript file in workflows/ or src/");
    expect(load(project, "empty").diagnostics[0]).toMatchObject({
      code: "SFN0002",
      title: "no TypeScript file in empty",
    });
  });
});

describe("what TypeScript says", () => {
  test("a syntax error, at its place, and no type errors besides", () => {
    const text = "export const a: number = 'x';\nexport const b = = 2;\n";
    const { diagnostics } = load(newProject({ "workflows/a.ts": text }));
    expect(diagnostics.map(({ code }) => code)).toEqual(["SFN0003"]);
    const span = diagnostics[0]?.span;
    expect(span).toMatchObject({ file: "workflows/a.ts", line: 2, column: 18 });
    expect(text.slice(span?.start, span?.end)).toBe("=");
  });

  test("type errors of an entry and of what it imports", () => {
    const project = newProject({
      "workflows/a.ts": `import { b } from "../lib/b";\nexport const a: string = b;\n`,
      "lib/b.ts": "export const b: number = 'x';\n",
      "lib/unused.ts": "export const c: number = 'x';\n",
    });
    const found = load(project).diagnostics.map(({ code, span, label }) => [code, span?.file, span?.line, label]);
    expect(found).toEqual([
      ["SFN0004", "lib/b.ts", 1, "TS2322"],
      ["SFN0004", "workflows/a.ts", 2, "TS2322"],
    ]);
  });

  test("the check is strict although the project is not", () => {
    const project = newProject({
      "tsconfig.json": JSON.stringify({ compilerOptions: { strict: false, strictNullChecks: false, types: [] } }),
      "workflows/a.ts": "export const a: string = null;\nexport function f(x) { return x; }\n",
    });
    expect(load(project).diagnostics.map(({ label }) => label)).toEqual(["TS2322", "TS7006"]);
  });

  test("untidiness is no error", () => {
    const options = { noUnusedLocals: true, noUnusedParameters: true, composite: true, types: [] };
    const project = newProject({
      "tsconfig.json": JSON.stringify({ compilerOptions: options }),
      "workflows/a.ts": "const a = 1;\nexport function f(x: number) {}\n",
    });
    expect(load(project).codes).toEqual([]);
  });

  test("what the project declares globally is known", () => {
    const project = newProject({
      "lib/globals.d.ts": `declare const region: string;\ndeclare module "*.sql" { const text: string; export default text; }\n`,
      "workflows/a.ts": `import text from "./a.sql";\nexport const a: string = region + text;\n`,
    });
    expect(load(project)).toMatchObject({ codes: [], entries: ["workflows/a.ts"] });
  });

  test("a project without a tsconfig.json takes imports with and without an extension", () => {
    const folder = temporaryFolder({
      "package.json": `{ "type": "module" }`,
      "workflows/a.ts": `import { b } from "./b";\nimport { b as c } from "./b.js";\nexport const a: number = b + c;\n`,
      "workflows/b.ts": "export const b = 1;\n",
    });
    expect(load(folder)).toMatchObject({ codes: [], entries: ["workflows/a.ts", "workflows/b.ts"] });
  });

  test("a folder without a package.json is its own project", () => {
    const folder = temporaryFolder({ "workflows/a.ts": "export const a = 1;\n" });
    expect(basename(load(folder).root)).toBe(basename(folder));
  });

  test.each([
    ["not JSON", "{ compilerOptions: "],
    ["extending nothing", `{ "extends": "./nowhere.json" }`],
  ])("a tsconfig.json that is %s is a diagnostic", (_, text) => {
    const project = newProject({ "tsconfig.json": text, "workflows/a.ts": "export const a = 1;\n" });
    expect(load(project).codes).toContain("SFN0011");
  });
});
