/** await distributedMap(source, async (item) => { … })   →   the same steps for each item, in an execution of its own */
import type { CallExpression } from "ts-morph";
import { mutation } from "../../diagnostics/catalog/language";
import type { Distributed } from "../../ir/distributed";
import type { Expression } from "../../ir/expression";
import type { Member, Step } from "../../ir/flow";
import { kind } from "../../ir/kinds";
import { allSteps } from "../../ir/steps";
import { complain, makeLocal, place, readOf, unread, type Reading } from "../reading";
import { isReadable, readMapper, type Begun, type Mapper } from "./mapper";
import { readMember, refuseMissing } from "./member";
import { isIgnored } from "./syntax";

/** A mapper for items that are executions of their own. */
export interface Apart extends Mapper {
  /** The items; or what is read, where a reader reads them. */
  readonly items: Expression;
  readonly concurrency: number | null;
  readonly distributed: Distributed;
}

/** Adds the step that runs a mapper for each item, and returns what it yields. */
export function readApart(call: CallExpression, apart: Apart, reading: Reading): Expression {
  const { items, callback, concurrency, distributed } = apart;
  const span = place(reading, call);
  const list: Expression = distributed.reader === null ? items : { ...items, kinds: kind.array };
  if (!isReadable(apart, list, reading)) return unread(span);
  const locals: Begun = { item: null, index: null, home: null };
  const { member, shared } = readMember(callback, reading, () => inScope(apart, locals, reading), null);
  for (const [local] of shared)
    complain(reading, mutation, callback, {
      what: `\`${local.name}\``,
      reason: "each item of a `distributedMap` is an execution of its own, with variables of its own",
      instead: "return it from the mapper, and put the results together behind the `await`",
    });
  if (distributed.results === null) refuseMissing(member, callback, { call, at: null, reading });
  const kinds = distributed.results === null ? kind.array : kind.object;
  const into = makeLocal("results", "results", span, kinds);
  const title = reading.title ?? `each ${locals.item?.hint ?? "item"}`;
  const own = isIgnored(call, null) ? silent(scoped(member)) : scoped(member);
  reading.steps.push({
    kind: "group",
    members: { kind: "each", items, item: locals.item, index: locals.index, member: own, concurrency, distributed },
    into,
    merged: [],
    own: new Map(),
    settles: false,
    title,
    span,
  });
  return readOf(into, kinds, span);
}

/** An item is a scope of its own: what it registers it may forget. */
function inScope(mapper: Mapper, locals: Begun, reading: Reading): Expression {
  const { inGroup, unregistered } = reading;
  reading.inGroup = false;
  reading.unregistered = null;
  const value = readMapper(mapper, locals, reading);
  reading.inGroup = inGroup;
  reading.unregistered = unregistered;
  return value;
}

/** With `commit` and `rollback` in it, it has to be known where the scope begins. */
function scoped({ body, value }: Member): Member {
  const forgets = [...allSteps(body)].some((step: Step) => step.kind === "commit" || step.kind === "rollback");
  return { body: forgets ? [{ kind: "saga", body, span: value.span }] : body, value };
}

/** Nobody asks for what it yields, which must not become too large either. */
function silent({ body, value }: Member): Member {
  return { body, value: { kind: "literal", value: null, kinds: kind.null, span: value.span } };
}
