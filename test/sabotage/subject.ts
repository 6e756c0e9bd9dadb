/** A workflow and everything that can happen to it: its scenarios, which any definition of it can be put through. */
import type { Definition } from "../../compiler/asl/definition";
import { simulate } from "../../src/testing/simulate";
import { answerWith } from "../../src/testing/script";
import { Stub } from "../../src/testing/stub";
import type { Task } from "../../src/testing/stub";
import { inTrouble } from "./answers";

/** Puts a definition in the place of the compiled one. */
export type Rewrite = (definition: Definition) => Definition;

export interface Scenario {
  readonly name: string;
  /** Runs the machine and the function; rejects with a `Disagreement` when they do not do the same. */
  readonly play: (rewrite: Rewrite) => Promise<unknown>;
}

export interface Subject {
  readonly name: string;
  /** Told from the root of the project. */
  readonly file: string;
  readonly scenarios: readonly Scenario[];
}

/** What a scenario gives: the input, then the stubs that differ from the usual ones. Made anew for each run. */
export type Given<Input> = () => readonly [input: Input, ...stubs: Stub[]];

/** A workflow in a file, the answers of its tasks when all is well, and its scenarios by name. */
export function subject<Input, Output>(
  workflow: (input: Input) => Promise<Output>,
  file: string,
  fine: readonly Stub[],
  scenarios: { readonly [name: string]: Given<Input> },
): Subject {
  const play = (given: Given<Input>, change: (stub: Stub) => Stub) => (rewrite: Rewrite) => {
    const [input, ...stubs] = given();
    return simulate(workflow, { file, rewrite })(input, ...[...fine, ...stubs].map(change));
  };
  const all = Object.entries(scenarios);
  return {
    name: workflow.name,
    file,
    scenarios: [
      ...all.map(([name, given]) => ({ name, play: play(given, (stub) => stub) })),
      ...all.map(([name, given]) => ({ name: `${name}, and Lambda is in trouble`, play: play(given, inTime) })),
      ...all.slice(0, 1).map(([name, given]) => ({ name: `${name}, but Lambda is no more`, play: play(given, never) })),
    ],
  };
}

/** Everything that each call repeats without being told to. */
const trouble = [
  "Lambda.ClientExecutionTimeoutException",
  "Lambda.ServiceException",
  "Lambda.AWSLambdaException",
  "Lambda.SdkClientException",
  "Lambda.TooManyRequestsException",
];

/** The stub of a task that is reached at the fourth attempt, which is the last one. */
function inTime({ task, answer }: Stub): Stub {
  let asked = 0;
  const inner = answerWith(answer);
  return new Stub(task, (...args: readonly unknown[]): unknown => {
    const at = asked++;
    if (at % 4 !== 3) throw inTrouble(trouble[at % trouble.length]);
    return inner(args, { functionSeconds: 3 });
  });
}

function never({ task }: Stub): Stub {
  return new Stub(task, inTrouble());
}

/** Scenarios in which each of these tasks fails with each of these errors. */
export function eachFailing<Input>(
  input: Input,
  tasks: readonly Task[],
  errors: readonly Error[],
): { readonly [name: string]: Given<Input> } {
  const failures = tasks.flatMap((task) => errors.map((error) => [task, error] as const));
  return Object.fromEntries(
    failures.map(([task, error]) => [
      `${task.name} fails with ${error.constructor.name}`,
      (): ReturnType<Given<Input>> => [input, new Stub(task, error)],
    ]),
  );
}
