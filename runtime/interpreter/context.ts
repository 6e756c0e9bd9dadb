/**
 * The context object, `$states.context`.
 * https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html
 */
import type { Json } from "../../compiler/asl/definition";
import { uuidFrom } from "./random";
import type { Visit } from "./run";

export const region = "us-east-1";
const account = "123456789012";

/** Who an execution is: the parts of the context object that all its states share. */
export interface Identity {
  readonly execution: Json;
  readonly stateMachine: Json;
  readonly roleArn: string;
}

/** The identity of an execution. */
export function identify(
  names: { readonly execution?: string | undefined; readonly stateMachine?: string | undefined },
  facts: { readonly type: "STANDARD" | "EXPRESS"; readonly input: Json; readonly time: number },
  random: () => number,
): Identity {
  const machine = names.stateMachine ?? "StateMachine";
  const name = names.execution ?? uuidFrom(random);
  const arn = `arn:aws:states:${region}:${account}`;
  const id =
    facts.type === "STANDARD"
      ? `${arn}:execution:${machine}:${name}`
      : `${arn}:express:${machine}:${name}:${uuidFrom(random)}`;
  const roleArn = `arn:aws:iam::${account}:role/${machine}`;
  return {
    execution: {
      Id: id,
      Input: facts.input,
      StartTime: new Date(facts.time).toISOString(),
      Name: name,
      RoleArn: roleArn,
      RedriveCount: 0,
    },
    stateMachine: { Id: `${arn}:stateMachine:${machine}`, Name: machine },
    roleArn,
  };
}

/** The context object of a stay in a state; `item` is there for the ItemSelector of a Map. */
export function contextOf(visit: Visit, item?: { readonly Index: number; readonly Value: Json }): Json {
  const state = { EnteredTime: new Date(visit.time).toISOString(), Name: visit.name };
  const counted = visit.type === "Task" || visit.type === "Map" || visit.type === "Parallel";
  return {
    Execution: visit.run.execution,
    StateMachine: visit.run.stateMachine,
    State: counted ? { ...state, RetryCount: visit.retries } : state,
    ...(item === undefined ? {} : { Map: { Item: item } }),
  };
}
