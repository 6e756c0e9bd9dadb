/** Ten days of waiting for an answer, in milliseconds. */
import { simulate, when } from "sfn-compile/testing";
import { approveExpense } from "./approve-expense";
import { notify, readDecision, reimburse, requestApproval } from "./tasks";
import type { Decision } from "./tasks";

const approve = simulate(approveExpense);

const expense = { id: "9", employee: "grace", cents: 42_000, purpose: "a nanosecond of wire" };
const hours = 3_600_000;

const fine = [
  when(requestApproval, "Q9"),
  when(reimburse, { transfer: "T9" }),
  when(notify, undefined),
  when(readDecision, "approved"),
];

/** Gives these decisions one by one; the last one stays. */
function deciding(...decisions: [Decision, ...Decision[]]) {
  let looks = 0;
  return when(readDecision, async () => decisions[Math.min(looks++, decisions.length - 1)] ?? decisions[0]);
}

test.each([0, 1, 5_000])("%d cents are paid at once", async (cents) => {
  const run = await approve({ ...expense, cents }, ...fine);
  expect(run.output).toEqual({ status: "paid", looks: 0, transfer: "T9" });
  expect(run.calls(reimburse)).toEqual([["grace", cents]]);
  expect(run.calls(requestApproval)).toEqual([]);
});

test("one cent more needs an approval", async () => {
  const run = await approve({ ...expense, cents: 5_001 }, ...fine);
  expect(run.output).toEqual({ status: "paid", looks: 1, transfer: "T9" });
  expect(run.calls(readDecision)).toEqual([["Q9"]]);
  expect(run.duration).toBe(0);
});

test("an approval on the third look is paid a day later", async () => {
  const run = await approve(expense, ...fine, deciding("pending", "pending", "approved"));
  expect(run.output).toEqual({ status: "paid", looks: 3, transfer: "T9" });
  expect(run.duration).toBe(24 * hours);
});

test("a rejection is told", async () => {
  const run = await approve(expense, ...fine, deciding("pending", "rejected"));
  expect(run.output).toEqual({ status: "rejected", looks: 2, transfer: null });
  expect(run.calls(notify)).toEqual([["grace", '"a nanosecond of wire" was rejected']]);
  expect(run.calls(reimburse)).toEqual([]);
});

test("a question is passed on, and the wait goes on", async () => {
  const run = await approve(expense, ...fine, deciding("question", "question", "approved"));
  expect(run.output).toMatchObject({ status: "paid", looks: 3 });
  expect(run.calls(notify)).toEqual([
    ["grace", 'please explain "a nanosecond of wire"'],
    ["grace", 'please explain "a nanosecond of wire"'],
  ]);
});

test("after twenty looks, ten days, the request expires", async () => {
  const run = await approve(expense, ...fine, deciding("pending"));
  expect(run.output).toEqual({ status: "expired", looks: 20, transfer: null });
  expect(run.calls(readDecision)).toHaveLength(20);
  expect(run.duration).toBe(20 * 12 * hours);
  expect(run.calls(notify)).toEqual([["grace", 'nobody decided about "a nanosecond of wire"']]);
});

test("an answer at the very last look still counts", async () => {
  const nineteen = Array.from({ length: 19 }, (): Decision => "pending");
  const run = await approve(expense, ...fine, deciding("pending", ...nineteen.slice(1), "approved"));
  expect(run.output).toEqual({ status: "paid", looks: 20, transfer: "T9" });
  expect(run.duration).toBe(19 * 12 * hours);
});

test.each([
  ["requestApproval", when(requestApproval, new Error("no inbox"))],
  ["readDecision", when(readDecision, new Error("no inbox"))],
  ["reimburse", when(reimburse, new Error("no inbox"))],
])("an error of %s ends the run", async (_, stub) => {
  const run = await approve(expense, ...fine, stub);
  expect(run.error).toEqual({ name: "Error", message: "no inbox" });
});

test("the tasks themselves work together", async () => {
  const run = await approve({ ...expense, id: `real-${Date.now()}` });
  expect(run.output).toEqual({ status: "paid", looks: 3, transfer: "T-grace-42000" });
  expect(run.duration).toBe(24 * hours);
});
