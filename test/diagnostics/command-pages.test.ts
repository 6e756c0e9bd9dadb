/**
 * The pages about files and commands, run in a project of their own: the last command of the first half prints what
 * the page shows, and every command of the second half succeeds.
 */
import { removeTemporaryFolders, temporaryProject } from "../build/temporary-project";
import { sfnCompile, type Ended } from "../cli/command-line";
import { expectShown, pageCodes, readPage, type Page } from "./page";

afterAll(removeTemporaryFolders);

const pages = pageCodes()
  .map(readPage)
  .filter(({ raising }) => raising.commands.length > 0);

/** What a project holds whose page does not say. */
const ordinary = {
  "workflows/order.ts": `/** @task */
export async function chargeCard(amount: number): Promise<string> {
  return \`P-\${amount}\`;
}

/** @workflow */
export async function pay(order: { total: number }): Promise<string> {
  return await chargeCard(order.total);
}
`,
};

/** Runs the commands one after the other; each ended, in order, with the folder's path made portable. */
async function run(files: { readonly [path: string]: string }, commands: readonly string[]): Promise<readonly Ended[]> {
  const project = temporaryProject({ ...ordinary, ...files }, []);
  const all: Ended[] = [];
  for (const command of commands) {
    const [npx, name, ...argv] = command.split(" ");
    expect([npx, name]).toEqual(["npx", "sfn-compile"]);
    const { code, stdout, stderr } = await sfnCompile(project, argv);
    all.push({ code, stdout, stderr: stderr.replaceAll(project, "/project") });
  }
  return all;
}

describe.each(pages)("$title", (page: Page) => {
  test("it is raised, and nothing else, as the page shows", async () => {
    const all = await run(page.raising.files, page.raising.commands);
    const last = all.at(-1);
    expect(all.map(({ code }) => code)).toEqual([...all.slice(1).map(() => 0), 1]);
    const codes = [...(last?.stderr ?? "").matchAll(/^(?:error|warning) (SFN\d{4}) /gm)].map((found) => found[1]);
    expect(new Set(codes)).toEqual(new Set([page.code]));
    expectShown(page, last?.stderr.trimEnd() ?? "");
  });

  test("repaired, it succeeds", async () => {
    const all = await run({ ...page.raising.files, ...page.repaired.files }, page.repaired.commands);
    expect(all.map(({ code, stderr }) => ({ code, found: /SFN\d{4}/.exec(stderr)?.[0] }))).toEqual(
      page.repaired.commands.map(() => ({ code: 0, found: undefined })),
    );
  });
});
