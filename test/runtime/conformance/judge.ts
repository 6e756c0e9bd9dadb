/** Holds an execution of the runtime against its recording, level by level. */
import type { Execution } from "../../../runtime/interpreter/execution";
import type { Comparer, RecordedCase } from "./corpus";

/** The differences at each level, from 0; levels of histories that were not recorded are not there. */
export type Judgement = readonly (readonly string[])[];

/** The differences between what AWS recorded and what the runtime did. */
export function judge(comparer: Comparer, recorded: RecordedCase, execution: Execution): Judgement {
  const { expected, placeholders, runText, needs } = recorded;
  // An output that the recording blanked, and an execution that went on when it was recorded, say nothing.
  if (needs.includes("output-blanked") || expected.status === "RUNNING-AT-RECORDING") return [[]];
  const outcome = comparer.compareOutcome(expected, asRecorded(execution), placeholders, runText);
  const { history } = expected;
  if (history === undefined || history === null) return [outcome];
  const concurrent = isConcurrent(recorded);
  const levels = concurrent ? [1, 2, 3] : [1, 2, 3, 4];
  const options = levels.map((level) => ({ level, concurrent, runText }));
  return [outcome, ...options.map((each) => comparer.compareHistory(history, execution.history, placeholders, each))];
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
