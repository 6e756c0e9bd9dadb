/** Small state machines in plain data, run and compared: `{ name, states, input, tasks, expect }`. */
import type { Json } from "../../compiler/asl/definition";
import { execute } from "../../runtime/interpreter/execute";
import type { ExecuteOptions, Execution, InvokeRequest } from "../../runtime/interpreter/execution";
import { Outcome, TaskFailure } from "../../runtime/interpreter/task-failure";

/** One answer of a task: a result, a failure, and how long it takes. */
export type Play =
  | { readonly result: Json; readonly seconds?: number }
  | { readonly error: string; readonly cause?: string; readonly seconds?: number };

type Loose = { readonly [name: string]: unknown };

export interface Case {
  readonly name: string;
  /** The states; the first is where it starts. A task without Resource calls a Lambda function. */
  readonly states: { readonly [name: string]: Loose };
  readonly timeoutSeconds?: number;
  /** Default JSONata. */
  readonly language?: "JSONPath";
  readonly input?: Json;
  /** Task state → its answers, attempt by attempt; the last one stands for all that follow. */
  readonly tasks?: { readonly [state: string]: readonly Play[] };
  readonly options?: ExecuteOptions;
  readonly expect: {
    readonly status?: Execution["status"];
    readonly output?: Json;
    readonly error?: string;
    /** A text is compared whole, a pattern is searched. */
    readonly cause?: string | RegExp;
    /** The calls made: state and arguments. */
    readonly calls?: readonly (readonly [string, Json])[];
    /** Virtual seconds from start to stop. */
    readonly seconds?: number;
    readonly transitions?: number;
    readonly events?: readonly string[];
  };
}

/** A machine in the JSON text that a user would write. */
export function machine(states: Case["states"], extra: Loose = {}): string {
  const filled = Object.entries(states).map(([name, state]) => [name, fill(state)]);
  return JSON.stringify({
    QueryLanguage: "JSONata",
    ...extra,
    StartAt: Object.keys(states)[0],
    States: Object.fromEntries(filled),
  });
}

/** A branch or an item processor of such states. */
export function branch(states: Case["states"]): Loose {
  return JSON.parse(machine(states), (key, value: unknown) => (key === "QueryLanguage" ? undefined : value)) as Loose;
}

/** Adds what nearly every state has: the Resource of a task, the End of what has no Next. */
function fill(state: Loose): Loose {
  const type = state["Type"];
  const goesOn = "Next" in state || type === "Choice" || type === "Succeed" || type === "Fail";
  return {
    ...(type === "Task" ? { Resource: "arn:aws:states:::lambda:invoke" } : {}),
    ...(goesOn ? {} : { End: true }),
    ...state,
  };
}

/** Runs a case; tells the calls that were made. */
export async function run(
  each: Omit<Case, "expect" | "name">,
): Promise<{ readonly execution: Execution; readonly calls: readonly InvokeRequest[] }> {
  const calls: InvokeRequest[] = [];
  const made = new Map<string, number>();
  const invoke = (request: InvokeRequest): Outcome => {
    calls.push(request);
    const plays = each.tasks?.[request.state] ?? [];
    const count = made.get(request.state) ?? 0;
    made.set(request.state, count + 1);
    const play = plays[Math.min(count, plays.length - 1)];
    if (play === undefined) return new Outcome(null);
    const timing = { milliseconds: (play.seconds ?? 0) * 1000 };
    if ("error" in play) throw new TaskFailure(play.error, play.cause ?? "", timing);
    return new Outcome(play.result, timing);
  };
  const extra = {
    ...(each.timeoutSeconds === undefined ? {} : { TimeoutSeconds: each.timeoutSeconds }),
    ...(each.language === undefined ? {} : { QueryLanguage: each.language }),
  };
  const options = { ...each.options, ...(each.input === undefined ? {} : { input: each.input }), invoke };
  return { execution: await execute(machine(each.states, extra), options), calls };
}

/** Makes tests of cases. */
export function testCases(cases: readonly Case[]): void {
  test.each(cases.map((each) => [each.name, each] as const))("%s", async (_, each) => {
    const { execution, calls } = await run(each);
    const { expect: expected } = each;
    const status = expected.status ?? (expected.error === undefined ? "SUCCEEDED" : "FAILED");
    expect(told(execution)).toMatchObject({ status });
    if (expected.output !== undefined) expect(execution.output).toEqual(expected.output);
    if (expected.error !== undefined) expect(execution.error).toBe(expected.error);
    if (typeof expected.cause === "string") expect(execution.cause).toBe(expected.cause);
    if (expected.cause instanceof RegExp) expect(execution.cause).toMatch(expected.cause);
    if (expected.calls !== undefined) expect(calls.map((call) => [call.state, call.arguments])).toEqual(expected.calls);
    if (expected.seconds !== undefined)
      expect((execution.stopTime - execution.startTime) / 1000).toBe(expected.seconds);
    if (expected.transitions !== undefined) expect(execution.transitions).toBe(expected.transitions);
    if (expected.events !== undefined) expect(execution.history.map(({ type }) => type)).toEqual(expected.events);
  });
}

function told({ status, output, error, cause }: Execution): object {
  return { status, output, error, cause };
}
