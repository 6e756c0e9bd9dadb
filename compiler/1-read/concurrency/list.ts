/** Promise.all([a(x), (async () => { … })(), 7])   →   a branch for each call; everything else is a value */
import {
  Node,
  type ArrayLiteralExpression,
  type CallExpression,
  type Expression as Syntax,
  type Symbol,
} from "ts-morph";
import type { Expression, Item } from "../../ir/expression";
import { kind, type Kinds } from "../../ir/kinds";
import { element, property } from "../parts";
import { makeLocal, pin, place, readOf, type Reading } from "../reading";
import { nameOf, readElement, type Read } from "./element";
import { readElements } from "./elements";
import { readAwaitedPromise } from "./promises";
import { refuseMissing } from "./member";
import { mergeWrites } from "./merge";
import { fulfilled, settled } from "./settled";
import { isSettling } from "./syntax";

/** Adds the step for a list of members, and returns the list of their values. */
export function readList(call: CallExpression, list: ArrayLiteralExpression, reading: Reading): Expression {
  const span = place(reading, call);
  const readOne = (node: Syntax, at: number, started: boolean): Read => {
    const promise = promiseAt(node, reading);
    if (promise !== null) return readKept(call, { node, at, promise }, reading);
    const read = readElement(node, { mayMiss: isSettling(call), started, unregistered: null, reading });
    if (read.member !== null) refuseMissing(read.member, node, { call, at, reading });
    return read;
  };
  const read = readElements(list.getElements(), readOne, reading);
  const isPlain = (node: Syntax): boolean => !isSettling(call) || promiseAt(node, reading) !== null;
  const all = read.map((each) => (isPlain(each.node) ? each : settledElement(each)));
  const members = all.filter(({ member }) => member !== null);
  const whole = members.length < 2 ? readAlone(all, reading, span) : readTogether(call, all, reading);
  if (whole.kind === "read") reading.tuples.set(whole.local, kindsOfAll(all));
  return whole;
}

interface Kept {
  readonly symbol: Symbol;
  readonly result: Expression;
}

/** The promise that an element names, which was started before; null for any other. */
function promiseAt(node: Syntax, { promises }: Reading): Kept | null {
  const symbol = Node.isIdentifier(node) ? node.getSymbol() : undefined;
  const promise = symbol === undefined ? undefined : promises.get(symbol);
  return symbol === undefined || promise === undefined ? null : { symbol, result: promise.result };
}

interface KeptAt {
  readonly node: Syntax;
  readonly at: number;
  readonly promise: Kept;
}

/** What has become of a promise that was started before is known. */
function readKept(call: CallExpression, { node, at, promise }: KeptAt, reading: Reading): Read {
  const { symbol, result } = promise;
  const awaited = isSettling(call) ? result : readAwaitedPromise(symbol, place(reading, node), reading);
  const value = awaited ?? result;
  refuseMissing({ body: [], value }, node, { call, at, reading });
  return { node, member: null, value, shared: new Map() };
}

/** One member needs no group. */
function readAlone(all: readonly Read[], reading: Reading, span: Expression["span"]): Expression {
  for (const { member } of all) if (member !== null) reading.steps.push(...member.body);
  const values = all.map(({ value }) => value);
  return listOf(values, reading, span);
}

function readTogether(call: CallExpression, all: readonly Read[], reading: Reading): Expression {
  const span = place(reading, call);
  const members = all.flatMap(({ member }) => (member === null ? [] : [member]));
  const names = all.flatMap(({ node, member }) => (member === null ? [] : [nameOf(node, member, reading)])).join(", ");
  const into = makeLocal("results", "results", span, kind.array);
  const shared = new Map(all.flatMap((each) => [...each.shared]));
  const merged = mergeWrites({ members, shared }, reading);
  reading.steps.push({
    kind: "group",
    members: { kind: "branches", list: merged.members },
    into,
    merged: merged.locals,
    own: merged.own,
    settles: false,
    title: reading.title ?? `${isSettling(call) ? "all settled" : "all"}: ${names}`,
    span,
  });
  const results = readOf(into, kind.array, span);
  reading.steps.push(...merged.after(results));
  const isWhole = members.length === all.length && merged.key === null;
  return isWhole ? results : listOf(valuesOf(all, results, merged.key), reading, span);
}

/** What each element is behind the group. */
function valuesOf(all: readonly Read[], results: Expression, key: string | null): readonly Expression[] {
  const { span } = results;
  let next = 0;
  return all.map(({ member, value }): Expression => {
    if (member === null) return value;
    const at: Expression = { kind: "literal", value: next++, kinds: kind.number, span };
    const kinds = key === null ? value.kinds : kind.object;
    const found: Expression = { ...element(results, at, { kinds, span }), inside: true };
    return key === null ? found : property(found, key, { kinds: value.kinds, span, optional: false });
  });
}

function settledElement({ node, member, value, shared }: Read): Read {
  if (member === null) return { node, member, value: fulfilled(value), shared };
  const quiet = settled(member);
  return { node, member: quiet, value: quiet.value, shared };
}

function kindsOfAll(all: readonly Read[]): readonly Kinds[] {
  return all.map(({ value }) => value.kinds);
}

/** What nobody asks for may be undefined, which a list cannot keep. */
function listOf(results: readonly Expression[], reading: Reading, span: Expression["span"]): Expression {
  const missing: Expression = { kind: "literal", value: null, kinds: kind.null, span };
  const items = results.map((value): Item => ({
    kind: "item",
    value: (value.kinds & kind.undefined) === 0 ? value : missing,
  }));
  return pin(reading, { kind: "array", items, kinds: kind.array, span }, "results");
}
