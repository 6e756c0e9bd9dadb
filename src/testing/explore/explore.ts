/**
 * Every way in which the calls of a workflow can fail, tried one after the other: each run is a simulation, compared
 * with the function as any other is.
 */
import type { Json } from "../../../compiler/asl/definition";
import { entriesOf } from "../../history/entry";
import { stepsOf } from "../../history/steps";
import { callOf, type Target } from "../../../compiler/ir/target";
import { requireTask } from "../answers";
import { pointingAt, siteOf } from "../blame";
import { compiledWorkflow } from "../compiled-workflow";
import { Disagreement } from "../disagreement";
import { toJson } from "../json";
import { storeOf } from "../objects";
import type { Attempt } from "../recording";
import { Stub } from "../stub";
import type { Task } from "../stub";
import { tryOut } from "../trial";
import type { Trial } from "../trial";
import { coverageOf } from "./coverage";
import { Exploring } from "./exploring";
import type { ExploringOptions } from "./exploring";
import { failureText, isSameCall } from "./failure";
import type { CallOf, Failure, Way } from "./failure";
import { callsIn, failing, failingObjects } from "./inject";
import { leftBy } from "./not-undone";
import type { Left } from "./not-undone";
import { waysIn } from "./ways";
import type { WaysOf } from "./ways";
import { plural, report } from "./report";
import type { Exploration, ExploredRun } from "./report";

/**
 * Runs a workflow once as the stubs say, and then once for each way in which each of its calls can fail: with an error
 * that nobody expects, with its time limit, with each error class of the program; each of these before and after the
 * effect of the call is done. Rejects as `simulate` does.
 */
export async function explore<Workflow extends Task>(
  workflow: Workflow,
  ...given: [...input: Parameters<Workflow>, ...more: (Stub | Exploring)[]]
): Promise<Exploration<Awaited<ReturnType<Workflow>>>> {
  const site = siteOf(explore);
  const options = given.find((each): each is Exploring => each instanceof Exploring)?.options ?? {};
  const stubs = given.filter((each): each is Stub => each instanceof Stub);
  const [input] = given.filter((each) => !(each instanceof Stub) && !(each instanceof Exploring));
  const { file, cwd = process.cwd(), start } = options;
  const { subject, code } = compiledWorkflow({ name: workflow.name, cwd, file });
  const json: Json | undefined = input === undefined ? undefined : toJson(input);
  const journey = new Journey<Awaited<ReturnType<Workflow>>>(subject, { code, stubs, start, input: json }, options);
  return pointingAt(site, journey.made());
}

interface Made<Output> {
  readonly run: ExploredRun<Output>;
  readonly recording: readonly Attempt[];
}

type Subject = Parameters<typeof tryOut>[0];

class Journey<Output> {
  readonly #made: Made<Output>[] = [];
  readonly #subject: Subject;
  readonly #trial: Trial;
  readonly #options: ExploringOptions;
  readonly #waysOf: WaysOf;

  constructor(subject: Subject, trial: Trial, options: ExploringOptions) {
    this.#subject = subject;
    this.#trial = trial;
    this.#options = options;
    this.#waysOf = waysIn(subject, options.errors ?? subject.errors.map(({ name }) => name));
  }

  async made(): Promise<Exploration<Output>> {
    const usual = await this.#run([]);
    const calls = callsIn(usual.recording);
    const ways = calls.map((call) => this.#waysOf(call).length);
    const singles: Made<Output>[] = [];
    for (const call of calls)
      for (const way of this.#waysOf(call)) singles.push(await this.#run([failureOf(call, way)]));
    const recovered = await this.#recovering(singles);
    const pairs = this.#options.pairs === true ? await this.#pairs(singles) : 0;
    const formula = [
      "1",
      ...products(ways),
      ...(recovered === 0 ? [] : [`${recovered} with a retry that succeeds`]),
      ...(this.#options.pairs === true ? [`${pairs} pairs`] : []),
    ].join(" + ");
    return this.#told(formula, 1 + ways.reduce((sum, each) => sum + each, 0) + recovered + pairs);
  }

  /** Runs in which the first attempt fails and the next one does not, for each call that is repeated. */
  async #recovering(singles: readonly Made<Output>[]): Promise<number> {
    const repeated = singles.filter(({ recording, run }) => isRepeated(recording, run.failures[0]));
    for (const { run } of repeated) await this.#run(run.failures.map((failure) => ({ ...failure, once: true })));
    return repeated.length;
  }

  async #pairs(singles: readonly Made<Output>[]): Promise<number> {
    let count = 0;
    for (const { run, recording } of singles) {
      const calls = callsIn(recording);
      const [first] = run.failures;
      const at = calls.findIndex((call) => first !== undefined && isSameCall(call, first));
      for (const call of calls.slice(at + 1)) {
        const ways = this.#waysOf(call).filter(({ effectDone }) => !effectDone);
        for (const way of ways) await this.#run([...run.failures, failureOf(call, way)]);
        count += ways.length;
      }
    }
    return count;
  }

  async #run(failures: readonly Failure[]): Promise<Made<Output>> {
    const { limit = 5_000, before } = this.#options;
    if (this.#made.length >= limit) throw new Error(`there are more than ${limit} runs: \`exploring({ limit })\``);
    const title = failures.length === 0 ? "nothing is made to fail" : failures.map(failureText).join(", then ");
    await before?.();
    try {
      const { objects, cwd = process.cwd() } = this.#options;
      const trial = { ...this.#trial, objects: storeOf(objects, cwd) };
      const meddling = { between: failing(failures, this.#subject.tasks), failObjects: failingObjects(failures) };
      const { run, recording } = await tryOut<Output>(this.#subject, trial, meddling);
      const made = { run: { ...run, title, failures }, recording };
      this.#made.push(made);
      return made;
    } catch (error) {
      if (error instanceof Disagreement) error.message = `where ${title}: ${error.message}`;
      throw error;
    }
  }

  #told(formula: string, expected: number): Exploration<Output> {
    const { workflow } = this.#subject;
    const { definition, map } = workflow;
    const looking = workflow.targets.filter(onlyLooks).map(callOf);
    const harmless = new Set([
      ...looking,
      ...(this.#options.harmless ?? []).map((task) => requireTask(task, this.#subject)),
    ]);
    const steps = this.#made.map(({ run }) => stepsOf(entriesOf(run.history) ?? []));
    const left = this.#made.flatMap(({ run, recording }): readonly Left[] =>
      run.status === "SUCCEEDED"
        ? []
        : leftBy({ recording, failures: run.failures, states: run.states }, map, harmless),
    );
    const told = {
      runs: this.#made.map(({ run }) => run),
      formula,
      expected,
      coverage: coverageOf(definition, steps),
      notUndone: left.filter(({ completed }) => completed),
      doubtful: left.filter(({ completed }) => !completed),
    };
    return { ...told, report: () => report(told) };
  }
}

/** By its name an action changes nothing, so that nothing has to be undone. */
function onlyLooks(target: Target): boolean {
  return target.kind === "sdk" && /^(get|list|describe|query|scan|head|batchGet|search|lookup)/.test(target.action);
}

/** `3 calls × 10 ways`, for each number of ways. */
function products(ways: readonly number[]): readonly string[] {
  const calls = new Map<number, number>();
  for (const each of ways) calls.set(each, (calls.get(each) ?? 0) + 1);
  return [...calls].map(([each, count]) => `${plural(count, "call")} × ${each} ways`);
}

function failureOf({ task, number, byMapRun }: CallOf, way: Way): Failure {
  return { task, number, ...(byMapRun === undefined ? {} : { byMapRun }), ...way, once: false };
}

function isRepeated(recording: readonly Attempt[], failure: Failure | undefined): boolean {
  return recording.some(({ task, attempt }) => task === failure?.task && attempt > 1);
}
