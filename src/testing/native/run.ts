/** The workflow as the TypeScript function that it is, in virtual time, in the world that the machine has seen. */
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Json } from "../../../compiler/asl/definition";
import { callHere } from "../../definition/parameters";
import * as lambda from "../../lambda";
import * as words from "../../index";
import { withClock } from "../../words/clock";
import { currentDeadline, setDeadline, withDeadline } from "../../words/deadline";
import type { Deadline } from "../../words/deadline";
import { withHost } from "../../words/host";
import type { Host } from "../../words/host";
import { asWorkflow } from "../../words/saga";
import { errorMessage, errorName } from "../../../runtime/lambda/error-name";
import { VirtualClock } from "../clock";
import type { Ending } from "../ending";
import { chanceOf, recordedChance, type Chance } from "./chance";
import { evaluate } from "../evaluate";
import { toJson } from "../json";
import type { Attempt } from "../recording";
import { portedPackage, type Call } from "../sdk/clients";
import { sdkErrors } from "../sdk/packages";
import type { Subject } from "../subject";
import { ErrorFactory } from "./errors";
import { MadeErrors } from "./made-errors";
import { hostName } from "./ports";
import type { PortHost } from "./ports";
import { Replay } from "./replay";
import type { NativeCall } from "./replay";

/** What the function is run with. */
export interface NativeInput {
  /** From `bundleNatively`. */
  readonly bundle: string;
  /** As the execution got it; undefined calls the function without an argument. */
  readonly input: Json | undefined;
  readonly recording: readonly Attempt[];
  readonly start: number;
  /** The ARN of the execution; undefined: any. */
  readonly id?: string;
  /** What the machine drew by chance. */
  readonly drawn: readonly (number | string)[];
  readonly concurrent: boolean;
  /** Members of a group go on in their order, whatever the machine has recorded of their times. */
  readonly inTurn?: boolean;
}

export interface NativeRun {
  readonly ending: Ending;
  readonly trace: readonly NativeCall[];
  /** The first call without a counterpart, in words. */
  readonly disagreement: string | null;
  /** The next call that the machine made and the function did not. */
  readonly missing: Attempt | undefined;
  readonly stop: number;
  /** By how much the machine may stop later: it may have waited for longer. */
  readonly slack: number;
  /** Each call was answered, and each sleep over, before the next began. */
  readonly sequential: boolean;
}

/** Evaluates the bundle afresh and runs the workflow, until it ends or cannot go on. */
export async function runFunction(subject: Subject, given: NativeInput): Promise<NativeRun> {
  const clock = new VirtualClock(given.start, given.inTurn);
  const made = new MadeErrors();
  const ofServices = sdkErrors(subject);
  const errors = new ErrorFactory([...subject.errors, ...ofServices], made);
  for (const { name, type } of ofServices) errors.register(name, type);
  const { tasks, workflow: compiled } = subject;
  const origins = compiled.map.states;
  const services = new Map(compiled.targets.map((target) => [callHere(target, compiled), target]));
  const replay = new Replay(given.recording, { tasks, services, errors, clock, concurrent: given.concurrent, origins });
  const { timeoutSeconds: seconds } = compiled;
  const deadline: Deadline | null =
    seconds === null ? null : { at: given.start + seconds * 1_000, seconds, now: () => clock.now };
  const host: PortHost = {
    call: (task, args) => replay.call(task, args),
    errorClass: (name, type) => errors.register(name, type),
    endless: () => {
      const before = currentDeadline();
      setDeadline(null);
      return before;
    },
    within: (before) => setDeadline(before === null ? null : deadline),
    apart: (block) => {
      const before = currentDeadline();
      const done = block();
      setDeadline(before);
      return done;
    },
  };
  const chance = chanceOf(recordedChance(clock, given.drawn));
  const names = { [hostName]: host, ...made.constructors, ...chance.names };
  const workflow = load(subject, given.bundle, names, { chance, call: (task, sent) => replay.call(task, sent) });
  const args = given.input === undefined ? [] : [toJson(given.input)];
  const run: { ending: Ending | null } = { ending: null };
  const end = (ending: Ending): Ending => (run.ending ??= ending);
  const called = async (): Promise<unknown> => Reflect.apply(workflow, undefined, args);
  const running = (): Promise<unknown> =>
    asWorkflow(
      () => withDeadline(deadline, called),
      () => clock.idle(),
    );
  const served: Host = { call: (name, sent) => replay.call(name, sent), execution: factsOf(given) };
  void withClock(clock, () => withHost(served, running)).then(
    (value) => end({ kind: "returned", value: toJson(value) }),
    (error: unknown) => end(threw(error, made)),
  );
  while (run.ending === null && replay.disagreement === null) {
    const moved = await clock.step();
    if (!moved) end({ kind: "stuck" });
  }
  return {
    ending: run.ending ?? { kind: "stuck" },
    trace: replay.trace,
    disagreement: replay.disagreement,
    missing: replay.unmatched.next,
    stop: clock.now,
    slack: clock.slack,
    sequential: !clock.crowded && replay.trace.every(({ attempt }) => attempt !== undefined),
  };
}

function factsOf({ id = "arn:aws:states:us-east-1:123456789012:execution:simulated:simulated", start }: NativeInput) {
  return { id, name: id.split(":")[7] ?? "", startTime: new Date(start).toISOString() };
}

function threw(error: unknown, made: MadeErrors): Ending {
  const { name, message } = { name: errorName(error), message: errorMessage(error) };
  return made.isEngines(error) ? { kind: "threw", name, message, byEngine: true } : { kind: "threw", name, message };
}

type Workflow = (...args: readonly unknown[]) => unknown;

interface World {
  readonly chance: Chance;
  readonly call: Call;
}

function load(subject: Subject, bundle: string, names: Chance["names"], { chance, call }: World): Workflow {
  const { root, workflow } = subject;
  const fromProject = createRequire(join(root, "package.json"));
  const require = (id: string): unknown => {
    if (id === "sfn-compile") return words;
    if (id === "sfn-compile/lambda") return lambda;
    return chance.module(id) ?? portedPackage(id, subject, call) ?? fromProject(id);
  };
  const loaded = evaluate(bundle, require, names)[workflow.functionName];
  if (!isWorkflow(loaded)) throw new Error(`${workflow.file} exports no function ${workflow.functionName}`);
  return loaded;
}

function isWorkflow(value: unknown): value is Workflow {
  return typeof value === "function";
}
