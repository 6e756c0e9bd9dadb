/** Runs a recorded execution on the runtime: its tasks go as they went on AWS. */
import { isDeepStrictEqual } from "node:util";
import type { Json } from "../../../compiler/asl/definition";
import { execute } from "../../../runtime/interpreter/execute";
import type { Execution, Invoke, InvokeRequest } from "../../../runtime/interpreter/execution";
import { Outcome, TaskFailure, type Timing } from "../../../runtime/interpreter/task-failure";
import type { Fixture, RecordedCase, RecordedOutcome } from "./corpus";
import { recordedObjects } from "./objects";

/** The execution, with the names that AWS gave: an account, a role, a token. */
export function play(recorded: RecordedCase): Promise<Execution> {
  const words = Object.entries(recorded.placeholders);
  const token = words.find(([word, kind]) => kind === "name" && /token/.test(word))?.[0];
  const role = words.find(([word, kind]) => kind === "name" && /role_arn$/.test(word))?.[0];
  return execute(JSON.stringify(recorded.definition), {
    input: recorded.input,
    type: recorded.type,
    invoke: recordedTasks(recorded),
    objectStore: recordedObjects(recorded.fixtures),
    start: new Date(),
    ...(token === undefined ? {} : { taskToken: () => token }),
    ...(role === undefined ? {} : { roleArn: role }),
  });
}

function recordedTasks(recorded: RecordedCase): Invoke {
  const left = new Map<string, RecordedOutcome[]>();
  for (const { state, outcomes } of recorded.tasks) left.set(state, [...(left.get(state) ?? []), ...outcomes]);
  const worker = recorded.workers[0];
  return (request) => {
    const outcome = take(left.get(request.state) ?? [], request) ?? raised(recorded.fixtures);
    if (outcome === undefined) throw new Error(`nothing recorded for ${request.state}`);
    const timing = {
      ...(outcome.submitted === undefined ? {} : { submitted: outcome.submitted }),
      ...(worker === undefined ? {} : { worker }),
    };
    return outcomeOf(outcome, request.resource, timing);
  };
}

/** Iterations that run at once are told apart by what AWS was asked. */
function take(outcomes: RecordedOutcome[], request: InvokeRequest): RecordedOutcome | undefined {
  const same = outcomes.findIndex(({ givenParameters, givenInput }) =>
    isDeepStrictEqual(givenParameters ?? givenInput, request.arguments),
  );
  return outcomes.splice(Math.max(0, same), 1)[0];
}

function outcomeOf(outcome: RecordedOutcome, resource: string, timing: Timing): Outcome {
  if (outcome.timedOut === true || outcome.pending === true) {
    return new Outcome(null, { ...timing, milliseconds: Infinity });
  }
  if (outcome.error === undefined) return new Outcome(outcome.result ?? null, timing);
  const { cause = "" } = outcome;
  const text = typeof cause === "string" ? cause : isLambda(resource) ? pythonJson(cause) : JSON.stringify(cause);
  throw new TaskFailure(outcome.error, text, timing);
}

/** A function that is called by its ARN gives its own text, which the recording took apart; these are in Python. */
function isLambda(resource: string): boolean {
  return resource.includes(":lambda:") && resource.includes(":function:");
}

/** JSON text with the blanks of Python's `json.dumps`. */
function pythonJson(value: Json): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((member: Json) => pythonJson(member)).join(", ")}]`;
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${pythonJson(member)}`);
  return `{${members.join(", ")}}`;
}

/** Of express executions only the end was recorded; the function that they call is described in words. */
function raised(fixtures: readonly Fixture[]): RecordedOutcome | undefined {
  const words = fixtures.map(({ behaviour }) => /^raises Python's (\w+)\('(.*)'\)$/.exec(behaviour ?? ""));
  const [, errorType, errorMessage] = words.find((match) => match !== null) ?? [];
  if (errorType === undefined || errorMessage === undefined) return undefined;
  const line = `  File "/var/task/handler.py", line 2, in handler\n    raise ${errorType}("${errorMessage}")\n`;
  const requestId = "00000000-0000-0000-0000-000000000000";
  return { error: errorType, cause: { errorMessage, errorType, requestId, stackTrace: [line] } };
}
