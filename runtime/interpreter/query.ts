/** Evaluates the fields of a state, and says in AWS's words and events what went wrong. */
import type { Json, Template } from "../../compiler/asl/definition";
import { contextOf, type Item } from "./context";
import { StateFailure, queryError } from "./failures";
import { EvaluationError } from "./jsonata/evaluation-error";
import { World, type Environment } from "./jsonata/environment";
import type { Expression } from "./jsonata/expression";
import { factsOf, textOf } from "./payload";
import type { Visit } from "./run";
import { templateOf, type CompiledTemplate } from "./template";

/** What `$states` holds besides input and context. */
export interface Extras {
  readonly result?: Json;
  readonly errorOutput?: Json;
  /** The item at hand, for the ItemSelector of a Map. */
  readonly item?: Item;
}

/** The value of a template in a state; `location` is its field, as `Output` or `Choices[0]/Condition`. */
export async function evaluate(visit: Visit, template: Template, location: string, extras: Extras = {}): Promise<Json> {
  const made = templateOf(template);
  if (made.kind === "literal") return made.value;
  return fill(visit, made, location, environmentOf(visit, extras));
}

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

async function fill(
  visit: Visit,
  template: CompiledTemplate,
  location: string,
  environment: Environment,
): Promise<Json> {
  switch (template.kind) {
    case "literal":
      return template.value;
    case "expression":
      return solve(visit, template.expression, location, environment);
    case "list": {
      const list: Json[] = [];
      for (const [index, member] of template.members.entries()) {
        list.push(await fill(visit, member, `${location}[${index}]`, environment));
      }
      return list;
    }
    case "object": {
      const members: [string, Json][] = [];
      for (const [key, member] of template.members) {
        members.push([key, await fill(visit, member, `${location}/${key}`, environment)]);
      }
      return Object.fromEntries(members);
    }
  }
}

async function solve(visit: Visit, expression: Expression, location: string, environment: Environment): Promise<Json> {
  try {
    return await expression.evaluate(environment);
  } catch (thrown) {
    if (!(thrown instanceof EvaluationError)) throw thrown;
    const what = `The JSONata expression '${expression.source}' specified for the field '${location}'`;
    throw evaluationFailure(visit, `${what} ${thrown.sentence}`, location);
  }
}

function environmentOf(visit: Visit, { item, ...extras }: Extras): Environment {
  const states = { input: visit.input, context: contextOf(visit, item), ...extras };
  const read = (name: string): Json | undefined => (name === "states" ? states : visit.scope.read(name));
  return {
    lookup: read,
    reserved: (name) => {
      const parts = name === "states" ? [visit.input, visit.run.execution, ...Object.values(extras)] : [read(name)];
      return parts.some((part) => part !== undefined && factsOf(part).reserved) || holdsReserved(item?.Value);
    },
    world: new World(visit.run.clock.now, visit.run.random),
    limits: visit.run.limits,
  };
}

function holdsReserved(value: Json | undefined): boolean {
  return value !== undefined && factsOf(value).reserved;
}

function typeName(value: Json): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
