/**
 * The package as its users get it: packed by `npm pack`, installed from the tarball into two fresh projects, used there.
 * Needs the package registry for the dependencies; without it these tests fail.
 */
import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, posix, resolve } from "node:path";
import { promisify } from "node:util";
import { parseMarkdown } from "../architecture/markdown";

const root = resolve(__dirname, "../..");
const fixtures = join(__dirname, "fixtures");
const product = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  version: string;
  devDependencies: Record<string, string>;
};
const minutes = 60_000;

let folder = "";
let tarball = "";

/** Runs a program as a user would, outside of this project's `npm test`; rejects with all it said when it fails. */
async function run(cwd: string, program: string, ...args: string[]): Promise<string> {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(npm_(package|lifecycle|command|execpath|config_local_prefix)|JEST_|NODE_ENV$|INIT_CWD$)/.test(name),
  );
  try {
    const env = { ...Object.fromEntries(inherited), NO_COLOR: "1" };
    return (await promisify(execFile)(program, args, { cwd, env, maxBuffer: 1 << 26 })).stdout;
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    throw new Error(`${program} ${args.join(" ")} failed\n${stdout}\n${stderr}`);
  }
}

/** Packs a copy of the sources, so that a build of the moment is packed and nobody's dist/ is touched. */
async function pack(): Promise<string> {
  const copy = join(folder, "sources");
  mkdirSync(copy);
  const built = ["package.json", "README.md", "LICENSE", "tsconfig.json", "tsconfig.build.json"];
  for (const path of [...built, "src", "compiler", "runtime", "docs", "tsdoc.json", "CHANGELOG.md"]) {
    if (existsSync(join(root, path))) cpSync(join(root, path), join(copy, path), { recursive: true });
  }
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"), "junction");
  await run(copy, "npm", "pack", "--silent", "--pack-destination", folder);
  return join(folder, `sfn-compile-${product.version}.tgz`);
}

/** A fresh project from a fixture, with the tarball and the named tools installed. */
async function project(fixture: string, ...tools: string[]): Promise<string> {
  const path = join(folder, fixture);
  cpSync(join(fixtures, fixture), path, { recursive: true });
  const versions = tools.map((tool) => `${tool}@${product.devDependencies[tool]}`);
  await run(path, "npm", "install", "--prefer-offline", "--no-audit", "--no-fund", tarball, ...versions);
  return path;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sfn-compile-tarball-"));
  tarball = await pack();
}, 3 * minutes);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the tarball holds what is needed and nothing of the workshop", async () => {
  const list = (await run(folder, "tar", "-tzf", tarball)).trim().split("\n");
  const needed = ["package.json", "LICENSE", "tsdoc.json", "CHANGELOG.md", "dist/src/index.js", "dist/src/index.d.ts"];
  expect(list).toEqual(expect.arrayContaining(needed.map((path) => `package/${path}`)));
  expect(list.filter((path) => /\/(test|workflows|bench|node_modules)\/|(?<!\.d)\.ts$/.test(path))).toEqual([]);
});

test("the pages that ship lead to pages that ship", async () => {
  const list = (await run(folder, "tar", "-tzf", tarball)).trim().split("\n");
  const dead = list
    .filter((path) => /^package\/docs\/.*\.md$/.test(path))
    .flatMap((page) => {
      const links = parseMarkdown(readFileSync(join(root, page.replace("package/", "")), "utf8")).links;
      const targets = links.filter((link) => !/^([a-z]+:|#)/i.test(link)).map((link) => link.replace(/#.*/, ""));
      return targets.map((target) => posix.join(posix.dirname(page), target)).filter((path) => !list.includes(path));
    });
  expect(dead).toEqual([]);
});

describe("an ESM project", () => {
  let path = "";

  beforeAll(async () => {
    path = await project("esm", "@types/node");
  }, 3 * minutes);

  test("the installed command tells its version", async () => {
    expect((await run(path, "npx", "--no-install", "sfn-compile", "--version")).trim()).toBe(product.version);
  });

  test("compiles a workflow; the emitted machine and the emitted bundles run", async () => {
    await run(path, "npx", "--no-install", "sfn-compile");
    const said = await run(path, process.execPath, "execute.js");
    const report: unknown = JSON.parse(said.trim().split("\n").at(-1) ?? "");
    expect(report).toEqual({
      tasks: ["announce", "greet", "retract"],
      words: "function",
      own: 3,
      good: { status: "SUCCEEDED", output: { text: "Hello, Ada" } },
      bad: { status: "FAILED", error: "NobodyThere", cause: "everybody has gone" },
    });
    expect(said).toContain('forget "Hello, Nobody"');
  });

  test("node:test simulates a workflow", async () => {
    // Node 20 does not read TypeScript; esbuild comes with the package.
    const bundle = ["--bundle", "--platform=node", "--packages=external", "--format=esm"];
    await run(path, "npx", "--no-install", "esbuild", "test/greet.node.ts", ...bundle, "--outfile=greet.test.mjs");
    const said = await run(path, process.execPath, "--test", "--test-reporter=tap", "greet.test.mjs");
    expect(said).toMatch(/^# pass 3\n# fail 0$/m);
  });

  test.each([
    ["nodenext", "nodenext"],
    ["node16", "node16"],
    ["bundler", "esnext"],
  ])("its types resolve under moduleResolution %s", async (moduleResolution, module) => {
    await typeCheck(path, moduleResolution, module);
  });
});

describe("a CommonJS project", () => {
  let path = "";

  beforeAll(async () => {
    path = await project("commonjs", "jest", "@swc/core", "@swc/jest");
  }, 3 * minutes);

  test("every entry loads by require, the words without any of the compiler", async () => {
    const report: unknown = JSON.parse(await run(path, process.execPath, "require.js"));
    expect(report).toEqual({ kinds: Array(5).fill("function"), loaded: [] });
  });

  test("a Jest test simulates a workflow", async () => {
    await run(path, "npx", "--no-install", "jest", "--json", "--outputFile=results.json");
    const results: unknown = JSON.parse(readFileSync(join(path, "results.json"), "utf8"));
    expect(results).toMatchObject({ numPassedTests: 2, numTotalTests: 2 });
  });

  test("so does one that is an ES module", async () => {
    const jest = join(path, "node_modules/jest/bin/jest.js");
    const esm = ["--experimental-vm-modules", jest, "--config=jest.esm.json", "--json", "--outputFile=esm.json"];
    await run(path, process.execPath, ...esm);
    const results: unknown = JSON.parse(readFileSync(join(path, "esm.json"), "utf8"));
    expect(results).toMatchObject({ numPassedTests: 5, numTotalTests: 5 });
  });

  test.each([
    ["nodenext", "nodenext"],
    ["node16", "node16"],
    ["bundler", "preserve"],
  ])("its types resolve under moduleResolution %s", async (moduleResolution, module) => {
    await typeCheck(path, moduleResolution, module);
  });
});

/** Type-checks the same program, right and wrong uses of every entry, the declaration files of the package included. */
async function typeCheck(path: string, moduleResolution: string, module: string): Promise<void> {
  const name = `types-${moduleResolution}`;
  cpSync(join(fixtures, "types.ts"), join(path, `${name}.ts`));
  const rules = { strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false, noEmit: true };
  const compilerOptions = { ...rules, module, moduleResolution, target: "ES2022", lib: ["ES2023"], types: [] };
  writeFileSync(join(path, `${name}.json`), JSON.stringify({ compilerOptions, files: [`${name}.ts`] }));
  await run(path, process.execPath, join(root, "node_modules/typescript/bin/tsc"), "-p", `${name}.json`);
}
