/** A stay in a state without a machine around it: a clock, variables and a context object of its own. */
import type { Json } from "../../compiler/asl/definition";
import { Clock } from "../interpreter/clock";
import { identify, type Identity } from "../interpreter/context";
import type { State } from "../interpreter/definition/machine";
import { Fiber } from "../interpreter/fiber";
import { History } from "../interpreter/history";
import { isRecord } from "../interpreter/json";
import { received } from "../interpreter/payload";
import { randomFrom, uuidFrom } from "../interpreter/random";
import type { Visit } from "../interpreter/run";
import { Scope } from "../interpreter/scope";
import { settingsOf } from "../interpreter/settings";
import { Callbacks } from "../interpreter/tasks/callbacks";
import { underWay } from "../interpreter/tasks/silence";
import { Turns } from "../interpreter/turns";
import { walk } from "../interpreter/walk";
import type { TestStateRequest } from "./request";
import type { TestedState } from "./tested-state";

/** Enters a state as a request wants it entered. */
export function stayIn(tested: TestedState, state: State, request: TestStateRequest): Visit {
  const random = randomFrom(Math.floor(Math.random() * 2 ** 32));
  const machine = uuidFrom(random);
  const settings = settingsOf({
    type: "EXPRESS",
    stateMachineName: machine,
    roleArn: request.roleArn ?? "arn:aws:iam::111111111111:role/TestState",
    ...(request.invoke === undefined ? {} : { invoke: request.invoke }),
  });
  const clock = new Clock(new Date(request.now ?? Date.now()).getTime());
  const history = new History(clock, settings.limits.events, settings.observe);
  const fiber = new Fiber(clock, history, 0);
  const input = received(request.input === undefined ? {} : request.input);
  const identity = identify(settings.names, { type: settings.type, input, time: clock.now }, random);
  const context = request.context ?? contextIn(tested, { identity, machine, input, time: clock.now });
  const scope = new Scope();
  scope.assign(new Map(Object.entries(request.variables ?? {}).map(([name, value]) => [name, received(value)])));
  const run = {
    clock,
    random,
    drawn: [],
    identity,
    walk,
    turns: new Turns(),
    callbacks: new Callbacks(),
    limits: settings.limits,
    invoke: settings.invoke,
    patience: { ...settings.patience, before: underWay() },
    token: (name: string) => settings.taskToken(name, random),
    onCallback: null,
    arns: settings.names,
    objectStore: settings.objectStore,
    onObjects: settings.onObjects,
    failObjects: settings.failObjects,
    children: [],
    language: tested.language,
    execution: partOf(context, "Execution"),
    stateMachine: partOf(context, "StateMachine"),
    context,
    transitions: 1,
    hasLines: false,
  };
  const { name, language } = tested;
  const retries = request.stateConfiguration?.retrierRetryCount ?? 0;
  const stay = { run, fiber, scope, name, language, input, entered: 0, before: 0, time: clock.now };
  return { ...stay, type: state.Type, retries, token: null };
}

/** The context object where none is given: that of an Express execution which has just begun. */
function contextIn(
  { name, fields, isItem }: TestedState,
  facts: {
    readonly identity: Identity;
    readonly machine: string;
    readonly input: Json;
    readonly time: number;
  },
): Json {
  const { Id, RedriveCount: _, ...execution } = objectOf(facts.identity.execution);
  const entered = { Name: name, EnteredTime: new Date(facts.time).toISOString() };
  const counts = ["Task", "Map", "Parallel"].includes(String(fields["Type"]));
  const arn = "arn:aws:states:us-east-1:111111111111";
  return {
    Execution: { ...execution, Id: `${arn}:express:${facts.machine}:${facts.identity.executionName}` },
    StateMachine: { Id: `${arn}:stateMachine:${facts.machine}`, Name: facts.machine },
    State: counts ? { ...entered, RetryCount: 0 } : entered,
    ...(isItem ? { Map: { Item: { Index: 0, Value: facts.input } } } : {}),
  };
}

function partOf(context: Json, name: string): Json {
  return objectOf(context)[name] ?? {};
}

function objectOf(value: Json): { readonly [name: string]: Json } {
  return isObject(value) ? value : {};
}

function isObject(value: Json): value is { readonly [name: string]: Json } {
  return isRecord(value);
}
