/** Mistakes that a compiler could make, planted in ours: the programs have to find each of them. */
import type { Project } from "ts-morph";
import type { Definition } from "../../compiler/asl/definition";
import type { Flow } from "../../compiler/ir/flow";
import { definitionSabotages } from "../sabotage/definition-sabotages";
import { flowSabotages } from "../sabotage/flow-sabotages";
import type { Mutant } from "../sabotage/mutant";
import type { Sabotage as Mistake } from "../sabotage/sabotage";
import { compileAll } from "./compiled";
import type { Compiled, Sabotage } from "./compiled";
import { generate } from "./generate/program";
import { compared } from "./judge";
import { runNatively } from "./native";
import type { NativeProgram, Ran } from "./native";
import { graphMistakes, groupSabotages } from "./planted-groups";
import { Random } from "./random";
import { isConcurrent, TooLong, worldOf, worldsEach } from "./world";
import type { World } from "./world";

export interface Planted {
  readonly name: string;
  readonly plant: (seed: number) => Sabotage;
  /** A program without such text has no place for it. */
  readonly place?: RegExp;
}

const places: { readonly [name: string]: RegExp } = {
  "continue of an outer loop taken for one of the inner": /\bcontinue \w+;/,
  "break out of an outer loop taken for one of the inner": /\bbreak \w+;/,
};

/** Small mistakes above all: those that a program notices only where it looks closely. */
const names: readonly string[] = [
  "for-of skips the last item",
  "finally only after the good way",
  "the error of a catch is caught by its own try",
  "fall-through removed",
  "fall-through added",
  "loop tested at the other end",
  "continue turned into break",
  "continue of an outer loop taken for one of the inner",
  "break out of an outer loop taken for one of the inner",
  "compensate moved behind the next step",
  "compensation bodies swapped",
  "compound assignment lost",
  "two tasks in the other order",
  "retry policy forgotten",
  "sleep forgotten",
  "comparison off by one",
  "equal taken for different",
  "and taken for or",
  "negation lost",
  "Math.max taken for Math.min",
  "text loses a part",
  "an object loses a member",
  "instanceof forgets a class",
  "message and name of an error confused",
  "a catcher dropped",
  "a catcher narrowed",
  "one attempt fewer",
  "backoff changed",
  "an assignment lost on success",
  "an assignment lost by a catcher",
  "an assignment lost by a rule",
  "an assignment lost by Default",
  "Next skips a state",
  "a rule and the next way swapped",
  "Fail has another Cause",
  "an argument is another",
  "TimeoutSeconds dropped",
  "interval changed",
  "loop update lost",
  "plus and minus confused",
  ...groupSabotages.map(({ name }) => name),
];

/** In what is read, in what is planned, in what is written. */
export const planted: readonly Planted[] = [
  ...names.map((name): Planted => {
    const mistake = [...flowSabotages, ...definitionSabotages, ...groupSabotages].find((each) => each.name === name);
    if (mistake === undefined) throw new Error(`there is no mistake "${name}"`);
    return { name, plant: (seed) => sabotageOf(mistake, new Random(seed)), ...placeOf(name) };
  }),
  ...graphMistakes.map(({ name, change }): Planted => ({
    name,
    ...placeOf(name),
    plant: (seed) => ({ graph: (graph) => change(graph, new Random(seed).below(4)) ?? graph }),
  })),
];

function placeOf(name: string): Pick<Planted, "place"> {
  const place = places[name];
  return place === undefined ? {} : { place };
}

/** The mistake at one place of each program, drawn among the first few. */
function sabotageOf(mistake: Mistake, random: Random): Sabotage {
  return mistake.floor === "flow"
    ? { flow: (flow: Flow): Flow => oneOf(mistake.mutate(flow), random) ?? flow }
    : { definition: (definition: Definition): Definition => oneOf(mistake.mutate(definition), random) ?? definition };
}

function oneOf<Whole>(mutants: Iterable<Mutant<Whole>>, random: Random): Whole | null {
  const at = random.below(4);
  let last: Whole | null = null;
  let count = 0;
  for (const { whole } of mutants) {
    last = whole;
    if (count++ === at) break;
  }
  return last;
}

export interface Found {
  /** How many programs it took. */
  readonly programs: number;
  readonly what: string;
}

export interface Hunt {
  readonly project: Project;
  /** Seed of the first program. */
  readonly first: number;
  /** Programs after which it is given up. */
  readonly most: number;
  readonly tell?: (bug: string, found: Found) => void;
}

/**
 * The first program that shows each mistake. A program is read once and runs natively once in each of its worlds, whatever
 * number of mistakes is still to be found.
 */
export async function whoFinds(
  bugs: readonly Planted[],
  { project, first, most, tell }: Hunt,
): Promise<ReadonlyMap<string, Found>> {
  const found = new Map<string, Found>();
  for (let from = 0; from < most && found.size < bugs.length; from += atOnce) {
    const sources = Array.from({ length: Math.min(atOnce, most - from) }, (_, at) => generate(first + from + at));
    const left = bugs.filter(({ name }) => !found.has(name));
    const promising = sources.filter(({ text }) => left.some(({ place }) => place?.test(text) ?? true));
    for (const [{ seed, text }, compiled] of compileAll(project, promising, "one way")) {
      if (compiled.kind !== "compiled") continue;
      const open = bugs.filter(({ name }) => !found.has(name));
      for (const [name, what] of await shownBy(seed, text, compiled, open)) {
        found.set(name, { programs: seed - first + 1, what });
        tell?.(name, { programs: seed - first + 1, what });
      }
    }
  }
  return found;
}

const atOnce = 25;

/** Those of the mistakes that the program shows, in worlds in which there is nothing to be seen without them. */
async function shownBy(
  seed: number,
  text: string,
  { native, ways, mutant }: Extract<Compiled, { readonly kind: "compiled" }>,
  bugs: readonly Planted[],
): Promise<ReadonlyMap<string, string>> {
  const shown = new Map<string, string>();
  const mutants = bugs.flatMap(({ name, plant }) => {
    const made = mutant(plant(seed));
    return made === null ? [] : [[name, made] as const];
  });
  for (let at = 0; at < worldsEach; at++) {
    const world = worldOf(seed * worldsEach + at, isConcurrent(text));
    const expected = await nativelyIn(world, native);
    if (expected === null || (await compared(expected, ways, world)).kind !== "same") continue;
    for (const [name, machine] of mutants) {
      if (shown.has(name)) continue;
      const verdict = await compared(expected, new Map([[name, machine]]), world);
      if (verdict.kind === "different" && isReal(verdict.what)) shown.set(name, verdict.what);
    }
  }
  return shown;
}

async function nativelyIn(world: World, native: NativeProgram): Promise<Ran | null> {
  try {
    return await runNatively(native, world);
  } catch (error) {
    if (error instanceof TooLong) return null;
    throw error;
  }
}

/** A machine that could never be deployed is no machine that does something else. */
function isReal(what: string): boolean {
  return !what.includes("SCHEMA_VALIDATION_FAILED");
}
