/** The quotas of AWS: sizes of payloads and variables, events of a history. */
import { machine, run, testCases } from "./cases";
import { execute } from "../../runtime/interpreter/execute";

/** JSON text of exactly so many bytes. */
const text = (bytes: number): string => "x".repeat(bytes - 2);
const most = 262_144;

describe("256 KiB", () => {
  testCases([
    {
      name: "a result of that size passes",
      states: { task: { Type: "Task", Output: "done" } },
      tasks: { task: [{ result: text(most) }] },
      expect: { output: "done" },
    },
    {
      name: "a larger one fails the task, in AWS's words, and can be caught",
      states: {
        task: { Type: "Task", Catch: [{ ErrorEquals: ["States.DataLimitExceeded"], Next: "end" }], Next: "end" },
        end: { Type: "Succeed" },
      },
      tasks: { task: [{ result: text(most + 1) }] },
      expect: {
        output: {
          Error: "States.DataLimitExceeded",
          Cause:
            "The state/task 'lambda' returned a result with a size exceeding the maximum number of bytes service limit.",
        },
      },
    },
    {
      name: "bytes are those of UTF-8",
      states: { task: { Type: "Task" } },
      tasks: { task: [{ result: "é".repeat(most / 2) }] },
      expect: { error: "States.DataLimitExceeded" },
    },
    {
      name: "an output",
      states: { pass: { Type: "Pass", Output: "{% [$states.input, $states.input] %}" } },
      input: text(140_000),
      expect: { error: "States.DataLimitExceeded" },
    },
    {
      name: "all variables of one Assign",
      states: { pass: { Type: "Pass", Assign: { a: "{% $states.input %}", b: "{% $states.input %}" } } },
      input: text(140_000),
      expect: { error: "States.DataLimitExceeded" },
    },
    {
      name: "two states may assign as much",
      states: {
        one: { Type: "Pass", Assign: { a: "{% $states.input %}" }, Next: "two" },
        two: { Type: "Pass", Assign: { b: "{% $states.input %}" }, Output: "done" },
      },
      input: text(140_000),
      expect: { output: "done" },
    },
    {
      name: "all variables of an execution",
      states: {
        one: { Type: "Pass", Assign: { a: "{% $states.input %}" }, Next: "two" },
        two: { Type: "Pass", Assign: { b: "{% $states.input %}" } },
      },
      input: text(140_000),
      options: { limits: { variablesBytes: 279_999 } },
      expect: { error: "States.DataLimitExceeded" },
    },
  ]);
});

test("the 25,000th event is the failure of the execution", async () => {
  const { execution } = await run({
    states: {
      loop: { Type: "Choice", Choices: [{ Condition: true, Next: "loop" }], Default: "end" },
      end: { Type: "Succeed" },
    },
  });
  expect(execution.history).toHaveLength(25_000);
  expect(execution.history.at(-1)?.type).toBe("ExecutionFailed");
  expect(execution.error).toBe("States.Runtime");
  expect(execution.cause).toContain("maximum number of history events (25000)");
});

test("events are told as they happen", async () => {
  const seen: string[] = [];
  const execution = await execute(machine({ pass: { Type: "Pass" } }), { observe: ({ type }) => seen.push(type) });
  expect(seen).toEqual(execution.history.map(({ type }) => type));
});
