/** Wait: which durations and moments AWS accepts (measured there), and when the Output is evaluated. */
import type { Json } from "../../compiler/asl/definition";
import { run, testCases } from "./cases";

const start = Date.parse("2026-01-01T00:00:00Z");
const until = async (fields: object, input: Json): Promise<number | string | undefined> => {
  const { execution } = await run({ states: { wait: { Type: "Wait", ...fields } }, input });
  return execution.status === "SUCCEEDED" ? (execution.stopTime - start) / 1000 : execution.error;
};

test.each<[string, number]>([
  ["2026-01-01T00:01:00Z", 60],
  ["2026-01-01t00:01:00z", 60],
  ["2026-01-01T00:01Z", 60],
  ["2026-01-01T02:01:00+02:00", 60],
  ["2025-12-31T23:00:30-01:00", 30],
  ["2026-01-01T00:00:01.500Z", 1],
  ["2026-01-01T00:00:01.999999999Z", 1],
  ["2020-01-01T00:00:00Z", 0],
])("until %s", async (text, seconds) => {
  expect(await until({ Timestamp: "{% $states.input %}" }, text)).toBe(seconds);
  expect(await until({ Timestamp: text }, {})).toBe(seconds);
});

test.each<[Json]>([
  ["2026-01-01 00:01:00Z"],
  ["2026-01-01T00:01:00"],
  ["2026-02-30T00:01:00Z"],
  ["2026-13-01T00:01:00Z"],
  ["2026-01-01T25:01:00Z"],
  [1],
  [null],
])("%j is no moment", async (input) => {
  expect(await until({ Timestamp: "{% $states.input %}" }, input)).toBe("States.QueryEvaluationError");
});

test.each<[Json, number | string]>([
  [0, 0],
  [5, 5],
  [200_000, 200_000],
  [-1, "States.QueryEvaluationError"],
  [1.5, "States.QueryEvaluationError"],
  ["5", "States.QueryEvaluationError"],
  [null, "States.QueryEvaluationError"],
  [true, "States.QueryEvaluationError"],
])("%j seconds", async (input, expected) => {
  expect(await until({ Seconds: "{% $states.input %}" }, input)).toBe(expected);
});

testCases([
  {
    name: "Assign and Output are evaluated when the wait is over",
    states: {
      wait: { Type: "Wait", Seconds: 60, Assign: { t: "{% $millis() %}" }, Output: "{% $now() %}", Next: "last" },
      last: { Type: "Pass", Output: "{% [$t, $states.input] %}" },
    },
    options: { start: 0 },
    expect: { output: [60_000, "1970-01-01T00:01:00.000Z"] },
  },
  {
    name: "the context object has the time of entry",
    states: { wait: { Type: "Wait", Seconds: 60, Output: "{% $states.context.State %}" } },
    options: { start: 0 },
    expect: { output: { EnteredTime: "1970-01-01T00:00:00.000Z", Name: "wait" } },
  },
]);
