/** What a task is told of its call: the same on every try, another for every other call, and in an undo that of what is undone. */
import { simulate, when } from "sfn-compile/testing";
import { handler } from "../../runtime/lambda/handler";
import { inContext, taskContext } from "../../src/words/task-context";
import type { TaskContext } from "../../src/words/task-context";
import { removeTemporaryFolders, temporaryProject } from "../build/temporary-project";

jest.setTimeout(60_000);
afterAll(removeTemporaryFolders);

type Noted = Pick<TaskContext, "step" | "iteration" | "idempotencyKey">;

const program = `
import { compensate, retry } from "sfn-compile";
import { taskContext } from "sfn-compile/lambda";

const tries = new Map<string, number>();
const noted = (): unknown => taskContext();

/**
 * @task
 * @retry retries=1 interval=1s
 */
export async function take(what: string): Promise<string> {
  const made = (tries.get(what) ?? 0) + 1;
  tries.set(what, made);
  if (what === "end" || (what.startsWith("again") && made === 1)) throw new Error(JSON.stringify(noted()));
  return JSON.stringify(noted());
}

/** @task */
export async function give(what: string): Promise<string> {
  return JSON.stringify(taskContext());
}

/** @task */
export async function plain(what: string): Promise<string> {
  return what;
}

/** @workflow */
export async function round(items: string[]): Promise<void> {
  const first = await take("again");
  compensate(() => give(first), { retry: { retries: 0 } });
  for (const item of items) {
    for (let turn = 0; turn < 2; turn++) {
      const each = await take(item);
      compensate(() => give(each), { retry: { retries: 0 } });
    }
  }
  await Promise.all(items.map(async (item) => take("member " + item)));
  await plain("x");
  await take("end");
}
`;

const round = async (items: string[]): Promise<void> => void items;
const take = async (what: string): Promise<string> => what;
const give = async (what: string): Promise<string> => what;

const fail = (): never => {
  throw new RangeError("no");
};

test("keys belong to calls: to all tries of one, and to what undoes it", async () => {
  const cwd = temporaryProject({ "workflows/round.ts": program });
  const run = await simulate(round, { cwd })(["a", "b"]);
  const noted = (text: string): Noted => JSON.parse(text) as Noted;
  const results = run.results(take).map((each) => noted("returned" in each ? each.returned : each.threw.message));
  const steps = results.map(({ step, iteration }) => `${step} ${iteration.join(".")}`.trim());
  expect(steps).toEqual([
    ...["take", "take", "take 2 0.0", "take 2 0.1", "take 2 1.0", "take 2 1.1"],
    ...["take 3 0", "take 3 1", "take 4", "take 4"],
  ]);
  const keys = results.map(({ idempotencyKey }) => idempotencyKey);
  expect([keys[0] === keys[1], keys[8] === keys[9], new Set(keys).size]).toEqual([true, true, 8]);

  const sent = run.history.flatMap(({ taskScheduledEventDetails: about }) => about?.parameters ?? []);
  const told = sent.filter((parameters) => parameters.includes("ClientContext"));
  expect([sent.length, told.length]).toEqual([keys.length + 5 + 1, keys.length + 5]);

  const asked: string[] = [];
  const key = (): number => asked.push(taskContext().idempotencyKey);
  const stubs = [
    when(take, async (what) => (key() === 1 || what === "end" ? fail() : what)),
    when(give, async () => String(key())),
  ];
  await simulate(round, { cwd })([], ...stubs);
  const [first, again, end, endAgain, undo] = asked;
  expect([again, endAgain, undo, asked.length]).toEqual([first, end, first, 5]);
  expect(end).not.toBe(first);

  const undone = run.results(give).map((each) => noted("returned" in each ? each.returned : ""));
  expect(undone.map(({ idempotencyKey }) => idempotencyKey)).toEqual([keys[5], keys[4], keys[3], keys[2], keys[0]]);
});

test("a Lambda function finds it in the client context of its call", async () => {
  const sent = { execution: "arn%3Aé".replace("é", "%C3%A9"), step: "charge", iteration: [1] };
  const charge = inContext(handler(async () => taskContext(), { payload: "argument", parameters: [] }));
  const answer = async (clientContext: unknown): Promise<TaskContext> =>
    (await charge(null, { awsRequestId: "r", clientContext })) as TaskContext;
  const known = await answer(sent);
  expect(known).toMatchObject({ execution: "arn:é", step: "charge", iteration: [1] });
  expect(known.idempotencyKey).toMatch(/^[0-9a-f]{64}$/);
  const undo = await answer({ ...sent, step: "refund", iteration: [], undoes: { step: "charge", iteration: [1] } });
  expect(undo).toMatchObject({ step: "refund", idempotencyKey: known.idempotencyKey });
  await expect(answer(undefined)).rejects.toThrow("outside of a call by a state machine");
});
