/** A state machine written by hand, in a test: the local runtime with stubs for its states. */
import { readFileSync } from "node:fs";
import { parse as parseYaml } from "yaml";
import type { Definition, Json } from "../../compiler/asl/definition";
import type { InvokeRequest } from "../../runtime/interpreter/execution";
import type { Outcome } from "../../runtime/interpreter/task-failure";
import { askStub } from "./answers";
import { toJson } from "./json";
import { inTime, invocationOf, resultOf } from "./lambda-invoke";
import { executed } from "./machine";
import { conclusionOf } from "./run";
import type { Conclusion } from "./run";
import { answerWith } from "./stub";

/** What a Task state is answered: a result, an error to fail with, or a function of what the state sends. */
export type AslAnswer = Error | Json | ((payload: never) => unknown);

/** Answers by the name of the state. */
export type AslAnswers = { readonly [state: string]: AslAnswer };

/** A run of a machine written by hand. */
export interface AslRun extends Conclusion<Json> {
  /** What a state has sent in every attempt, retries included, in order. */
  calls(state: string): readonly Json[];
}

/** Runs a machine: its input, then the answers of its Task states. */
export type AslSimulation = (input: Json, answers?: AslAnswers) => Promise<AslRun>;

/**
 * Prepares a definition in the Amazon States Language, or the JSON or YAML file that holds one, for running in tests.
 * A stub of a `lambda:invoke` state gets the payload and gives the function's result; others get the arguments and
 * give the raw result of the service. A run rejects when a state calls something that has no stub.
 */
export function simulateAsl(machine: string | Definition): AslSimulation {
  const definition = typeof machine === "string" ? readDefinition(machine) : machine;
  return async (input, answers = {}) => {
    const sent: { readonly state: string; readonly payload: Json }[] = [];
    const invoke = async (request: InvokeRequest): Promise<Outcome> => {
      const { arn, payload } = invocationOf(request);
      const answer = new Map(Object.entries(answers)).get(request.state);
      if (answer === undefined) throw new Error(`the state "${request.state}" calls ${arn}, and no stub answers it`);
      sent.push({ state: request.state, payload });
      return resultOf(inTime(await askStub(answerWith(answer), [toJson(payload)]), request), request);
    };
    const execution = await executed(definition, { input: toJson(input), invoke });
    return {
      ...conclusionOf(execution, (output) => output),
      calls: (state) => sent.filter((call) => call.state === state).map((call) => call.payload),
    };
  };
}

function readDefinition(path: string): string {
  const text = readFileSync(path, "utf8");
  return /\.ya?ml$/.test(path) ? JSON.stringify(parseYaml(text)) : text;
}
