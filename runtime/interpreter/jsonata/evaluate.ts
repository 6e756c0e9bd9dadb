/** The dialect of JSONata that AWS Step Functions evaluates, by itself. */
import type { Json } from "../../../compiler/asl/definition";
import { stringify } from "../json";
import { limitsOf } from "../limits";
import { randomFrom } from "../random";
import { World, type Environment } from "./environment";
import { EvaluationError } from "./evaluation-error";
import { expressionOf } from "./expression";
import { holdsReservedWord } from "./reserved-words";

/** Names, without the dollar sign, and what they stand for: `states` and variables. */
export type Bindings = { readonly [name: string]: Json };

export interface EvaluateOptions {
  /** What `$` stands for, and where bare names are looked up. AWS has no such item, and refuses what reads it. */
  readonly item?: Json;
  /** Of `$now` and `$millis`. Default: the time at which this is called. */
  readonly now?: Date | number | string;
  /** The same seed gives the same `$random`, `$uuid` and `$shuffle`. Default: another one each time. */
  readonly seed?: number;
  /** Nested evaluations, 100 on AWS, and evaluations in all, which stand for AWS's second. */
  readonly limits?: { readonly depth?: number; readonly steps?: number };
}

/**
 * The value of an expression, which may stand in `{% … %}`. Rejects with an `EvaluationError`: also for an expression
 * that AWS refuses when a state machine is created, with the code of that refusal.
 */
export async function evaluate(
  expression: string,
  bindings: Bindings = {},
  options: EvaluateOptions = {},
): Promise<Json> {
  const { item, now, seed, limits } = options;
  const source = /^\{%[^]*%\}$/.test(expression) ? expression.slice(2, -2).trim() : expression;
  const compiled = expressionOf(source, item !== undefined);
  const [refusal] = compiled.refusals;
  if (refusal !== undefined) throw new EvaluationError(refusal.message, refusal.code);
  const random = randomFrom(seed ?? Math.floor(Math.random() * 2 ** 32));
  const environment: Environment = {
    lookup: (name) => (Object.hasOwn(bindings, name) ? bindings[name] : undefined),
    reserved: (name) => Object.hasOwn(bindings, name) && holdsReservedWord(stringify(bindings[name]) ?? ""),
    ...(item === undefined ? {} : { item }),
    world: new World(new Date(now ?? Date.now()).getTime(), random),
    limits: { ...limitsOf.STANDARD, ...limits },
  };
  return compiled.evaluate(environment);
}
