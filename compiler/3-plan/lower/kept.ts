/**
 * What a compensation keeps of the turn that registered it: `flight.id`, where its block reads `flight.id`.
 * A local that outlives all registrations needs no keeping: it is read when the block runs, as a closure reads it.
 */
import { keptWrittenLater, undoWritesOutside } from "../../diagnostics/catalog/check";
import type { Report } from "../../diagnostics/report";
import type { Expression, Local } from "../../ir/expression";
import { isFallible } from "../../ir/fallible";
import type { CompensateStep, Step } from "../../ir/flow";
import { kind, mayBe } from "../../ir/kinds";
import { bodiesOf, evaluatedWithin, writtenBy, writtenByStep } from "../../ir/steps";
import { mapParts, partsOf } from "../../ir/walk";
import { isRepeated } from "./regions";

/** A value that an entry holds. */
export interface Kept {
  /** The property of the entry. */
  readonly key: string;
  readonly path: Path;
  /** As the block reads it, and as it is evaluated where the block is registered. */
  readonly value: Expression;
  /** Its name where the block runs. */
  readonly local: Local;
}

/** A step that registers an unknown number of times. */
export interface Region {
  readonly region: Step;
  /** Its locals of which each turn has its own. */
  readonly own: ReadonlySet<Local>;
  /** Every step of the workflow, what compensations do left out. */
  readonly all: readonly Step[];
}

/** The locals of which each turn of a loop has its own: written nowhere else, or copied for each turn by `for (let …)`. */
export function ownLocals(region: Step, all: readonly Step[]): ReadonlySet<Local> {
  const inside = stepsWithout(stepsWithout([region]).filter(isRepeated));
  const outside = new Set(all.flatMap((step) => (inside.includes(step) ? [] : writtenByStep(step))));
  const copied = inside.flatMap((step) => (step.kind === "loop" ? step.copied : []));
  const written = inside.flatMap(writtenByStep).filter((local) => local !== null && !outside.has(local));
  return new Set([...written, ...copied].filter((local) => local !== null));
}

/** What blocks have to keep of these locals; what several of them read, once. */
export function keptBy(blocks: readonly CompensateStep[], own: ReadonlySet<Local>): readonly Kept[] {
  const found: Kept[] = [];
  const add = (path: Path, value: Expression): void => {
    const key = unique(nameOf(path), new Set(found.map((each) => each.key)));
    const boxed = mayBe(value.kinds, kind.undefined);
    found.push({ key, path, value, local: { name: key, hint: key, span: value.span, boxed } });
  };
  for (const { body } of blocks)
    for (const { path, value } of pathsIn(evaluatedWithin(body), own))
      if (!found.some((each) => isSame(each.path, path))) add(path, value);
  return found;
}

/** Those of them that a block reads. */
export function readBy(block: CompensateStep, kept: readonly Kept[], own: ReadonlySet<Local>): readonly Kept[] {
  const read = [...pathsIn(evaluatedWithin(block.body), own)];
  return kept.filter((each) => read.some(({ path }) => isSame(each.path, path)));
}

/** The longest paths that can be evaluated without failing. */
function* pathsIn(
  values: Iterable<Expression>,
  own: ReadonlySet<Local>,
): Generator<{ readonly path: Path; readonly value: Expression }> {
  for (const value of values) {
    const path = pathOf(value, own);
    if (path === null || isFallible(value)) yield* pathsIn(partsOf(value), own);
    else yield { path, value };
  }
}

/** The expression as it reads where the block runs. */
export function fromEntry(value: Expression, kept: readonly Kept[], own: ReadonlySet<Local>): Expression {
  const path = pathOf(value, own);
  const known = path === null ? undefined : kept.find((each) => isSame(each.path, path));
  if (known === undefined) return mapParts(value, (part) => fromEntry(part, kept, own));
  return { kind: "read", local: known.local, kinds: value.kinds, span: value.span };
}

/**
 * Refuses a block that reads a local of its turn which is written after the registration (a copy would not see that, as a
 * closure does), and one that writes a local of the program: blocks run as iterations of a Map, which has its own variables.
 */
export function refuseWrites(block: CompensateStep, { region, own, all }: Region, report: Report): void {
  const read = new Set([...evaluatedWithin(block.body)].flatMap((value) => [...rootsOf(value, own)]));
  const order = stepsWithout([region]);
  const loop = order.findLast((step) => isRepeated(step) && holds(step, block)) ?? region;
  const turn = stepsWithout([loop]);
  const copied = loop.kind === "loop" ? loop : null;
  const outer = new Set(all.flatMap(writtenByStep));
  for (const local of writtenBy(block.body))
    if (outer.has(local)) report.add(undoWritesOutside, block.span, { name: local.name });
  for (const local of read) {
    const isCopied = copied?.copied.includes(local) === true;
    const updates = isCopied ? new Set(stepsWithout(copied.update)) : new Set<Step>();
    const writers = order.filter((step) => writtenByStep(step).includes(local) && !updates.has(step));
    const later = writers.some((step) => order.indexOf(step) > order.indexOf(block));
    const again = writers.some((step) => turn.includes(step)) && !writers.every((step) => turn.includes(step));
    if (later || (again && !isCopied)) report.add(keptWrittenLater, block.span, { name: local.name });
  }
}

/** `root.name.name` */
interface Path {
  readonly root: Local;
  readonly names: readonly string[];
}

/** The path that an expression is, from one of these locals. */
function pathOf(value: Expression, own: ReadonlySet<Local>): Path | null {
  if (value.kind === "read") return own.has(value.local) ? { root: value.local, names: [] } : null;
  if (value.kind !== "property" || value.optional) return null;
  const base = pathOf(value.base, own);
  return base === null ? null : { root: base.root, names: [...base.names, value.name] };
}

function isSame(one: Path, other: Path): boolean {
  return one.root === other.root && JSON.stringify(one.names) === JSON.stringify(other.names);
}

/** `flight.id` → `flightId` */
function nameOf({ root, names }: Path): string {
  return names.reduce((all, name) => `${all}${name.slice(0, 1).toUpperCase()}${name.slice(1)}`, root.hint);
}

function* rootsOf(value: Expression, own: ReadonlySet<Local>): Generator<Local> {
  if (value.kind === "read" && own.has(value.local)) yield value.local;
  for (const part of partsOf(value)) yield* rootsOf(part, own);
}

function unique(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let count = 2; taken.has(free); count++) free = `${name}${count}`;
  return free;
}

function holds(step: Step, inner: Step): boolean {
  return stepsWithout([step]).includes(inner);
}

/** Every step of a list, those inside of others included; what compensations do is left out. */
export function stepsWithout(steps: readonly Step[]): readonly Step[] {
  return steps.flatMap((step) => [
    step,
    ...(step.kind === "compensate" ? [] : bodiesOf(step).flatMap((body) => stepsWithout(body))),
  ]);
}
