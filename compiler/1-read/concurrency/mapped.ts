/** Promise.all(items.map(async (item, index) => { … }))   →   the same steps for each item, all at the same time */
import { Node, type CallExpression, type Expression as Syntax } from "ts-morph";
import type { Expression } from "../../ir/expression";
import { kind } from "../../ir/kinds";
import { believedPresent } from "../claims";
import { asReturned } from "../list-elements";
import { readExpression } from "../read-expression";
import { makeLocal, pin, place, readOf, unread, type Reading } from "../reading";
import { homeOfItems, isReadable, readMapper, rejects, targetOf, type Begun, type Mapper } from "./mapper";
import { readMember, refuseEarlyThrow, refuseMissing } from "./member";
import { mergeWrites } from "./merge";
import { eachOf } from "./merged-values";
import { settled } from "./settled";
import { isIgnored, isSettling } from "./syntax";

/** A callback for each item. */
export interface Mapped extends Mapper {
  readonly items: Syntax;
  /** So many at once; null: all of them. */
  readonly concurrency: number | null;
  /** The callback is called when its turn has come, and what it throws is no promise's business before. */
  readonly isLazy: boolean;
  /** Each runs to its end, and then the first error is thrown. */
  readonly settles: boolean;
}

/** `items.map(callback)` with a callback that has to be awaited. */
export function mapOf(node: Syntax, reading: Reading): Mapped | null {
  if (Node.isParenthesizedExpression(node)) return mapOf(node.getExpression(), reading);
  if (!Node.isCallExpression(node) || node.getArguments().length !== 1) return null;
  const callee = node.getExpression();
  const [callback] = node.getArguments();
  if (!Node.isPropertyAccessExpression(callee) || callee.getName() !== "map" || !Node.isExpression(callback))
    return null;
  const target = targetOf(callback, reading);
  return (
    target && { items: callee.getExpression(), callback, target, concurrency: null, isLazy: false, settles: false }
  );
}

/** Iterations of a Map do not know of each other. */
const notBegun =
  "`map` begins no further item when one has failed, which iterations that register cannot know: write `{ concurrency: 5, stopOnError: false }`, and all of them are run";

/** True where somebody asks for what the callback yields, as an element of a list. */
function isAsked(call: CallExpression): boolean {
  return !isSettling(call) && !isIgnored(call, null);
}

function asElement(value: Expression, { target }: Mapped, reading: Reading): Expression {
  return target.kind === "task" ? value : asReturned(value, target.body, reading);
}

/** Adds the step that runs a callback for each item, and returns the list of what it yields. */
export function readMapped(call: CallExpression, mapped: Mapped, reading: Reading): Expression {
  const span = place(reading, call);
  const { target, callback, concurrency } = mapped;
  const items = believedPresent(readExpression(mapped.items, reading), kind.array);
  if (!isReadable(mapped, items, reading)) return unread(span);
  const home = homeOfItems(mapped, reading);
  const locals: Begun = { item: null, index: null, home };
  const readCallback = (): Expression => readMapper(mapped, locals, reading);
  const { member, shared } = readMember(callback, reading, readCallback, whyNotRegister(mapped));
  const own = isAsked(call) ? { ...member, value: asElement(member.value, mapped, reading) } : member;
  refuseMissing(own, callback, { call, at: null, reading });
  if (!mapped.isLazy && !rejects(target, reading)) refuseEarlyThrow(own.body, callback, reading);
  const quiet = isSettling(call) ? settled(own) : own;
  const list = home === null ? null : { local: home.root, keys: home.keys.map(({ at }) => at) };
  const iteration = { item: locals.item, index: locals.index, list };
  const merged = mergeWrites({ members: [quiet], shared, iteration }, reading);
  const into = makeLocal("results", "results", span, kind.array);
  const title = reading.title ?? `each ${locals.item?.hint ?? "item"}`;
  reading.steps.push({
    kind: "group",
    members: {
      kind: "each",
      items,
      item: locals.item,
      index: locals.index,
      member: merged.members[0] ?? own,
      concurrency,
      distributed: null,
    },
    into,
    merged: merged.locals,
    own: merged.own,
    settles: mapped.settles,
    title,
    span,
  });
  const results = readOf(into, kind.array, span);
  reading.steps.push(...merged.after(results));
  return merged.key === null ? results : pin(reading, eachOf(results, merged.key), "results");
}

function whyNotRegister({ settles, concurrency }: Mapped): string | null {
  return settles || concurrency === null ? null : notBegun;
}
