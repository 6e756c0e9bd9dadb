/**
 * What TypeScript says of a value depends on the rules under which a project is checked. The fixtures that have something to
 * do with what may be missing do the same under rules that more than `strict` asks for.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Subject } from "../../src/testing/subject";
import { expectPlayed } from "./expectation";
import { findFixtures } from "./fixture-files";
import { nativeCode, play, subjectOf } from "./play";
import { compileFolder, sharedProject } from "./shared-project";

const aboutMissing = /\?\?=|\|\|=|&&=|\w\?: /;

const fixtures = findFixtures().filter(
  ({ folder, refusal }) => refusal === null && aboutMissing.test(readFileSync(join(folder, "workflow.ts"), "utf8")),
);
const project = sharedProject({ exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true });
for (const { folder } of fixtures) project.addSourceFilesAtPaths(`${folder}/*.ts`);
project.resolveSourceFileDependencies();

describe.each(fixtures)("$title", ({ folder, cases }) => {
  let subject: Subject | null = null;
  let bundle = "";

  beforeAll(async () => {
    const compilation = compileFolder(project, folder);
    const refused = compilation.diagnostics.filter(({ code, severity }) => severity === "error" && code !== "SFN0004");
    expect(refused.map(({ code, title }) => `${code} ${title}`)).toEqual([]);
    subject = subjectOf(compilation);
    bundle = await nativeCode(subject);
  });

  test.each(cases)("$name", async (each) => {
    if (subject === null) throw new Error("it has not been compiled");
    expectPlayed(await play(subject, bundle, each), each);
  });
});
