/** Evaluates the fields of a state, and says in AWS's words and events what went wrong. */
import type { Json, Template } from "../../compiler/asl/definition";
import { contextOf, type Item } from "./context";
import { StateFailure, queryError } from "./failures";
import { EvaluationError } from "./jsonata/evaluation-error";
import { World, type Environment } from "./jsonata/environment";
import type { Expression } from "./jsonata/expression";
import { inTurn, then } from "./in-turn";
import type { Limits } from "./limits";
import { RecordBuilder } from "./json";
import { isReserved, textOf } from "./payload";
import type { Visit } from "./run";
import { templateOf, type CompiledTemplate } from "./template";

/** What `$states` holds besides input and context. */
export interface Extras {
  readonly result?: Json;
  readonly errorOutput?: Json;
  /** The item at hand, for the ItemSelector of a Map. */
  readonly item?: Item;
}

/**
 * The value of a template in a state; `location` is its field, as `Output` or `Choices[0]/Condition`.
 * What needs no evaluator is there at once, without a promise.
 */
export function evaluate(
  visit: Visit,
  template: Template,
  location: string,
  extras: Extras = noExtras,
): Promise<Json> | Json {
  const made = templateOf(template);
  if (made.kind === "literal") return made.value;
  const environment = new VisitEnvironment(visit, extras);
  if (made.kind === "expression") return solve(visit, made.expression, location, environment);
  return fill(visit, made, location, environment);
}

const noExtras: Extras = {};

/** Fails a state for what an evaluation gave: writes the event and gives the failure to throw. */
export function evaluationFailure(
  visit: Visit,
  sentence: string,
  location: string | null,
  previous: number = visit.before,
): StateFailure {
  const cause = causeIn(visit, sentence);
  visit.fiber.record(
    {
      type: "EvaluationFailed",
      evaluationFailedEventDetails: {
        cause,
        error: queryError,
        ...(location === null ? {} : { location }),
        state: visit.name,
      },
    },
    previous,
  );
  return new StateFailure(queryError, cause);
}

/** Fails a state whose field should have given another kind of value. */
export function unexpectedType(
  visit: Visit,
  field: { readonly template: Template; readonly location: string; readonly expected: string },
  value: Json,
): StateFailure {
  const source = typeof field.template === "string" ? field.template.replace(/^\{%\s*|\s*%\}$/g, "") : "";
  const sentence =
    `The JSONata expression '${source}' specified for the field '${field.location}' returned an unexpected result ` +
    `type. Expected '${field.expected}', but was '${typeName(value)}' for value: ${textOf(value)}`;
  return evaluationFailure(visit, sentence, field.location);
}

/** AWS's prefix: where in the execution something went wrong. */
export function causeIn(visit: Visit, sentence: string): string {
  return (
    `An error occurred while executing the state '${visit.name}' ` +
    `(entered at the event id #${visit.entered}). ${sentence}`
  );
}

function fill(
  visit: Visit,
  template: CompiledTemplate,
  location: string,
  environment: Environment,
): Promise<Json> | Json {
  switch (template.kind) {
    case "literal":
      return template.value;
    case "expression":
      return solve(visit, template.expression, location, environment);
    case "list":
      return inTurn(template.members, (member, index) => fill(visit, member, `${location}[${index}]`, environment));
    case "object": {
      const { members } = template;
      const values = inTurn(members, ([key, member]) => fill(visit, member, `${location}/${key}`, environment));
      return then(values, (all) => {
        const object = new RecordBuilder<Json>();
        for (const [index, [key]] of members.entries()) object.add(key, all[index] ?? null);
        return object.made;
      });
    }
  }
}

function solve(visit: Visit, expression: Expression, location: string, environment: Environment): Promise<Json> | Json {
  const fail = (thrown: unknown): never => {
    if (!(thrown instanceof EvaluationError)) throw thrown;
    const what = `The JSONata expression '${expression.source}' specified for the field '${location}'`;
    throw evaluationFailure(visit, `${what} ${thrown.sentence}`, location);
  };
  try {
    const value = expression.evaluate(environment);
    return value instanceof Promise ? value.catch(fail) : value;
  } catch (thrown) {
    return fail(thrown);
  }
}

/** What an expression can read in a state: `$states`, put together when it is first read, and variables. */
class VisitEnvironment implements Environment {
  readonly limits: Limits;
  readonly #visit: Visit;
  readonly #extras: Extras;
  #states: Json | null = null;

  constructor(visit: Visit, extras: Extras) {
    this.#visit = visit;
    this.#extras = extras;
    this.limits = visit.run.limits;
  }

  get world(): World {
    const { clock, random, drawn } = this.#visit.run;
    return new World(clock.now, random, drawn);
  }

  lookup(name: string): Json | undefined {
    if (name !== "states") return this.#visit.scope.read(name);
    return (this.#states ??= this.#makeStates());
  }

  reserved(name: string): boolean {
    if (name !== "states") return holdsReserved(this.#visit.scope.read(name));
    const { result, errorOutput, item } = this.#extras;
    const { input, run } = this.#visit;
    return [input, run.execution, result, errorOutput, item?.Value].some(holdsReserved);
  }

  #makeStates(): Json {
    const { item, ...extras } = this.#extras;
    return { input: this.#visit.input, context: contextOf(this.#visit, item), ...extras };
  }
}

function holdsReserved(value: Json | undefined): boolean {
  return value !== undefined && isReserved(value);
}

function typeName(value: Json): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
