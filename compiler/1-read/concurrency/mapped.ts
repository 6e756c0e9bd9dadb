/** Promise.all(items.map(async (item, index) => { … }))   →   the same steps for each item, all at the same time */
import { Node, SyntaxKind, type CallExpression, type Expression as Syntax, type ParameterDeclaration } from "ts-morph";
import { mutation, recursiveCall, unsupportedExpression } from "../../diagnostics/catalog/language";
import type { Expression, Local } from "../../ir/expression";
import { kind, within } from "../../ir/kinds";
import { bind, declareLocal } from "../declare";
import { bodyOf, inlinableOf, type Inlinable } from "../inlinable";
import { readBodyOf } from "../inline";
import { kindsOf, readExpression } from "../read-expression";
import { complain, makeLocal, pin, place, readOf, unread, type Reading } from "../reading";
import { readMember, refuseEarlyThrow, refuseMissing } from "./member";
import { mergeWrites } from "./merge";
import { eachOf } from "./merged-values";
import { settled } from "./settled";
import { isSettling } from "./syntax";

/** A callback for each item. */
export interface Mapped {
  readonly items: Syntax;
  readonly callback: Syntax;
  readonly target: Inlinable;
  /** So many at once; null: all of them. */
  readonly concurrency: number | null;
  /** The callback is called when its turn has come, and what it throws is no promise's business before. */
  readonly isLazy: boolean;
  /** Each runs to its end, and then the first error is thrown. */
  readonly settles: boolean;
}

/** Iterations of a Map do not know of each other. */
const notBegun =
  "`map` begins no further item when one has failed, which iterations that register cannot know: write `{ concurrency: 5, stopOnError: false }`, and all of them are run";

/** Adds the step that runs a callback for each item, and returns the list of what it yields. */
export function readMapped(call: CallExpression, mapped: Mapped, reading: Reading): Expression {
  const span = place(reading, call);
  const { target, callback, concurrency } = mapped;
  const items = readExpression(mapped.items, reading);
  if (!isReadable(mapped, items, reading)) return unread(span);
  const locals: Begun = { item: null, index: null };
  const readCallback = (): Expression => readMapper(target, locals, reading);
  const { member: own, shared } = readMember(callback, reading, readCallback, whyNotRegister(mapped));
  refuseMissing(own, callback, { call, at: null, reading });
  if (!target.isAsync() && !mapped.isLazy && !onlyRejects(target, reading))
    refuseEarlyThrow(own.body, callback, reading);
  const quiet = isSettling(call) ? settled(own) : own;
  const merged = mergeWrites({ members: [quiet], shared, position: locals.index }, reading);
  const into = makeLocal("results", "results", span, kind.array);
  const title = reading.title ?? `each ${locals.item?.hint ?? "item"}`;
  reading.steps.push({
    kind: "group",
    members: { kind: "each", items, ...locals, member: merged.members[0] ?? own, concurrency, distributed: null },
    into,
    merged: merged.locals,
    settles: mapped.settles,
    title,
    span,
  });
  const results = readOf(into, kind.array, span);
  reading.steps.push(...merged.after(results));
  return merged.key === null ? results : pin(reading, eachOf(results, merged.key), "results");
}

/** What a mapper begins with. */
export interface Begun {
  item: Local | null;
  index: Local | null;
}

/** Reads the body of a mapper, and what its parameters are. */
export function readMapper(target: Inlinable, locals: Begun, reading: Reading): Expression {
  reading.writes.survey(target);
  reading.inlining.push(target);
  const [item, index] = target.getParameters();
  if (item !== undefined) {
    refuseChanges(item, reading);
    locals.item = parameter(item, "item", reading);
  }
  if (index !== undefined) locals.index = parameter(index, "index", reading);
  const value = readBodyOf(target, place(reading, target), reading);
  reading.inlining.pop();
  return value;
}

function whyNotRegister({ settles, concurrency }: Mapped): string | null {
  return settles || concurrency === null ? null : notBegun;
}

/** `(item) => look(item, all)`: what an async function throws is a rejection, and names that are passed on throw nothing. */
function onlyRejects(target: Inlinable, reading: Reading): boolean {
  const body = bodyOf(target);
  if (body === null || !Node.isCallExpression(body) || inlinableOf(body.getExpression(), reading)?.isAsync() !== true)
    return false;
  return body.getArguments().every((argument) => Node.isIdentifier(argument) || Node.isLiteralExpression(argument));
}

/** An item is the array's own: a change of it would have to be seen there. */
function refuseChanges(item: ParameterDeclaration, reading: Reading): void {
  const binding = item.getNameNode();
  const names = Node.isIdentifier(binding) ? [binding] : binding.getDescendantsOfKind(SyntaxKind.Identifier);
  for (const name of names) {
    const symbol = name.getSymbol();
    if (symbol === undefined || !reading.writes.isChanged(symbol)) continue;
    complain(reading, mutation, name, {
      what: `\`${name.getText()}\``,
      reason: "it is an item of the array",
      instead: "`const changed = { ...item, status }`",
    });
  }
}

/** The local that a parameter is, or is taken apart from. */
function parameter(declaration: ParameterDeclaration, name: string, reading: Reading): Local {
  const binding = declaration.getNameNode();
  const kinds = kindsOf(binding, reading);
  if (Node.isIdentifier(binding)) return declareLocal(binding, undefined, kinds, reading);
  const local = makeLocal(name, name, place(reading, binding), kinds);
  bind(binding, readOf(local, kinds, local.span), {}, reading);
  return local;
}

/** Refuses a callback that cannot be written out for each item, and items that may be something else. */
export function isReadable(
  { target, callback }: Pick<Mapped, "target" | "callback">,
  items: Expression,
  reading: Reading,
): boolean {
  if (reading.inlining.includes(target)) {
    complain(reading, recursiveCall, callback, { name: callback.getText() });
    return false;
  }
  const parameters = target.getParameters();
  const odd = parameters.length > 2 || parameters.some((each) => each.isRestParameter() || each.hasInitializer());
  if (odd)
    complain(reading, unsupportedExpression, callback, {
      what: "this callback of what runs at the same time",
      repair: "take the item and its index, without defaults",
    });
  else if (!within(items.kinds, kind.array))
    complain(reading, unsupportedExpression, callback, {
      what: "a callback for each item of something that is not surely an array",
      repair: "test it first, or write `(items ?? [])`",
    });
  else return true;
  return false;
}
