/** The interpreter against executions recorded on AWS: every JSONata machine of the corpus, with whole histories. */
import { execute } from "../../runtime/interpreter/execute";
import type { Execution, Invoke } from "../../runtime/interpreter/execution";
import { Outcome, TaskFailure } from "../../runtime/interpreter/task-failure";
import { isPresent, loadComparer, readCases, type RecordedCase, type RecordedOutcome } from "./conformance/corpus";

const notThere = new Map([
  ["map-distributed", "distributed Map is not executed yet"],
  ["wait-for-task-token", "callbacks are not executed yet"],
  ["activity", "activities are not executed yet"],
]);

/** Whether every state of a machine is in JSONata mode. */
function isJsonata(recorded: RecordedCase): boolean {
  if (recorded.definition["QueryLanguage"] === "JSONata") return true;
  return !recorded.needs.includes("table") && everyStateIsJsonata(recorded.definition);
}

function everyStateIsJsonata(value: unknown): boolean {
  if (typeof value !== "object" || value === null || !("States" in value)) return false;
  return Object.values(value.States ?? {}).every(
    (state: { QueryLanguage?: string; Branches?: unknown[]; ItemProcessor?: unknown; Iterator?: unknown }) =>
      state.QueryLanguage === "JSONata" &&
      (state.Branches ?? []).every(everyStateIsJsonata) &&
      [state.ItemProcessor, state.Iterator].every((inner) => inner === undefined || everyStateIsJsonata(inner)),
  );
}

/** Plays the tasks as they went on AWS. */
function recordedTasks(recorded: RecordedCase): Invoke {
  const left = new Map(recorded.tasks.map(({ state, outcomes }) => [state, [...outcomes]]));
  return ({ state }) => {
    const outcome = left.get(state)?.shift();
    if (outcome === undefined) throw new Error(`nothing recorded for ${state}`);
    return play(outcome);
  };
}

function play(outcome: RecordedOutcome): Outcome {
  if (outcome.timedOut === true || outcome.pending === true) return new Outcome(null, { milliseconds: Infinity });
  if (outcome.error !== undefined) {
    const cause = typeof outcome.cause === "string" ? outcome.cause : JSON.stringify(outcome.cause ?? "");
    throw new TaskFailure(outcome.error, cause);
  }
  return new Outcome(outcome.result ?? null, outcome.submitted === undefined ? {} : { submitted: outcome.submitted });
}

/** Rule 6 of the corpus: members of a group that ran at the same time may have written in another order. */
function isConcurrent({ needs, definition }: RecordedCase): boolean {
  if (needs.includes("parallel")) return true;
  const text = JSON.stringify(definition);
  return needs.includes("map-inline") && !/"MaxConcurrency":1[,}]/.test(text);
}

/** The comparer reads JSON text once, as the recorder did; an object must come to it as text, or texts in it are read. */
function asRecorded(execution: Execution): object {
  const { output } = execution;
  const isObject = typeof output === "object" && output !== null && !Array.isArray(output);
  return isObject ? { ...execution, output: JSON.stringify(output) } : execution;
}

const maybe = isPresent ? describe : describe.skip;
if (!isPresent) process.stdout.write("conformance: skipped, the recordings do not stand beside the project\n");

maybe("executions recorded on AWS (skipped where the recordings are not there)", () => {
  const comparer = isPresent ? loadComparer() : null;
  const cases = comparer === null ? [] : readCases(comparer).filter(({ recorded }) => isJsonata(recorded));
  const reasonToLeaveOut = ({ needs, runnable }: RecordedCase): string | undefined =>
    runnable
      ? needs.map((tag) => notThere.get(tag)).find((reason) => reason !== undefined)
      : "not runnable as recorded";
  const chosen = cases.filter(({ recorded }) => reasonToLeaveOut(recorded) === undefined);
  const leftOut = cases.filter(({ recorded }) => reasonToLeaveOut(recorded) !== undefined);

  test.each(chosen.map(({ name, recorded }) => [name, recorded] as const))("%s", async (_, recorded) => {
    if (comparer === null) throw new Error("no recordings");
    const { placeholders, expected, runText } = recorded;
    const execution = await execute(JSON.stringify(recorded.definition), {
      input: recorded.input,
      type: recorded.type,
      invoke: recordedTasks(recorded),
    });
    expect(comparer.compareOutcome(expected, asRecorded(execution), placeholders, runText)).toEqual([]);
    if (expected.history === undefined) return;
    const options = { level: isConcurrent(recorded) ? 3 : 4, concurrent: isConcurrent(recorded), runText };
    expect(comparer.compareHistory(expected.history, execution.history, placeholders, options)).toEqual([]);
  });

  test("few are left out, each for a reason", () => {
    const reasons = leftOut.map(({ name, recorded }) => `${name}: ${reasonToLeaveOut(recorded)}`);
    process.stdout.write(`conformance: ${chosen.length} run, ${leftOut.length} left out\n${reasons.join("\n")}\n`);
    expect(chosen.length).toBeGreaterThanOrEqual(70);
    expect(leftOut.length).toBeLessThanOrEqual(5);
  });
});
