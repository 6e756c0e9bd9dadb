/** Outlined code reads the clock of the execution, and the function draws what that code has drawn. */
import { simulate } from "sfn-compile/testing";
import { removeTemporaryFolders, temporaryProject } from "../build/temporary-project";

jest.setTimeout(60_000);
afterAll(removeTemporaryFolders);

const source = `
  import { randomUUID } from "node:crypto";
  import { sleep } from "sfn-compile";

  function labelOf(name: string): { at: string; draw: number; id: string; name: string } {
    const at = new Date();
    at.setUTCDate(at.getUTCDate() + 1);
    return { at: at.toISOString(), draw: Math.random(), id: randomUUID(), name: name.normalize("NFC") };
  }

  /** @workflow */
  export async function label(name: string): Promise<unknown> {
    const first = Math.random();
    await sleep("1 hour");
    const made = labelOf(name);
    await sleep("1 minute");
    return { first, made, last: Math.random() };
  }
`;

test("the clock of outlined code is virtual, and chance is shared", async () => {
  const cwd = temporaryProject({ "workflows/label.ts": source });
  const label = async (name: string): Promise<unknown> => name;
  const run = await simulate(label, { cwd, start: "2026-12-31T00:00:00.000Z" })("Ann");
  expect(run.output).toMatchObject({ made: { at: "2027-01-01T01:00:00.000Z", name: "Ann" } });
  expect(run.states).toContain("compute made");
  expect(new Set(run.execution.drawn).size).toBe(4);
});
