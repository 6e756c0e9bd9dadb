/**
 * await Promise.race([a(), b()])   →   Parallel; who comes to an end first ends all of it, by failing with its result
 * await Promise.any([a(), b()])    →   the same, of members that swallow their own errors
 *
 * What the others would still have called is not called: a state machine stops them. docs/decisions/0017-races.md
 */
import { Node, type ArrayLiteralExpression, type CallExpression, type Expression as Syntax } from "ts-morph";
import { wordUse } from "../../diagnostics/catalog/calls";
import { sharedWrite } from "../../diagnostics/catalog/language";
import type { Expression, Local } from "../../ir/expression";
import { allSteps, writtenByStep } from "../../ir/steps";
import type { Member, Step } from "../../ir/flow";
import { kind, within, type Kinds } from "../../ir/kinds";
import type { Span } from "../../ir/span";
import { complain, makeLocal, place, readOf, unread, type Reading } from "../reading";
import { nameOf, readElement, type Read } from "./element";
import { readElements } from "./elements";

/** The name of the error by which a member says that it was the first; no class can have it. */
const won = "Promise.race";

/** Adds the steps of a race, and returns the result of the first. */
export function readRace(node: CallExpression, reading: Reading): Expression {
  const span = place(reading, node);
  const [list, ...more] = node.getArguments();
  const all = Node.isArrayLiteralExpression(list) && more.length === 0 ? readMembers(list, reading) : [];
  const members = all.flatMap(({ member }) => (member === null ? [] : [member]));
  if (members.length < 2 || members.length < all.length) {
    const word = node.getExpression().getText();
    complain(reading, wordUse, node, { word, rule: `write the calls in its list: \`await ${word}([a(), b()])\`` });
    return unread(span);
  }
  const isAny = word(node) === "any";
  const kinds = members.reduce<Kinds>((sum, { value }) => sum | value.kinds, 0);
  const into = makeLocal("first", "first", span, kinds);
  const titles = all.flatMap(({ node: each, member }) => (member === null ? [] : [nameOf(each, member, reading)]));
  const title = reading.title ?? `${isAny ? "any" : "race"}: ${titles.join(", ")}`;
  const group: Step = {
    kind: "group",
    members: { kind: "branches", list: members.map(isAny ? quiet : winning) },
    into: null,
    merged: [],
    own: new Map(),
    settles: false,
    title,
    span,
  };
  const error = makeLocal("error", "caught", span, kind.error);
  const body: readonly Step[] = isAny
    ? [group, { kind: "throw", error: noneFulfilled(span), span }]
    : [group, never(into, span)];
  const handler = { error, body: [taken(readOf(error, kind.error, span), into, kinds)], span };
  reading.steps.push({ kind: "attempt", body, handler, last: null, span });
  return readOf(into, kinds, span);
}

function word(node: CallExpression): string {
  const callee = node.getExpression();
  return Node.isPropertyAccessExpression(callee) ? callee.getName() : "";
}

function readMembers(list: ArrayLiteralExpression, reading: Reading): readonly Read[] {
  const readOne = (node: Syntax, _: number, started: boolean): Read =>
    readElement(node, { mayMiss: true, started, reading });
  const all = readElements(list.getElements(), readOne, reading);
  for (const { shared } of all)
    for (const [local, span] of shared) reading.program.report.add(sharedWrite, span, { name: local.name });
  return all;
}

/** Ends with an error that holds the value. */
function winning({ body, value }: Member): Member {
  const { span } = value;
  const about = { kind: "operation", operands: [value], kinds: kind.string, span } as const;
  const text = makeLocal("text", "text", span, kind.string);
  const check: Step = { kind: "set", local: text, value: { ...about, name: "checked raced result" }, span };
  const isPlain = isShort(value) || isSetToShort(value, body);
  const message: Expression = isPlain ? { ...about, name: "raced result" } : readOf(text, kind.string, span);
  const error: Expression = { kind: "newError", name: won, message, kinds: kind.error, span };
  const nothing: Expression = { kind: "literal", value: null, kinds: kind.null, span };
  return { body: [...body, ...(isPlain ? [] : [check]), { kind: "throw", error, span }], value: nothing };
}

/** True for a value that surely has room in an error, and that its text holds exactly. */
function isShort(value: Expression): boolean {
  const isText = value.kind === "literal" && typeof value.value === "string" && value.value.length < 1_000;
  return isText || within(value.kinds, kind.boolean | kind.null | kind.undefined);
}

/** True for a local that is only ever given such values. */
function isSetToShort(value: Expression, body: readonly Step[]): boolean {
  if (value.kind !== "read") return false;
  const writers = [...allSteps(body)].filter((step) => writtenByStep(step).includes(value.local));
  return writers.length > 0 && writers.every((step) => step.kind === "set" && isShort(step.value));
}

/** A member that ends without a result where it fails, and leaves the race to the others. */
function quiet({ body, value }: Member): Member {
  const { span } = value;
  const label = { name: "any" };
  const local = makeLocal("value", "value", span, value.kinds);
  const error = makeLocal("error", "caught", span, kind.error);
  const result = readOf(local, value.kinds, span);
  const { body: ending } = winning({ body: [], value: result });
  const attempt: Step = {
    kind: "attempt",
    body: [...body, { kind: "set", local, value, span }],
    handler: { error, body: [{ kind: "break", label, span }], span },
    last: null,
    span,
  };
  const nothing: Expression = { kind: "literal", value: null, kinds: kind.null, span };
  return { body: [{ kind: "block", label, body: [attempt, ...ending], span }], value: nothing };
}

/** The members of a race fail all of them; what stands behind the group must be able to read the result nevertheless. */
function never(into: Local, span: Span): Step {
  return { kind: "set", local: into, value: { kind: "literal", value: null, kinds: kind.null, span }, span };
}

function noneFulfilled(span: Span): Expression {
  const message: Expression = {
    kind: "literal",
    value: "All promises were rejected",
    kinds: kind.string,
    span,
  };
  return { kind: "newError", name: "AggregateError", message, kinds: kind.error, span };
}

/** What has ended the group: the result of the first, or an error, which goes on. */
function taken(error: Expression, into: Local, kinds: Kinds): Step {
  const { span } = error;
  const test: Expression = { kind: "errorIs", error, names: [won], kinds: kind.boolean, span };
  const message: Expression = {
    kind: "errorField",
    field: "message",
    error,
    nativeNames: {},
    kinds: kind.string,
    span,
  };
  const value: Expression = { kind: "operation", name: "result of a race", operands: [message], kinds, span };
  const then: readonly Step[] = [{ kind: "set", local: into, value, span }];
  return { kind: "branch", test, then, otherwise: [{ kind: "throw", error, span }], title: null, span };
}
