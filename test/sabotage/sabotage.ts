/** A sabotage: one kind of mistake that a compiler could make, at every place where it could make it. */
import type { Definition, State } from "../../compiler/asl/definition";
import type { Expression } from "../../compiler/ir/expression";
import type { Flow, Step } from "../../compiler/ir/flow";
import { mutants } from "./mutant";
import type { Change, Mutant } from "./mutant";
import { reachable } from "./reachable";

export type Sabotage =
  | { readonly floor: "flow"; readonly name: string; readonly mutate: (flow: Flow) => Iterable<Mutant<Flow>> }
  | {
      readonly floor: "definition";
      readonly name: string;
      readonly mutate: (definition: Definition) => Iterable<Mutant<Definition>>;
    };

type StepOf<Kind extends Step["kind"]> = Step & { readonly kind: Kind };
type ExpressionOf<Kind extends Expression["kind"]> = Extract<Expression, { readonly kind: Kind }>;
type StateOf<Type extends State["Type"]> = Extract<State, { readonly Type: Type }>;

/** Other steps in the place of a step of this kind. Each alternative is a list: an empty one forgets the step. */
export function inSteps<Kind extends Step["kind"]>(
  name: string,
  kind: Kind,
  change: (step: StepOf<Kind>) => readonly (readonly Step[])[],
): Sabotage {
  return inLists(name, (steps, at) => {
    const step = steps[at];
    if (step?.kind !== kind) return [];
    return change(step as StepOf<Kind>).map((other) => [...steps.slice(0, at), ...other, ...steps.slice(at + 1)]);
  });
}

/** Other lists of steps in the place of a list, for each position in it. */
export function inLists(
  name: string,
  change: (steps: readonly Step[], at: number) => readonly (readonly Step[])[],
): Sabotage {
  const all: Change = (part) => {
    const steps = stepsIn(part);
    return steps.flatMap(({ span: { line } }, at) =>
      change(steps, at).map((other, way) => ({ part: other, line, way: way + 1 })),
    );
  };
  return { floor: "flow", name, mutate: (flow) => mutants(flow, all) };
}

/** Other expressions in the place of an expression of this kind. */
export function inExpressions<Kind extends Expression["kind"]>(
  name: string,
  kind: Kind,
  change: (expression: ExpressionOf<Kind>) => readonly Expression[],
): Sabotage {
  const each: Change = (part) =>
    isKind(part, kind) ? change(part).map((other, way) => ({ part: other, way: way + 1 })) : [];
  return { floor: "flow", name, mutate: (flow) => mutants(flow, each) };
}

/** Other states in the place of a state of this type. What is not reached any more is left out, as AWS wants it. */
export function inStates<Type extends State["Type"]>(
  name: string,
  type: Type,
  change: (state: StateOf<Type>, definition: Definition) => readonly State[],
): Sabotage {
  return inDefinitions(name, (definition) =>
    mutants(definition, (part) =>
      isType(part, type) ? change(part, definition).map((other, at) => ({ part: other, way: at + 1 })) : [],
    ),
  );
}

/** Definitions with a mistake of any sort. */
export function inDefinitions(
  name: string,
  change: (definition: Definition) => Iterable<Mutant<Definition>>,
): Sabotage {
  const mutate = function* (definition: Definition): Generator<Mutant<Definition>> {
    for (const { where, whole } of change(definition)) yield { where, whole: reachable(whole) };
  };
  return { floor: "definition", name, mutate };
}

const stepKinds: ReadonlySet<unknown> = new Set<Step["kind"]>([
  ...(["task", "sleep", "set", "branch", "switch", "loop", "each", "block"] as const),
  ...(["attempt", "break", "continue", "return", "throw", "compensate"] as const),
]);

function stepsIn(part: unknown): readonly Step[] {
  if (!Array.isArray(part)) return [];
  return part.every((item: unknown) => isRecord(item) && stepKinds.has(item["kind"])) ? (part as readonly Step[]) : [];
}

function isKind<Kind extends Expression["kind"]>(part: unknown, kind: Kind): part is ExpressionOf<Kind> {
  return isRecord(part) && part["kind"] === kind && "kinds" in part;
}

function isType<Type extends State["Type"]>(part: unknown, type: Type): part is StateOf<Type> {
  return isRecord(part) && part["Type"] === type;
}

function isRecord(part: unknown): part is { readonly [key: string]: unknown } {
  return typeof part === "object" && part !== null;
}
