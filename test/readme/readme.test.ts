/** The README is true: its programs are the ones that ship, its output is what the commands print. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Definition } from "../../compiler/asl/definition";
import { simulateAsl } from "../../src/testing/simulate-asl";
import { copyOfAllWorkflows, copyOfWorkflows, removeTemporaryFolders, repository } from "../build/temporary-project";
import { sfnCompile } from "../cli/command-line";
import { complaintsAbout, synthesised } from "./cdk";
import { commandsIn, examplesOf, expectShown, fencesOf, play } from "./printed";

jest.setTimeout(120_000);
afterAll(removeTemporaryFolders);

const page = "README.md";
const fences = fencesOf(page);
const shipped = (path: string): string => readFileSync(join(repository, path), "utf8");

/** The text of the one fence that this is true of. */
function theFence(is: (fence: (typeof fences)[number]) => boolean): string {
  const found = fences.filter(is);
  expect(found).toHaveLength(1);
  return found[0]!.text;
}

test("the first command compiles, runs and prints what the page shows, and the booking fails as it was told to", async () => {
  const [first] = examplesOf(page);
  expect(first!.commands[0]).toBe("npm ci");
  const { text, codes } = await play(copyOfAllWorkflows(), first!.commands);
  expectShown(page, first!.printed, text);
  expect(codes).toEqual([0, 1]);
});

test("the second command is the one that continuous integration runs", () => {
  const commands = fences.filter(({ info }) => info === "sh").map(({ text }) => commandsIn(text));
  expect(commands[1]).toEqual(["npm ci", "npm test"]);
  expect(shipped(".ci/run")).toMatch(/^run npm ci .*\n[\s\S]*^run npm test/m);
});

test("the workflow is the one that ships", () => {
  const path = "workflows/book-trip/book-trip.ts";
  const shown = theFence(({ text }) => text.startsWith(`// ${path}\n`));
  expect(shown).toBe(`// ${path}\n${shipped(path)}`);
});

test.each(["workflows/book-trip/tasks.ts", "workflows/book-trip/book-trip.test.ts"])(
  "the excerpt of %s stands in it",
  (path) => {
    const shown = theFence(({ info }) => info.endsWith(`an excerpt of ${path}`));
    expect(shown.length).toBeGreaterThan(100);
    expect(shipped(path)).toContain(shown);
  },
);

test("the states are those of the compiled definition, their Retry left out", async () => {
  const project = copyOfWorkflows("book-trip");
  expect((await sfnCompile(project, ["--no-bundle"])).code).toBe(0);
  const { States } = JSON.parse(readFileSync(join(project, "out/bookTrip.asl.json"), "utf8")) as Definition;
  const shown = JSON.parse(theFence(({ info }) => info === "json")) as { [state: string]: object };
  const names = Object.keys(shown);
  expect(names.length).toBe(2);
  const compiled = names.map((name) => {
    const { Retry, ...state } = States[name] as { Retry?: object };
    expect(Retry).toBeDefined();
    return [name, state];
  });
  expect(shown).toEqual(Object.fromEntries(compiled));
});

test("what comes out is what the page lists", async () => {
  const project = copyOfWorkflows("book-trip");
  await sfnCompile(project, []);
  const listed = theFence(({ text }) => text.startsWith("out/\n")).matchAll(/^ {2}(\S+)/gm);
  const written = readdirSync(join(project, "out"), { recursive: true });
  expect(written).toEqual(expect.arrayContaining([...listed].map(([, path]) => path)));
});

describe("the saga as it is published for the CDK", () => {
  const published = theFence(({ text }) => text.includes(".addCatch("));

  test("does not type-check", () => {
    expect(complaintsAbout(published)).toEqual([
      { code: 2339, message: "Property 'addCatch' does not exist on type 'Chain'.", marked: "addCatch" },
    ]);
    const { version } = JSON.parse(shipped("node_modules/aws-cdk-lib/package.json")) as { version: string };
    expect(shipped(page)).toContain(`aws-cdk-lib ${version}`);
  });

  test("with the catch on each step, cancels what was never booked, with an error for a booking, and succeeds", async () => {
    const everyStepCaught = synthesised(
      ({ reserveFlight, reserveHotel, processPayment, cancelHotel, cancelFlight }) => {
        const undo = cancelHotel.next(cancelFlight);
        for (const step of [reserveFlight, reserveHotel, processPayment]) step.addCatch(undo);
        return reserveFlight.next(reserveHotel).next(processPayment);
      },
    );
    const definition = JSON.parse(everyStepCaught) as Definition;
    const run = await simulateAsl(definition)(
      { id: "1042" },
      { reserveFlight: new Error("no seats"), cancelHotel: null, cancelFlight: null },
    );
    expect(run.states).toEqual(["reserveFlight", "cancelHotel", "cancelFlight"]);
    expect(run.calls("cancelHotel")).toEqual([{ Error: "Error", Cause: expect.stringContaining("no seats") }]);
    expect(run.status).toBe("SUCCEEDED");
  });
});
