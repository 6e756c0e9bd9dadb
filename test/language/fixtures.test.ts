/**
 * The workflow is its own oracle: every fixture is compiled (shrunk, and as lowered), and in every case the machines,
 * the function in Node and the expectation written by hand have to agree.
 *
 *   UPDATE_FIXTURES=1 npx jest test/language/fixtures.test.ts      writes expected.asl.json, for review
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { allPasses } from "../../compiler/3-plan/plan";
import type { Definition } from "../../compiler/asl/definition";
import type { CompileOptions } from "../../compiler/compile";
import type { Compilation } from "../../compiler/compiled";
import { Earlier } from "../../compiler/earlier";
import type { Subject } from "../../src/testing/subject";
import { expectPlayed } from "./expectation";
import { findFixtures } from "./fixture-files";
import type { Fixture } from "./fixture-files";
import { findBadExpressions, findIdle, findInvalid } from "./judges";
import { nativeCode, play, subjectOf } from "./play";
import { compileFolder, sharedProject, typeErrors } from "./shared-project";

const fixtures = findFixtures();
const project = sharedProject();
for (const { folder } of fixtures) project.addSourceFilesAtPaths(`${folder}/*.ts`);
project.resolveSourceFileDependencies();

/** All passes, none of them, and all but one: what a pass does must not depend on what the others do. */
const ways: readonly (readonly [name: string, shrink: CompileOptions["shrink"]])[] = [
  ["shrunk", "all"],
  ["as lowered", "none"],
  ...allPasses.map((left) => [`without ${left}`, allPasses.filter((pass) => pass !== left)] as const),
];

/** Each definition once: most passes do nothing for most programs. */
function distinctWays(folder: string): ReadonlyMap<string, Subject> {
  const found = new Map<string, readonly [way: string, subject: Subject]>();
  // What is read is the same each time.
  const earlier = new Earlier();
  for (const [way, shrink = "all"] of ways) {
    const subject = subjectOf(compiled(compileFolder(project, folder, { shrink, earlier })));
    const text = JSON.stringify(subject.workflow.definition);
    if (!found.has(text)) found.set(text, [way, subject]);
  }
  return new Map(found.values());
}

function compiled(compilation: Compilation): Compilation {
  const errors = compilation.diagnostics.filter(({ severity }) => severity === "error");
  expect(errors.map(({ code, title, label, span }) => `${code} ${title}: ${label} (line ${span?.line})`)).toEqual([]);
  return compilation;
}

test("the judges see what is wrong", () => {
  const twice: Definition = {
    QueryLanguage: "JSONata",
    StartAt: "a",
    States: { a: { Type: "Pass", Output: "{% 1 + %}", Next: "b" } },
  };
  for (const each of [twice, twice]) expect(findInvalid(each)).not.toBe("");
  expect(findBadExpressions(twice)).toEqual(["{% 1 + %}"]);
});

for (const fixture of fixtures) {
  describe(fixture.title, () => {
    test("type-checks", () => expect(typeErrors(project, fixture.folder)).toEqual([]));
    if (fixture.refusal === null) testFixture(fixture);
    else testGap(fixture);
  });
}

/** When this fails because the program compiles: take `todo.` off the name of the folder, and write its cases. */
function testGap({ folder, refusal }: Fixture): void {
  test("is refused", () => {
    const errors = compileFolder(project, folder, { outline: false }).diagnostics.filter(
      ({ severity }) => severity === "error",
    );
    expect([...new Set(errors.map(({ code }) => code))]).toEqual([refusal]);
  });
}

function testFixture({ folder, title, cases }: Fixture): void {
  let subjects: ReadonlyMap<string, Subject> = new Map();
  let bundle = "";

  beforeAll(async () => {
    subjects = distinctWays(folder);
    const [subject] = subjects.values();
    if (subject !== undefined) bundle = await nativeCode(subject);
  });

  test.each(["shrunk", "as lowered"])("is a valid definition, %s", (way) => {
    const definition = subjects.get(way)?.workflow.definition;
    if (definition === undefined) return;
    expect(findBadExpressions(definition)).toEqual([]);
    expect(findInvalid(definition)).toBe("");
  });

  test("is outlined only where that is what it is about", () => {
    const outlined = [...subjects.values()].map(({ workflow }) => workflow.regions.length > 0);
    expect(new Set(outlined)).toEqual(new Set([title.startsWith("outlined/")]));
  });

  test("has no state and no variable that does nothing", () => {
    const definition = subjects.get("shrunk")?.workflow.definition;
    expect(definition === undefined ? [] : findIdle(definition)).toEqual([]);
  });

  test("is the definition that was reviewed", () => {
    const path = join(folder, "expected.asl.json");
    const text = `${JSON.stringify(subjects.get("shrunk")?.workflow.definition, null, 2)}\n`;
    const update = process.env["UPDATE_FIXTURES"] === "1" && process.env["CI"] === undefined;
    if (update) writeFileSync(path, text);
    expect(existsSync(path) ? readFileSync(path, "utf8") : "missing: run with UPDATE_FIXTURES=1").toBe(text);
  });

  test.each(cases)("$name", async (each) => {
    expect(subjects.size).toBeGreaterThan(0);
    for (const [way, subject] of subjects) {
      const played = await play(subject, bundle, each);
      await labelled(way, () => {
        expectPlayed(played, each);
      });
      if (way === "shrunk" && each.transitions !== undefined) expect(played.transitions).toBe(each.transitions);
    }
  });
}

/** Says of a failure which machine it is about. */
async function labelled(way: string, check: () => void): Promise<void> {
  try {
    check();
  } catch (error) {
    if (error instanceof Error) error.message = `(${way}) ${error.message}`;
    throw error;
  }
}
