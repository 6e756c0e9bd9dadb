/** A project that stays in memory says after each change what a new look at it says. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Compilation } from "../../compiler/compiled";
import { compileProject } from "../../src/build/compile-project";
import { loadProject } from "../../src/build/project";
import { StandingProject } from "../../src/build/standing-project";
import { removeTemporaryFolders, temporaryProject, writeBelow } from "./temporary-project";

jest.setTimeout(120_000);
afterAll(removeTemporaryFolders);

const project = temporaryProject(
  {
    "workflows/one.ts": `
      import { look } from "../src/tasks";
      import { scaled } from "../src/scaled";
      import { Busy } from "../src/errors";
      /** @workflow */
      export async function one(input: { id: string }): Promise<number> {
        try { return scaled(await look(input.id)); } catch (error) { if (error instanceof Busy) return 0; throw error; }
      }`,
    "workflows/two.ts": `
      import { look } from "../src/tasks";
      /** @workflow */
      export async function two(input: { id: string }): Promise<number> { return look(input.id); }`,
    "src/tasks.ts": `
      /** @task */
      export async function look(id: string): Promise<number> { return id.length; }`,
    "src/scaled.ts": `export function scaled(price: number): number { return price * 2; }`,
    "src/errors.ts": `export class Busy extends Error {}`,
  },
  [],
);

const standing = new StandingProject(project, []);

function anew(): Compilation {
  return compileProject(loadProject(project));
}

function again(): Compilation | null {
  const loaded = standing.refresh();
  return loaded === null ? null : compileProject(loaded, [], standing);
}

test("the first look", () => {
  expect(again()).toEqual(anew());
  expect(again()).toBeNull();
});

test("a workflow changes, and the other is not compiled again", () => {
  const [one, two] = again()?.workflows ?? compileProject(loadProject(project), [], standing).workflows;
  writeBelow(
    project,
    "workflows/two.ts",
    `
      import { look } from "../src/tasks";
      /** @workflow */
      export async function two(input: { id: string }): Promise<number> { return (await look(input.id)) + 1; }`,
  );
  const after = again();
  expect(after?.workflows[0]).toBe(one);
  expect(after?.workflows[1]).not.toEqual(two);
  expect(after).toEqual(anew());
});

test.each([
  ["a helper in another file", "src/scaled.ts", "export function scaled(price: number): number { return price * 3; }"],
  [
    "a class that is caught, in a file that nobody imports yet",
    "workflows/two.ts",
    `
      import { Busy } from "../src/errors";
      import { look } from "../src/tasks";
      export class Full extends Busy {}
      /** @workflow */
      export async function two(input: { id: string }): Promise<number> {
        const found = await look(input.id);
        if (found > 3) throw new Full("no");
        return found;
      }`,
  ],
  [
    "how a task is tried again",
    "src/tasks.ts",
    `
      /**
       * @task
       * @retry retries=2
       */
      export async function look(id: string): Promise<number> { return id.length; }`,
  ],
  [
    "the type of a helper, so that its callers are wrong",
    "src/scaled.ts",
    "export function scaled(price: string): number { return price.length; }",
  ],
  ["and right again", "src/scaled.ts", "export function scaled(price: number): number { return price * 4; }"],
  ["an import of what is not there", "src/scaled.ts", `export { scaled } from "./by-four";`],
  ["which is there now", "src/by-four.ts", "export const scaled = (price: number): number => price * 4;"],
  [
    "a third workflow",
    "workflows/three.ts",
    "/** @workflow */ export async function three(): Promise<number> { return 3; }",
  ],
])("%s", (_, path, text) => {
  writeBelow(project, path, text);
  expect(again()).toEqual(anew());
});

test("a workflow is gone", () => {
  rmSync(join(project, "workflows/three.ts"));
  expect(again()).toEqual(anew());
  expect(again()).toBeNull();
});
