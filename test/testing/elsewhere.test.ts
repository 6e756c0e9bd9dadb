/** What exists elsewhere, functions and workers, answered in every way in which a stub can, or by the test itself. */
import { HeartbeatTimeoutError, TimeoutError } from "sfn-compile";
import { delayed, explore, exploring, inTurn, neverAnswers, simulate, timesOut, when } from "sfn-compile/testing";
import { question } from "../fixtures/callback/decisions/workflow";
import { decideAll } from "./decide-all";
import { Busy, order, pack, price, stock } from "../fixtures/existing/lambda-and-activity/workflow";

const file = "test/fixtures/existing/lambda-and-activity/workflow.ts";
const run = simulate(order, { file });
const input = { id: "o1", lines: ["tea"] };
const usual = [when(price, "9 EUR"), when(stock, { left: 1 }), when(pack, "box 1")];

test("constants, functions, and what was called", async () => {
  const done = await run(
    input,
    ...usual,
    when(price, async ({ lines }) => `${lines.length} EUR`),
  );
  expect(done.output).toBe("box 1 for 1 EUR");
  expect(done.calls(price)).toEqual([[input]]);
  expect(done.calls(pack)).toEqual([[{ id: "o1", by: "simulated" }]]);
  expect(done.results(stock)).toEqual([{ returned: { left: 1 } }]);
});

test("one answer after the other, each in its time", async () => {
  const slow = when(price, inTurn(new Busy("later"), delayed("3 seconds", "8 EUR")));
  const done = await run(input, ...usual, slow);
  expect([done.output, done.duration, done.calls(price).length]).toEqual(["box 1 for 8 EUR", 5_000, 2]);
});

test("errors, of functions and of workers", async () => {
  const failed = await run(input, ...usual, when(price, new RangeError("no price")));
  expect(failed.error).toEqual({ name: "RangeError", message: "no price" });
  const without = await run(input, ...usual, when(pack, new (class NoBox extends Error {})("too large")));
  expect(without.error).toEqual({ name: "NoBox", message: "too large" });
});

test("time limits, their own and those of the state", async () => {
  const stopped = await run(input, ...usual, when(price, timesOut));
  expect([stopped.execution.error, stopped.duration]).toEqual(["Sandbox.Timedout", 900_000]);
  expect(stopped.error?.name).toBe("TimeoutError");
  for (const silence of [timesOut, neverAnswers, delayed("11 minutes", "late"), new HeartbeatTimeoutError()]) {
    expect((await run(input, ...usual, when(pack, silence))).output).toBe("the packer fell asleep");
  }
  expect((await run(input, ...usual, when(pack, new TimeoutError()))).error?.name).toBe("TimeoutError");
});

test("the test is the worker, who is heard of and then done", async () => {
  const going = run(input, ...usual.slice(0, 2));
  const task = await going.waitFor(pack);
  expect([task.state, task.arguments[0].id]).toEqual(["pack", "o1"]);
  await going.advance("9 minutes");
  task.heartbeat();
  task.succeed("box 2", "9 minutes");
  expect(await going).toMatchObject({ output: "box 2 for 9 EUR", duration: 18 * 60_000 });
});

test("the test is a worker who falls asleep, or answers when it is too late", async () => {
  const asleep = run(input, ...usual.slice(0, 2));
  const task = await asleep.waitFor("pack");
  task.heartbeat("5 minutes");
  task.expire();
  expect(await asleep).toMatchObject({ output: "the packer fell asleep", duration: 15 * 60_000 });
  const late = run(input, ...usual.slice(0, 2));
  (await late.waitFor(pack)).succeed("box 3", "10 minutes");
  expect(await late).toMatchObject({ output: "the packer fell asleep", duration: 10 * 60_000 });
});

test("time passes no further than to the end of the run", async () => {
  const going = run(input, ...usual);
  await going.advance("365 days");
  expect((await going).output).toBe("box 1 for 9 EUR");
});

test("nobody answers", async () => {
  await expect(run(input, ...usual.slice(0, 2))).rejects.toThrow("the state pack calls arn:aws:states:eu-west-1");
  await expect(run(input, ...usual.slice(1))).rejects.toThrow("no stub answers: add when(price, …)");
});

test("exploring lets functions and workers fail as each of them can", async () => {
  const found = await explore(order, input, ...usual, exploring({ file, harmless: [price, stock] }));
  expect(found.runs).toHaveLength(found.expected);
  expect(found.formula).toBe("1 + 2 calls × 6 ways + 1 call × 8 ways + 2 with a retry that succeeds");
  const outputs = new Map(found.runs.map(({ title, output }) => [title, output]));
  expect(outputs.get("price:live fails with Busy once")).toBe("box 1 for 9 EUR");
  expect(outputs.get("pack falls silent when its effect is done")).toBe("the packer fell asleep");
  expect(new Set(found.runs.map(({ execution }) => execution.error))).toEqual(
    new Set([undefined, "Error", "Busy", "Sandbox.Timedout", "States.Timeout"]),
  );
  expect(found.doubtful.map(({ when }) => when)).toContain("pack is not answered in time when its effect is done");
});

describe("inside of a workflow that is waited for", () => {
  const all = simulate(decideAll, { file: "test/testing/decide-all.ts" });

  test("the test answers what waits for a token there, in its time", async () => {
    const going = all(["a car", "a boat"]);
    const first = await going.waitFor(question);
    expect(first.arguments).toEqual([{ text: "a car", token: first.token }]);
    first.heartbeat("20 hours");
    first.succeed({ approved: false, by: "Ann" }, "40 hours");
    const second = await going.waitFor("question");
    second.expire();
    const run = await going;
    expect(run.output).toEqual(["no, says Ann", "asleep"]);
    expect(run.duration).toBe((1 + 40 + 1 + 24) * 3_600_000);
    expect(run.calls(question)).toHaveLength(2);
  });

  test("and time passes there as far as the test says", async () => {
    const going = all(["a car"]);
    const asked = await going.waitFor(question);
    await going.advance("23 hours");
    asked.heartbeat();
    await going.advance("23 hours");
    asked.succeed({ approved: false });
    expect(await going).toMatchObject({ output: ["no, says somebody"], duration: 47 * 3_600_000 });
  });
});
