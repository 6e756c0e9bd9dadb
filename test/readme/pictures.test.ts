/**
 * The pictures of sagas are those of the machines: as `sfn-compile graph` draws them.
 *
 *   UPDATE_DOCS=1 npx jest test/readme/pictures      draws them anew, for review
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chartOf } from "../../src/graph/chart";
import { mermaidOf } from "../../src/graph/mermaid";
import { nothingTaken } from "../../src/graph/taken";
import { compileFolder, sharedProject } from "../language/shared-project";
import { repository } from "../repository";

const page = join(repository, "docs/sagas.md");
const folders = ["workflows/book-trip", "workflows/sagas"].map((folder) => join(repository, folder));

/** The command that draws, and the picture below it. */
const picture = /```sh\nnpx sfn-compile graph (\S+)#(\w+)\n```\n\n```mermaid\n([\s\S]*?)```/g;

test("the page about sagas shows the machines of its examples", () => {
  const project = sharedProject();
  project.addSourceFilesAtPaths([join(repository, "workflows/**/*.ts"), `!${repository}/**/*.test.ts`]);
  project.resolveSourceFileDependencies();
  const workflows = folders.flatMap((folder) => compileFolder(project, folder).workflows);
  const text = readFileSync(page, "utf8");
  const drawn: string[] = [];
  const now = text.replace(picture, (whole, file: string, name: string, shown: string) => {
    const workflow = workflows.find((each) => each.functionName === name && each.file === file);
    if (workflow === undefined) throw new Error(`there is no ${file}#${name}`);
    drawn.push(name);
    const chart = mermaidOf(chartOf(workflow.definition), nothingTaken);
    return `${whole.slice(0, whole.length - shown.length - 3)}${chart.trimEnd()}\n` + `\`\`\``;
  });
  expect(drawn).toEqual(["bookTrip", "shipOrder", "provisionSite", "transferMoney", "planEvening", "rebuildIndex"]);
  if (process.env["UPDATE_DOCS"] !== undefined) return writeFileSync(page, now);
  expect(text).toBe(now);
});
