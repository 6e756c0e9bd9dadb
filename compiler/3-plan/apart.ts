/**
 * await distributedMap(keys, (key) => copy(key, order.bucket))   →   (key, given) => copy(key, given.orderBucket)
 * The execution of an item sees no variable of the workflow, and its input and name are others: what its steps read of them
 * is given to it, the longest paths that can be evaluated without failing.
 */
import type { Captured } from "../ir/distributed";
import type { Expression, Local } from "../ir/expression";
import { isFallible } from "../ir/fallible";
import type { Flow, GroupStep, Member, Step } from "../ir/flow";
import { kind, mayBe } from "../ir/kinds";
import { mapSteps } from "../ir/map-steps";
import { allSteps, evaluatedWithin, mapBodies, writtenBy } from "../ir/steps";
import { mapParts, partsOf, within } from "../ir/walk";

/** Gives to items that are executions of their own what they read of the workflow; the outermost Map first. */
export function apart(flow: Flow): Flow {
  if (![...allSteps(flow.body)].some((step) => step.kind === "group")) return flow;
  return { ...flow, body: flow.body.map(separated) };
}

function separated(step: Step): Step {
  const own = step.kind === "group" ? closed(step) : step;
  return mapBodies(own, (body) => body.map(separated));
}

function closed(step: GroupStep): GroupStep {
  const { members } = step;
  if (members.kind === "branches" || members.distributed === null) return step;
  const { member, item, index } = members;
  const values = [...evaluatedWithin(member.body), member.value];
  const parameters = values.flatMap(within).flatMap((part) => (part.kind === "lambda" ? part.parameters : []));
  const own = new Set<Local | null>([...writtenBy(member.body), item, index, ...parameters]);
  const textOf = texts();
  const paths = longest([...pathsIn(values, own)], textOf);
  const captured = named(paths);
  const replaced = new Map(captured.map(({ value, local }) => [textOf(value), local]));
  const change = (value: Expression): Expression =>
    asGiven(value, (part) => (isPath(part, own) ? replaced.get(textOf(part)) : undefined));
  const inside: Member = {
    body: mapSteps(member.body, {
      set: (each) => ({ ...each, value: change(each.value) }),
      value: change,
      local: (local) => local,
    }),
    value: change(member.value),
  };
  return { ...step, members: { ...members, member: inside, distributed: { ...members.distributed, captured } } };
}

/** What is read of what is around, and cannot fail. */
function* pathsIn(values: Iterable<Expression>, own: ReadonlySet<Local | null>): Generator<Expression> {
  for (const value of values) {
    if (isPath(value, own) && !isFallible(value)) yield value;
    else yield* pathsIn(partsOf(value), own);
  }
}

/** `order`, `order.customer.id`, the input, or who the execution is. */
function isPath(value: Expression, own: ReadonlySet<Local | null>): boolean {
  if (value.kind === "read") return !own.has(value.local);
  if (value.kind === "property") return !value.optional && isPath(value.base, own);
  return value.kind === "input" || (value.kind === "operation" && isOfExecution(value));
}

function isOfExecution(value: Extract<Expression, { readonly kind: "operation" }>): boolean {
  return ["execution id", "execution name", "execution start"].includes(value.name);
}

/** Each once, and none that is a part of another; what any of the places finds possible is. */
function longest(paths: readonly Expression[], textOf: Text): readonly Expression[] {
  const all = new Map<string, Expression>();
  for (const path of paths) {
    const known = all.get(textOf(path))?.kinds ?? 0;
    all.set(textOf(path), { ...path, kinds: path.kinds | known });
  }
  const isPart = (path: Expression): boolean =>
    path.kind === "property" && (all.has(textOf(path.base)) || isPart(path.base));
  return [...all.values()].filter((path) => !isPart(path));
}

/** One text for equal paths. */
type Text = (path: Expression) => string;

function texts(): Text {
  const numbers = new Map<Local, number>();
  const textOf: Text = (path) => {
    if (path.kind === "property") return `${textOf(path.base)}.${JSON.stringify(path.name)}`;
    if (path.kind === "operation") return path.name;
    if (path.kind !== "read") return path.kind;
    const number = numbers.get(path.local) ?? numbers.size;
    numbers.set(path.local, number);
    return `local ${number}`;
  };
  return textOf;
}

function named(paths: readonly Expression[]): readonly Captured[] {
  const taken = new Set<string>();
  return paths.map((value) => {
    const name = unique(nameOf(value), taken);
    taken.add(name);
    const boxed = mayBe(value.kinds, kind.undefined);
    return { name, value, local: { name, hint: name, span: value.span, boxed } };
  });
}

/** `order.customer.id` → `orderCustomerId` */
function nameOf(path: Expression): string {
  if (path.kind === "property") {
    const base = path.base.kind === "input" ? "" : nameOf(path.base);
    return base === "" ? path.name : `${base}${path.name.slice(0, 1).toUpperCase()}${path.name.slice(1)}`;
  }
  if (path.kind === "operation") return path.name.replace(/ (.)/, (_, first: string) => first.toUpperCase());
  return path.kind === "read" ? path.local.hint : "input";
}

function unique(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number++) free = `${name}${number}`;
  return free;
}

/** The expression as it reads in the item's execution. */
function asGiven(value: Expression, givenFor: (part: Expression) => Local | undefined): Expression {
  const local = givenFor(value);
  if (local !== undefined) return { kind: "read", local, kinds: value.kinds, span: value.span };
  return mapParts(value, (part) => asGiven(part, givenFor));
}
