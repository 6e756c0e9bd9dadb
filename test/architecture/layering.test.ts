/**
 * The arrows between the rooms (.dependency-cruiser.cjs) hold on the real tree, and each of them can be broken:
 * one small tree violates every rule, and the cruiser must name the rule, the importer and the imported.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

const root = resolve(__dirname, "../..");
const config = join(root, ".dependency-cruiser.cjs");
const rooms = ["src", "compiler", "runtime", "workflows", "test", "bench"];

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}

/** Cruises the rooms below a folder; every violation as `rule: from → to`. */
function violations(folder: string, below: readonly string[]): string[] {
  const cruiser = join(root, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  const run = spawnSync(process.execPath, [cruiser, "--config", config, "--output-type", "json", ...below], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (!run.stdout.startsWith("{")) throw new Error(`the cruiser said no JSON: ${run.stdout}${run.stderr}`);
  const { summary } = JSON.parse(run.stdout) as { summary: { violations: Violation[]; totalCruised: number } };
  expect(summary.totalCruised).toBeGreaterThan(10);
  return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`).sort();
}

test("the real tree keeps every rule", () => {
  expect(violations(root, rooms)).toEqual([]);
});

/** Rule → a file that breaks it, what the file says, and what the cruiser says it imports. */
const broken: Record<string, { from: string; says: string; to: string }> = {
  "only-the-reader-knows-typescript": {
    from: "compiler/3-plan/peek.ts",
    says: 'import type { Node } from "ts-morph"; export type Peek = Node;',
    to: "node_modules/ts-morph/index.js",
  },
  "the-pipeline-knows-typescript-by-type-only": {
    from: "compiler/compile.ts",
    says: 'import { Node } from "ts-morph"; export const peek = Node;',
    to: "node_modules/ts-morph/index.js",
  },
  "1-read-knows-no-other-phase": {
    from: "compiler/1-read/ahead.ts",
    says: 'export { plan } from "../3-plan/plan";',
    to: "compiler/3-plan/plan.ts",
  },
  "2-check-knows-no-other-phase": {
    from: "compiler/2-check/back.ts",
    says: 'export type { Read } from "../1-read/read";',
    to: "compiler/1-read/read.ts",
  },
  "3-plan-knows-no-other-phase": {
    from: "compiler/3-plan/back.ts",
    says: 'export { read } from "../1-read/read";',
    to: "compiler/1-read/read.ts",
  },
  "4-emit-knows-no-other-phase": {
    from: "compiler/4-emit/back.ts",
    says: 'export { plan } from "../3-plan/plan";',
    to: "compiler/3-plan/plan.ts",
  },
  "languages-know-no-phase": {
    from: "compiler/ir/phase.ts",
    says: 'export { read } from "../1-read/read";',
    to: "compiler/1-read/read.ts",
  },
  "compiler-does-no-io": {
    from: "compiler/4-emit/file.ts",
    says: 'export { writeFile } from "node:fs/promises";',
    to: "fs/promises",
  },
  "compiler-stands-alone": {
    from: "compiler/2-check/run.ts",
    says: 'export { execute } from "../../runtime/interpreter/execute";',
    to: "runtime/interpreter/execute.ts",
  },
  "runtime-shares-only-the-types-of-asl": {
    from: "runtime/interpreter/cheat.ts",
    says: 'export type { Plan } from "../../compiler/3-plan/plan";',
    to: "compiler/3-plan/plan.ts",
  },
  "runtime-imports-no-code-of-the-compiler": {
    from: "runtime/interpreter/borrow.ts",
    says: 'export { definition } from "../../compiler/asl/definition";',
    to: "compiler/asl/definition.ts",
  },
  "runtime-knows-no-users": {
    from: "runtime/interpreter/word.ts",
    says: 'export { run } from "../../src/cli/run";',
    to: "src/cli/run.ts",
  },
  "lambda-handler-is-tiny": {
    from: "runtime/lambda/fat.ts",
    says: 'export { execute } from "../interpreter/execute";',
    to: "runtime/interpreter/execute.ts",
  },
  "words-never-reach-the-compiler": {
    from: "src/words/far.ts",
    says: 'export { between } from "../between";',
    to: "compiler/1-read/read.ts",
  },
  "aws-sdk-below-deploy": {
    from: "src/cli/aws.ts",
    says: 'import type { SFN } from "@aws-sdk/client-sfn"; export type Client = SFN;',
    to: "node_modules/@aws-sdk/client-sfn/index.js",
  },
  "product-uses-declared-dependencies": {
    from: "src/cli/dev.ts",
    says: 'export { check } from "only-for-tests";',
    to: "node_modules/only-for-tests/index.js",
  },
  "product-knows-no-tests": {
    from: "src/cli/tests.ts",
    says: 'export { fixture } from "../../test/fixture";',
    to: "test/fixture.ts",
  },
  "no-cycles": {
    from: "compiler/ir/egg.ts",
    says: 'import { hen } from "./hen"; export const egg = (): unknown => hen;',
    to: "compiler/ir/hen.ts",
  },
  "everything-resolves": {
    from: "test/lost.ts",
    says: 'export { lost } from "./nowhere";',
    to: "./nowhere",
  },
};

/** What the violations need around them; lawful by itself. */
const around: Record<string, string> = {
  "package.json": JSON.stringify({
    dependencies: { "ts-morph": "*" },
    devDependencies: { "only-for-tests": "*", "@aws-sdk/client-sfn": "*" },
  }),
  "tsconfig.json": JSON.stringify({ compilerOptions: { module: "NodeNext", moduleResolution: "NodeNext" } }),
  "node_modules/ts-morph/package.json": JSON.stringify({ name: "ts-morph", version: "1.0.0", types: "index.d.ts" }),
  "node_modules/ts-morph/index.d.ts": "export declare class Node {}",
  "node_modules/ts-morph/index.js": "exports.Node = class {};",
  "node_modules/@aws-sdk/client-sfn/package.json": JSON.stringify({
    name: "@aws-sdk/client-sfn",
    version: "1.0.0",
    types: "index.d.ts",
  }),
  "node_modules/@aws-sdk/client-sfn/index.d.ts": "export declare class SFN {}",
  "node_modules/@aws-sdk/client-sfn/index.js": "exports.SFN = class {};",
  "node_modules/only-for-tests/package.json": JSON.stringify({ name: "only-for-tests", version: "1.0.0" }),
  "node_modules/only-for-tests/index.js": "exports.check = 1;",
  "compiler/1-read/read.ts":
    'import type { Node } from "ts-morph"; export type Read = Node; export const read = (): null => null;',
  "compiler/3-plan/plan.ts": "export type Plan = string; export const plan = (): null => null;",
  "compiler/asl/definition.ts": "export type Definition = object; export const definition = {};",
  "compiler/ir/hen.ts": 'import { egg } from "./egg"; export const hen = (): unknown => egg;',
  "compiler/ir/left.ts": 'import type { Right } from "./right"; export interface Left { right: Right | null }',
  "compiler/ir/right.ts": 'import type { Left } from "./left"; export interface Right { left: Left | null }',
  "compiler/1-read/language/table.ts":
    'import { readBinary } from "../binary"; export const table = { binary: readBinary };',
  "compiler/1-read/read-one.ts":
    'import { table } from "./language/table"; export const readOne = (): unknown => table;',
  "compiler/1-read/binary.ts":
    'import { readOne } from "./read-one"; export const readBinary = (): unknown => readOne;',
  "runtime/interpreter/execute.ts":
    'import type { Definition } from "../../compiler/asl/definition"; export const execute = (d: Definition) => d;',
  "src/between.ts": 'export { read as between } from "../compiler/1-read/read";',
  "src/cli/run.ts": "export const run = (): null => null;",
  "test/fixture.ts": "export const fixture = 1;",
  "workflows/none.ts": "export {};",
  "bench/none.ts": "export {};",
};

describe("a tree that breaks every rule", () => {
  let folder = "";
  let found: string[] = [];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "sfn-compile-layering-"));
    const files = { ...around };
    for (const { from, says } of Object.values(broken)) files[from] = says;
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), `${text}\n`);
    }
    found = violations(folder, rooms);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(Object.entries(broken))("%s", (rule, { from, to }) => {
    expect(found.filter((line) => line.startsWith(`${rule}: `))).toContain(`${rule}: ${from} → ${to}`);
  });

  test("what is lawful is not named: types that know each other, descent through the table, the reader's TypeScript", () => {
    expect(found.filter((line) => /(left|right|read|read-one|binary|table)\.ts →/.test(line))).toEqual([]);
    expect(found.filter((line) => line.includes("runtime/interpreter/execute.ts →"))).toEqual([]);
  });

  test("no rule of the configuration is missing here", () => {
    const rules = execFileSync(
      process.execPath,
      ["-p", `JSON.stringify(require(${JSON.stringify(config)}).forbidden.map((rule) => rule.name))`],
      { encoding: "utf8" },
    );
    expect(Object.keys(broken).sort()).toEqual((JSON.parse(rules) as string[]).sort());
  });
});
