/** Mistakes that a compiler could make, planted in ours: the programs have to find each of them. */
import type { Definition } from "../../compiler/asl/definition";
import type { Flow } from "../../compiler/ir/flow";
import { definitionSabotages } from "../sabotage/definition-sabotages";
import { flowSabotages } from "../sabotage/flow-sabotages";
import type { Mutant } from "../sabotage/mutant";
import type { Sabotage as Mistake } from "../sabotage/sabotage";
import { campaign } from "./campaign";
import type { Finding } from "./campaign";
import type { Sabotage } from "./compiled";
import { graphMistakes, groupSabotages } from "./planted-groups";
import { Random } from "./random";

export interface Planted {
  readonly name: string;
  readonly plant: (seed: number) => Sabotage;
}

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
    return { name, plant: (seed) => sabotageOf(mistake, new Random(seed)) };
  }),
  ...graphMistakes.map(({ name, change }): Planted => ({
    name,
    plant: (seed) => ({ graph: (graph) => change(graph, new Random(seed).below(4)) ?? graph }),
  })),
];

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
  readonly repository: string;
  /** Seed of the first program. */
  readonly first: number;
  /** Programs after which it is given up. */
  readonly most: number;
}

/** A machine that is refused, or could never be deployed, is no machine that does something else. */
function isReal({ what, world }: Finding): boolean {
  return world !== null && !what.includes("SCHEMA_VALIDATION_FAILED");
}

/** The first program that shows the mistake; null when none of them does. */
export async function whoFinds({ plant }: Planted, { repository, first, most }: Hunt): Promise<Found | null> {
  const tally = await campaign(first, most, {
    repository,
    sabotage: plant,
    goOn: ({ findings }) => !findings.some(isReal),
  });
  const finding = tally.findings.find(isReal);
  return finding === undefined ? null : { programs: tally.programs, what: finding.what };
}
