/**
 * look(id).catch(() => null)         →   try { look } catch { null }
 * look(id).then((item) => item.n)    →   look, and what is made of its result
 * look(id).finally(() => tidy(id))   →   try { look } finally { tidy }
 *
 * A promise of these ends when the function has ended that is given to it. What the call's arguments throw is thrown before
 * there is a promise, and caught by none of them.
 */
import { Node, type CallExpression, type ParameterDeclaration, type Type } from "ts-morph";
import { recursiveCall, unsupportedExpression } from "../../diagnostics/catalog/language";
import type { Expression, Local } from "../../ir/expression";
import type { AttemptStep, Member } from "../../ir/flow";
import { kind, mayBe, nothing, type Kinds } from "../../ir/kinds";
import { inside, isEndless, isTooMany } from "../closures";
import { declareLocal } from "../declare";
import type { Given } from "../given";
import { originOf } from "../hints";
import { readBodyOf } from "../inline";
import { bindParameter } from "../parameters";
import { collect, complain, makeLocal, pin, place, readOf, unread, type Reading } from "../reading";
import { readNamedTask } from "../task-call";
import { kindsOfType } from "../types";
import { chainOf, type Chain } from "./chained";
import { readElement } from "./element";

/** Says that a promise goes on in a way that has no form here. */
export function refuseChained(node: CallExpression, reading: Reading): Expression {
  complain(reading, unsupportedExpression, node, {
    what: "`.then`, `.catch` or `.finally` with anything but one function that can be written out",
    repair: "`await` the call, in a `try` where its error matters",
  });
  return unread(place(reading, node));
}

/** Adds the steps of the call and of what is done behind it, and returns what comes of them. */
export function readChain(node: CallExpression, chain: Chain, reading: Reading): Expression {
  const { body, value } = settledBy(node, chain, reading);
  reading.steps.push(...body);
  return value;
}

/** The same, as steps of their own; what the arguments of the first call take comes before them. */
function settledBy(node: CallExpression, chain: Chain, reading: Reading): Member {
  const span = place(reading, node);
  const { target, callback, promise } = chain;
  if (target.kind === "function" && isEndless(target.closure, reading)) {
    const tooMany = isTooMany(target.closure, reading);
    complain(reading, recursiveCall, callback, { name: callback.getText(), tooMany });
    return { body: [], value: unread(span) };
  }
  if (refuseOdd(chain, reading)) return { body: [], value: unread(span) };
  const first = begun(promise, reading);
  let value = first.value;
  const body = collect(reading, () => {
    if (chain.method === "then") {
      reading.steps.push(...first.body);
      value = readBehind(chain, first.value, reading);
    } else value = readAttempt(node, chain, first, reading);
  });
  return { body, value };
}

/** The promise that something is done behind. */
function begun(promise: CallExpression, reading: Reading): Member {
  const chain = chainOf(promise, reading);
  if (chain !== null) return settledBy(promise, chain, reading);
  const about = { mayMiss: true, started: false, unregistered: null, alone: true, reading } as const;
  const { member, value } = readElement(promise, about);
  return { body: member?.body ?? [], value };
}

/** The call in a `try`, whose value is kept on each way out of it. */
function readAttempt(node: CallExpression, chain: Chain, { body: calls, value }: Member, reading: Reading): Expression {
  const span = place(reading, node);
  const declared = kindsOfType(awaited(node), node);
  const hint = originOf(node) ?? "value";
  const result: { -readonly [Key in keyof Local]: Local[Key] } = makeLocal(hint, hint, span, declared);
  let kinds: Kinds = nothing;
  const keep = (kept: Expression): void => {
    kinds |= kept.kinds;
    reading.steps.push({ kind: "set", local: result, value: kept, span });
  };
  const body = collect(reading, () => {
    reading.steps.push(...calls);
    keep(value);
  });
  reading.steps.push({ kind: "attempt", body, ...behind(chain, keep, reading), span });
  result.boxed = mayBe(kinds, kind.undefined);
  return readOf(result, kinds, span);
}

function awaited(node: CallExpression): Type {
  const type = node.getReturnType();
  return type.getTypeArguments()[0] ?? type;
}

/** What is done when the call has ended, or failed: what a `finally` yields is nobody's. */
function behind(
  chain: Chain,
  keep: (value: Expression) => void,
  reading: Reading,
): Pick<AttemptStep, "handler" | "last"> {
  if (chain.method === "finally")
    return { handler: null, last: collect(reading, () => void readBehind(chain, null, reading)) };
  const span = place(reading, chain.callback);
  let error = makeLocal("error", "caught", span, kind.error);
  const body = collect(reading, () => {
    const value = called(chain, reading, ([parameter, ...others]) => {
      const name = parameter?.getNameNode();
      if (Node.isIdentifier(name)) error = declareLocal(name, undefined, kind.error, reading);
      reading.errors.add(error);
      for (const other of others) bindParameter(other, undefined, reading, false);
      return [readOf(error, kind.error, span)];
    });
    keep(value);
  });
  return { handler: { error, body, span }, last: null };
}

/** True (and a diagnostic) for a function that takes what it is given in another way than by a name, or apart. */
function refuseOdd({ target, method }: Chain, reading: Reading): boolean {
  if (target.kind !== "function") return false;
  reading.writes.survey(target.closure.target);
  const [first] = target.closure.target.getParameters();
  const rest = target.closure.target.getParameters().find((each) => each.isRestParameter());
  const odd = rest ?? (method === "catch" && first !== undefined && !isNameOnly(first, reading) ? first : undefined);
  if (odd === undefined) return false;
  if (method === "catch")
    complain(reading, unsupportedExpression, odd, {
      what: "a `.catch` that takes the error apart, or assigns it",
      repair: "write `.catch((error) => …)` and read `error.message`",
    });
  else
    complain(reading, unsupportedExpression, odd, {
      what: "a rest parameter of what is done behind a promise",
      repair: "take the value itself",
    });
  return true;
}

function isNameOnly(parameter: ParameterDeclaration, { writes }: Reading): boolean {
  const name = parameter.getNameNode();
  return Node.isIdentifier(name) && !parameter.hasInitializer() && writes.count(name.getSymbolOrThrow()) === 0;
}

/** What the function yields that is given a value, or nothing. */
function readBehind(chain: Chain, value: Expression | null, reading: Reading): Expression {
  const { promise } = chain;
  const given = value === null || value.kind === "read" ? value : pin(reading, value, originOf(promise) ?? "value");
  const argument: Given | undefined =
    given === null ? undefined : { kind: "value", value: given, syntax: promise, home: null };
  return called(chain, reading, (parameters) => {
    parameters.forEach((parameter, at) => {
      bindParameter(parameter, at === 0 ? argument : undefined, reading, false);
    });
    return given === null ? [] : [given];
  });
}

/** The function, written out. `bind` gives its parameters their values, and says which these are. */
function called(
  { target, callback }: Chain,
  reading: Reading,
  bind: (parameters: readonly ParameterDeclaration[]) => readonly Expression[],
): Expression {
  const span = place(reading, callback);
  if (target.kind === "task") return readNamedTask(callback, target.task, bind([]), reading);
  if (target.kind === "nothing") {
    reading.dropped.push(span);
    return { kind: "literal", value: undefined, kinds: kind.undefined, span };
  }
  const { closure } = target;
  reading.writes.survey(closure.target);
  return inside(closure, reading, () => {
    bind(closure.target.getParameters());
    return readBodyOf(closure.target, span, reading);
  });
}
