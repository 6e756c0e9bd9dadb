/**
 * Awaits aside, code is outlined: it becomes a function, and where it stood, a call of that function.
 *
 *   const day = new Date(at).toISOString();   →   a task step with { at }, and day = its result
 */
import { Node, type Expression as Syntax } from "ts-morph";
import { natureOf, originOf } from "../hints";
import { kindsOf } from "../read-expression";
import { mayEndQuietly } from "../quiet-ends";
import { makeLocal, place, readOf, type Reading } from "../reading";
import { property } from "../parts";
import { declareLocal } from "../declare";
import { returnValue } from "../statements/return";
import { partThatIsNotJson } from "../types";
import type { Expression, Local, Read } from "../../ir/expression";
import { plainCall, type Step } from "../../ir/flow";
import { kind, mayBe, nothing, type Kinds } from "../../ir/kinds";
import type { Span } from "../../ir/span";
import { gather } from "./carried";
import { codeOf, type Parts } from "./code";
import type { Exit } from "./exits";
import { leavesHoles } from "./holed";
import { inputsOf, keyFor, payloadOf, type Input } from "./inputs";
import { keysOf } from "./keys";
import { isAtBorder } from "./border";
import { isSafe } from "./safe";
import type { Head } from "./heads";
import { outsOf, type Outs } from "./outs";
import { isUnsetBefore } from "./unset";

/** Code that can be outlined, before it is. */
export interface Plan {
  readonly nodes: readonly Node[];
  readonly carried: readonly Node[];
  readonly inputs: readonly Input[];
  readonly outs: Outs;
  readonly exits: readonly Exit[];
  /** Nothing behind the code is reached from its end. */
  readonly ends: boolean;
  /** Those of the nodes that the statement behind the code evaluates first. */
  readonly heads: readonly Head[];
}

/** Plans a region; null where outlining it would not do what the code does. */
export function planned(
  nodes: readonly Node[],
  { exits, ends, heads = [] }: Pick<Plan, "exits" | "ends"> & Partial<Pick<Plan, "heads">>,
  reading: Reading,
): Plan | null {
  const gathered = gather(nodes, reading);
  if (gathered === null || !isSafe(nodes, gathered, reading) || leavesHoles(nodes, reading)) return null;
  const outs = outsOf(nodes, gathered, reading);
  const given = gathered.values.filter((free) => !isUnsetBefore(free, nodes));
  const inputs = outs === null ? null : inputsOf(given, nodes, reading);
  if (outs === null || inputs === null || !exits.every((exit) => canLeave(exit, reading))) return null;
  return { nodes, carried: gathered.carried, inputs, outs, exits, ends, heads };
}

/** What is returned has to be kept, unless it leaves the workflow. */
function canLeave(exit: Exit, reading: Reading): boolean {
  const value = exit.kind === "return" ? exit.node.getExpression() : undefined;
  return value === undefined || isKept(value, reading);
}

/** True for an expression whose value can be kept. */
export function isKept(node: Syntax, reading: Reading): boolean {
  const type = node.getType();
  if (mayBe(kindsOf(node, reading), kind.error | kind.other)) return false;
  return type.isAny() || type.isUnknown() || partThatIsNotJson(type, node) === null;
}

/** Outlines: notes the region, and adds the steps that call it and take its results. Returns the value of an expression. */
export function outline(plan: Plan, why: string, reading: Reading): Expression {
  const { nodes, outs, exits, ends } = plan;
  const [first] = nodes;
  if (first === undefined) throw new Error("a region is never empty");
  const span = place(reading, first);
  const taken = new Set(["exit", "value", "thrown"]);
  const result = makeLocal("outlined", "outlined", span, kind.object);
  const about: About = { result: readOf(result, kind.object, span), span, reading };
  const outer = outs.outer.map((out) => ({ ...out, key: keyFor(out.local.hint, taken) }));
  const later: Step[] = [];
  const inner = outs.inner.map((name) => {
    const kinds = kindsOf(name, reading) & ~kind.other;
    const local = declareLocal(name, undefined, kinds, reading);
    if (kinds === kind.error) reading.errors.add(local);
    return { name: name.getText(), local, kinds: kinds | reading.writes.lies(name), key: keyFor(local.hint, taken) };
  });
  for (const { local, key, kinds } of inner) later.push(setTo(local, key, kinds, about));
  const tagged = outs.catches || !(exits.length === 0 || (ends && exits.every((exit) => exit.kind === "return")));
  const given = plan.heads.map((head) => ({ ...head, key: keyFor(hintOf(head.node, reading), taken) }));
  const hint = hintFor(plan, [...inner, ...outer], reading);
  const parts: Parts = {
    ...plan,
    outer,
    inner,
    given: given.map((head) => ({ ...head, leaves: isAtBorder(head.node, reading) })),
    tagged,
    leaves: exits.length > 0 ? reading.returns === null : isAtBorder(first, reading),
    catches: outs.catches,
  };
  const required = [...outer, ...inner].filter(({ local }) => !local.boxed).map(({ key }) => key);
  const numbers = [...outer, ...inner].filter(({ kinds }) => mayBe(kinds, kind.nan)).map(({ key }) => key);
  if (yieldsNaN(plan, reading)) numbers.push("value");
  numbers.push(...given.flatMap(({ node, key }) => (mayBe(kindsOf(node, reading), kind.nan) ? [key] : [])));
  addRegion({ plan, parts, why, hint, required, numbers }, about.result, reading);
  for (const { local, key, kinds } of outer) reading.steps.push(setTo(local, key, kinds, about));
  leave(plan, tagged, about);
  reading.steps.push(...later);
  for (const head of given) give(head, about);
  const value = Node.isExpression(first) ? kindsOfWhole(first, reading) : nothing;
  return property(about.result, "value", { kinds: value, span, optional: false });
}

/** What the code yields: the beginning of a chain is a value of its own here, and undefined where the chain ends. */
export function kindsOfWhole(node: Syntax, reading: Reading): Kinds {
  const kinds = kindsOf(node, reading);
  return mayEndQuietly(node, (base) => kindsOf(base, reading)) ? kinds | kind.undefined : kinds;
}

/** True where the value, or one that is returned, may be NaN. */
function yieldsNaN({ nodes, exits }: Plan, reading: Reading): boolean {
  const returned = exits.map((exit) => (exit.kind === "return" ? exit.node.getExpression() : undefined));
  return [nodes[0], ...returned].some((node) => Node.isExpression(node) && mayBe(kindsOf(node, reading), kind.nan));
}

interface Made {
  readonly plan: Plan;
  readonly parts: Parts;
  readonly why: string;
  readonly hint: string;
  readonly required: readonly string[];
  readonly numbers?: readonly string[];
}

/** Notes a region, and adds the step that calls it. */
export function addRegion(
  { plan, parts, why, hint, required, numbers = [] }: Made,
  result: Read,
  reading: Reading,
): void {
  const { inputs, outs, nodes } = plan;
  const { span } = result;
  const name = keyFor(hint, new Set(reading.regions.map((region) => region.name)));
  reading.regions.push({
    name,
    file: span.file,
    span,
    why,
    code: codeOf(parts),
    changes: inputs.filter(({ free }) => outs.changed.includes(free)).map(({ key }) => key),
    separate: outs.separate,
    required,
    numbers,
    ...keysOf([...nodes, ...parts.carried], reading),
  });
  reading.steps.push({
    ...plainCall,
    target: { kind: "outlined", name: reading.outlined, region: name, pattern: "request" },
    payload: payloadOf(name, parts.lifted === undefined ? inputs : [...inputs, parts.lifted], nodes, reading),
    into: result.local,
    resultKinds: kind.object,
    title: reading.title ?? `compute ${hint}`,
    span,
  });
}

/** What has been evaluated is read from the result, where it stands. */
function give({ node, listed, key }: Head & { readonly key: string }, { result, reading }: About): void {
  const kinds = listed ? kind.array : kindsOfWhole(node, reading);
  const value = property(result, key, { kinds, span: place(reading, node), optional: false });
  reading.given.set(node, { value, isRead: false });
}

interface About {
  readonly result: Read;
  readonly span: Span;
  readonly reading: Reading;
}

function setTo(local: Local, key: string, kinds: Kinds, { result, span }: About): Step {
  const present = local.boxed ? kinds : kinds & ~kind.undefined;
  const value = property(result, key, { kinds: present, span, optional: false });
  return { kind: "set", local, value, identity: "unknown", span };
}

/** Leaves the code around in the way that the result tells. */
function leave({ exits, outs, ends }: Plan, tagged: boolean, about: About): void {
  const { result, span, reading } = about;
  const given = exits.flatMap((exit) => (exit.kind === "return" ? [exit.node.getExpression()] : []));
  const kinds = given.reduce<Kinds>(
    (all, node) => all | (node === undefined ? kind.undefined : kindsOf(node, reading)),
    nothing,
  );
  const value = property(result, "value", { kinds, span, optional: false });
  if (!tagged) {
    if (exits.length > 0 && ends) returnValue(value, true, span, reading);
    return;
  }
  const exit = property(result, "exit", { kinds: kind.string | kind.undefined, span, optional: false });
  const when = (name: string, take: () => void): void => {
    const right: Expression = { kind: "literal", value: name, kinds: kind.string, span };
    const test: Expression = { kind: "binary", operator: "===", left: exit, right, kinds: kind.boolean, span };
    const outerSteps = reading.steps;
    reading.steps = [];
    take();
    outerSteps.push({ kind: "branch", test, then: reading.steps, otherwise: [], title: null, span });
    reading.steps = outerSteps;
  };
  if (outs.catches)
    when("throw", () => {
      const error = property(result, "thrown", { kinds: kind.error, span, optional: false });
      reading.steps.push({ kind: "throw", error, span });
    });
  const names = [...new Set(exits.map(({ name }) => name))];
  names.forEach((name, at) => {
    const exitOfName = exits.find((each) => each.name === name);
    if (exitOfName === undefined) return;
    const take = (): void => {
      if (exitOfName.kind !== "return") reading.steps.push({ kind: exitOfName.kind, label: exitOfName.label, span });
      else
        returnValue(
          value,
          given.some((node) => node !== undefined),
          span,
          reading,
        );
    };
    if (ends && at === names.length - 1) take();
    else when(name, take);
  });
}

/** What the state is called after: what comes of the code. */
function hintFor({ nodes, heads }: Plan, outs: readonly { readonly local: Local }[], reading: Reading): string {
  const [first] = nodes;
  const [out] = outs;
  const [head] = heads;
  if (Node.isExpression(first)) return hintOf(first, reading);
  return out?.local.hint ?? (head === undefined ? "result" : hintOf(head.node, reading));
}

function hintOf(node: Syntax, reading: Reading): string {
  return originOf(node) ?? natureOf(kindsOf(node, reading));
}
