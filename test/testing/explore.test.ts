/** Every way in which the calls of a workflow can fail: how many there are, what they show, and what they find out. */
import { explore, exploring, when } from "sfn-compile/testing";
import { removeTemporaryFolders, temporaryProject } from "../build/temporary-project";

jest.setTimeout(120_000);
afterAll(removeTemporaryFolders);

const steps = Array.from({ length: 10 }, (_, at) => `step${at}`);

const tasks = `
  export class Refused extends Error {}
  ${steps
    .map(
      (name) => `/** @task */
  export async function ${name}(id: string): Promise<string> { return "${name}-" + id; }
  /** @task */
  export async function undo_${name}(id: string): Promise<void> { void id; }`,
    )
    .join("\n")}
`;

const saga = (forgotten: readonly string[]) => `
  import { compensate } from "sfn-compile";
  import * as tasks from "./tasks";
  /** @workflow */
  export async function tenSteps(id: string): Promise<string> {
    ${steps
      .map((name) => {
        const undo = forgotten.includes(name) ? "" : `compensate(() => tasks.undo_${name}(${name}));`;
        return `const ${name} = await tasks.${name}(id); ${undo}`;
      })
      .join("\n    ")}
    return step9;
  }
`;

const project = (...forgotten: string[]): string =>
  temporaryProject({ "workflows/tasks.ts": tasks, "workflows/saga.ts": saga(forgotten) });

let made: string | undefined;
const whole = (): string => (made ??= project());

const tenSteps = async (id: string): Promise<string> => id;
const step = (name: string) => {
  const task = async (id: string): Promise<string> => id;
  return Object.defineProperty(task, "name", { value: name });
};

const numberOf = (name: string): number => Number(name.slice(-1));

test("a saga of ten steps is explored in little time, and whatever fails, all is undone in order", async () => {
  const cwd = whole();
  await explore(tenSteps, "1", exploring({ cwd, errors: [] }));
  const { user, system } = process.cpuUsage();
  const found = await explore(tenSteps, "1", exploring({ cwd }));
  const used = process.cpuUsage({ user, system });
  // docs/testing.md says how long it takes; a busy or slower machine takes longer.
  expect((used.user + used.system) / 1_000).toBeLessThan(10_000);
  expect(found.formula).toBe("1 + 10 calls × 6 ways");
  expect(found.runs).toHaveLength(61);
  expect(found.expected).toBe(61);
  for (const run of found.runs.slice(1)) {
    const [failure] = run.failures;
    const completed = numberOf(failure?.task ?? "");
    expect(run.status).toBe("FAILED");
    const undone = run.states.filter((name) => name.startsWith("undo_"));
    expect(undone.map(numberOf)).toEqual(Array.from({ length: completed }, (_, at) => completed - 1 - at));
  }
  expect(found.notUndone).toEqual([]);
  expect(found.doubtful.map(({ task }) => task)).toContain("step9");
  expect(found.coverage.states.missed).toEqual([]);
});

test("a forgotten compensation is reported, with what was made to fail", async () => {
  const found = await explore(tenSteps, "1", exploring({ cwd: project("step4"), errors: ["Refused"] }));
  expect(new Set(found.notUndone.map(({ task }) => task))).toEqual(new Set(["step4"]));
  expect(found.notUndone[0]).toEqual({
    task: "step4",
    arguments: ["1"],
    when: "step5 fails with Error",
    completed: true,
  });
  expect(found.report()).toContain("never undone: step4, where step5 fails with Error");
});

test("pairs let compensations fail, too", async () => {
  const cwd = temporaryProject({
    "workflows/tasks.ts": tasks,
    "workflows/saga.ts": saga([]).replace(/const step[2-8] .*\n/g, ""),
  });
  const found = await explore(tenSteps, "1", exploring({ cwd, errors: [], pairs: true }));
  const failed = found.runs.filter(({ error }) => error?.name === "CompensationFailed");
  expect(found.runs).toHaveLength(found.expected);
  expect(failed.length).toBeGreaterThan(0);
  expect(failed.every(({ failures }) => failures[1]?.task.startsWith("undo_"))).toBe(true);
});

const retried = {
  "workflows/tasks.ts": `
    export class Busy extends Error {}
    export class Refused extends Error {}
    /** @task @retry on=Busy retries=2 */
    export async function charge(cents: number): Promise<string> { return "R" + cents; }
    /** @task */
    export async function tell(what: string): Promise<void> { void what; }
  `,
  "workflows/pay.ts": `
    import { charge, Refused, tell } from "./tasks";
    /** @workflow */
    export async function pay(cents: number): Promise<string> {
      if (cents > 100) await tell("much");
      try {
        return await charge(cents);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        await tell("refused");
        return "none";
      }
    }
  `,
};

test("what was not come through is named, and a retry that succeeds is tried", async () => {
  const pay = async (cents: number): Promise<string> => String(cents);
  const seen: string[] = [];
  const found = await explore(
    pay,
    5,
    when(step("charge"), async () => "R"),
    exploring({ cwd: temporaryProject(retried), before: () => void seen.push("run") }),
  );
  expect(found.formula).toMatch(/^1 \+ 1 call × 8 ways \+ \d+ with a retry that succeeds$/);
  expect(seen).toHaveLength(found.runs.length);
  const recovered = found.runs.filter(({ failures: [failure] }) => failure?.once);
  expect(recovered.every(({ output }) => output === "R")).toBe(true);
  expect(recovered[0]?.title).toBe("charge fails with Busy once");
  expect(found.coverage.states.missed).toEqual(["tell much"]);
  expect(found.coverage.branches.missed).toHaveLength(1);
});

test("too many runs are refused", async () => {
  const run = explore(tenSteps, "1", exploring({ cwd: whole(), limit: 10 }));
  await expect(run).rejects.toThrow("there are more than 10 runs");
});
