/** Evaluates one expression as the Output of a Pass state. */
import type { Json } from "../../compiler/asl/definition";
import { run } from "./cases";

const pass = (source: string) => ({ pass: { Type: "Pass", Output: `{% ${source} %}` } });
const options = { limits: { payloadBytes: 10_000_000, steps: 60_000 } };

/** The value of an expression; rejects with the cause when it has none. */
export async function evaluate(source: string, input: Json = {}): Promise<Json> {
  const { execution } = await run({ states: pass(source), input, options });
  if (execution.output === undefined) throw new Error(execution.cause);
  return execution.output;
}

/** The cause with which an expression fails. */
export async function failure(source: string, input: Json = {}): Promise<string> {
  const { execution } = await run({ states: pass(source), input, options });
  if (execution.error !== "States.QueryEvaluationError") throw new Error(`${source} gave ${JSON.stringify(execution)}`);
  return execution.cause ?? "";
}
