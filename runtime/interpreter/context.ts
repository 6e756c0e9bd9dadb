/**
 * The context object, `$states.context`.
 * https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html
 */
import type { Json } from "../../compiler/asl/definition";
import { isRecord } from "./json";
import { uuidFrom } from "./random";
import type { Visit } from "./run";

/** The names from which ARNs are made. */
export interface Arns {
  readonly region: string;
  readonly account: string;
}

/** Who an execution is: the parts of the context object that all its states share. */
export interface Identity {
  /** ARN of the execution. */
  readonly id: string;
  readonly execution: Json;
  readonly stateMachine: Json;
  readonly roleArn: string;
  /** Of the machine, and of the execution: the parts of ARNs that are made later. */
  readonly machineName: string;
  readonly executionName: string;
}

/** The identity of an execution. */
export function identify(
  names: {
    readonly execution?: string | undefined;
    readonly stateMachine?: string | undefined;
    readonly role?: string | undefined;
  } & Arns,
  facts: {
    readonly type: "STANDARD" | "EXPRESS";
    readonly input: Json;
    readonly time: number;
    readonly redrives?: number;
    /** When it was last redriven. */
    readonly redriven?: number | null;
  },
  random: () => number,
): Identity {
  const machine = names.stateMachine ?? "StateMachine";
  const name = names.execution ?? uuidFrom(random);
  const arn = `arn:aws:states:${names.region}:${names.account}`;
  const id =
    facts.type === "STANDARD"
      ? `${arn}:execution:${machine}:${name}`
      : `${arn}:express:${machine}:${name}:${uuidFrom(random)}`;
  const roleArn = names.role ?? `arn:aws:iam::${names.account}:role/${machine}`;
  return {
    id,
    execution: {
      Id: id,
      Input: facts.input,
      StartTime: new Date(facts.time).toISOString(),
      Name: name,
      RoleArn: roleArn,
      RedriveCount: facts.redrives ?? 0,
      ...(facts.redriven === undefined || facts.redriven === null
        ? {}
        : { RedriveTime: new Date(facts.redriven).toISOString() }),
    },
    stateMachine: { Id: `${arn}:stateMachine:${machine}`, Name: machine },
    roleArn,
    machineName: machine,
    executionName: name,
  };
}

/** The item at hand, for the ItemSelector of a Map; `Key` for a member of an object. */
export interface Item {
  readonly Index: number;
  readonly Value: Json;
  readonly Key?: string;
  readonly Source?: string;
}

/** The context object of a stay in a state. */
export function contextOf(visit: Visit, item?: Item): Json {
  const { context } = visit.run;
  if (isRecord(context)) return item === undefined ? context : { ...context, Map: { Item: { ...item } } };
  const state = { EnteredTime: new Date(visit.time).toISOString(), Name: visit.name };
  const counted = visit.type === "Task" || visit.type === "Map" || visit.type === "Parallel";
  return {
    Execution: visit.run.execution,
    StateMachine: visit.run.stateMachine,
    State: counted ? { ...state, RetryCount: visit.retries } : state,
    ...(visit.token === null ? {} : { Task: { Token: visit.token } }),
    ...(item === undefined ? {} : { Map: { Item: { ...item } } }),
  };
}
