/** A call that yields a promise   →   a member of a group, whose arguments are evaluated where the call stands. */
import { Node, type CallExpression, type Expression as Syntax } from "ts-morph";
import { unsupportedExpression } from "../../diagnostics/catalog/language";
import type { Expression } from "../../ir/expression";
import { isFallible } from "../../ir/fallible";
import type { Member, Step } from "../../ir/flow";
import { kind, mayBe } from "../../ir/kinds";
import { allSteps, evaluatedBy } from "../../ir/steps";
import { titleOf } from "../../ir/target";
import { functionOf, isAwaitedWord, taskOfCallee, wordOf } from "../callees";
import { nameOf as functionName } from "../functions";
import { onlyRejects, yieldsPromise } from "../dispatch";
import { hasSteps, inlinableOf, isAwaitable } from "../inlinable";
import { readInlined, readReturned } from "../inline";
import { readExpression, readInOrder } from "../read-expression";
import { collect, complain, pin, place, unread, type Reading } from "../reading";
import { isAskedAfter, isRemoteCall, remoteCall } from "../remote/remote-call";
import { readTaskCall } from "../task-call";
import type { AwaitedWord } from "../words/awaited";
import { readSleep } from "../words/sleep";
import { readSleepUntil } from "../words/sleep-until";
import { chainOf, firstOf, rejectsOnly } from "./chained";
import { readMember, refuseEarlyThrow, type ReadMember } from "./member";
import { isGroup } from "./syntax";

/** What stands in a list of promises, or is kept to be awaited. */
export interface Read {
  readonly node: Syntax;
  /** Null: a value, and nothing to wait for. */
  readonly member: Member | null;
  readonly value: Expression;
  readonly shared: ReadMember["shared"];
}

interface At {
  /** Nobody asks for what is undefined, or it can be kept. */
  readonly mayMiss: boolean;
  /** An element before this one has been called. */
  readonly started: boolean;
  /** Why nothing can be registered in it; null: it runs to its end whatever becomes of the others. */
  readonly unregistered?: null;
  /** It is awaited where it stands: what comes before its call, comes before everything else. */
  readonly alone?: true;
  readonly reading: Reading;
}

/** Reads one of them. */
export function readElement(node: Syntax, about: At): Read {
  const { reading } = about;
  const target = Node.isCallExpression(node) ? memberOf(node, reading) : null;
  if (target === null || !Node.isCallExpression(node))
    return { node, member: null, value: readValue(node, about), shared: new Map() };
  const { member, shared } = readMember(node, reading, target.read, about.unregistered);
  if (target.kind === "effect") return beforeCall({ node, member, value: member.value, shared }, member, about);
  if (target.kind === "function" || wordOf(node.getExpression()) === "map")
    refuseArguments(firstOf(node, reading), reading);
  if (!target.isAsync) refuseEarlyThrow(member.body, node, reading);
  return { node, member, value: member.value, shared };
}

/** A value is evaluated while the list is made. */
function readValue(node: Syntax, { mayMiss, started, reading }: At): Expression {
  let value: Expression | null = null;
  const steps = collect(reading, () => {
    value = readExpression(node, reading);
    if (isFallible(value)) value = pin(reading, value, "value");
    if (mayBe(value.kinds, kind.undefined) && !mayMiss) refuseUndefined(node, reading);
  });
  hoist(steps, node, started, reading);
  return value ?? unread(place(reading, node));
}

function refuseUndefined(node: Syntax, reading: Reading): void {
  complain(reading, unsupportedExpression, node, {
    what: "an element of `Promise.all` that may be undefined",
    repair: "write null instead: `?? null`",
  });
}

/** Steps that go before all members: they may neither wait nor, once a member is called, throw. */
function hoist(steps: readonly Step[], node: Syntax, started: boolean, reading: Reading): void {
  if (started) refuseEarlyThrow(steps, node, reading);
  if ([...allSteps(steps)].some(isEffect)) refuseWaiting(node, reading);
  reading.steps.push(...steps);
}

/** Outlined code computes, though a state does it. */
function isEffect(step: Step): boolean {
  return step.kind === "sleep" || (step.kind === "task" && step.target.kind !== "outlined");
}

function refuseWaiting(node: Syntax, reading: Reading): void {
  complain(reading, unsupportedExpression, node, {
    what: "what has to be waited for before there is a promise, in `Promise.all`",
    repair: "await it before, and keep it in a `const`",
  });
}

/** The arguments of a task are evaluated, and write, while the list is made; what may throw does so before there is a group. */
function beforeCall(read: Read, { body, value }: Member, { started, alone, reading }: At): Read {
  const last = body.at(-1);
  if (last?.kind !== "task" && last?.kind !== "sleep") return read;
  const [argument] = evaluatedBy(last);
  let kept: Step = last;
  const before = collect(reading, () => {
    reading.steps.push(...body.slice(0, -1));
    if (argument === undefined || !isFallible(argument)) return;
    const known = pin(reading, argument, "payload");
    kept = last.kind === "task" ? { ...last, payload: known } : { ...last, time: known };
  });
  if (alone) reading.steps.push(...before);
  else hoist(before, read.node, started, reading);
  return { ...read, member: { body: [kept], value }, shared: new Map() };
}

/** So are those of a function, whose body is a member's. */
function refuseArguments(node: CallExpression, reading: Reading): void {
  const values = node
    .getArguments()
    .filter(Node.isExpression)
    .filter((argument) => inlinableOf(argument, reading) === null && !Node.isSpreadElement(argument));
  const waits = values.find((argument) => hasSteps(argument, reading));
  if (waits !== undefined) {
    refuseWaiting(waits, reading);
    return;
  }
  const steps = collect(reading, () => {
    for (const value of readInOrder(values, reading)) pin(reading, value, "value");
  });
  refuseEarlyThrow(steps, node, reading);
}

interface Target {
  readonly kind: "effect" | "group" | "word" | "function";
  readonly isAsync: boolean;
  readonly read: () => Expression;
}

/** How a call is read that yields a promise; null for any other. */
export function memberOf(node: CallExpression, reading: Reading): Target | null {
  const callee = node.getExpression();
  const span = place(reading, node);
  const task = taskOfCallee(callee, reading.program);
  if (task !== null) return { kind: "effect", isAsync: true, read: () => readTaskCall(node, task, reading) };
  const remote = remoteCall(node, reading);
  const kindOf = isAskedAfter(node, reading) ? "function" : "effect";
  if (remote !== null) return { kind: kindOf, isAsync: true, read: remote };
  const chain = chainOf(node, reading);
  if (chain !== null) return { kind: "function", isAsync: true, read: () => readReturned(node, reading) };
  if (isGroup(node)) return { kind: "group", isAsync: false, read: () => readReturned(node, reading) };
  const wait = waitOf(callee);
  if (wait !== null) return { kind: "effect", isAsync: true, read: () => wait(node, reading) };
  if (isAwaitedWord(callee)) return { kind: "word", isAsync: true, read: () => readReturned(node, reading) };
  if (yieldsPromise(callee, reading)) {
    const read = (): Expression => readInlined(node, reading) ?? unread(span);
    return { kind: "function", isAsync: onlyRejects(callee, reading), read };
  }
  const target = inlinableOf(callee, reading);
  if (target === null || !isAwaitable(target)) return null;
  return {
    kind: "function",
    isAsync: target.isAsync() || rejectsOnly(target, reading),
    read: () => readInlined(node, reading) ?? unread(span),
  };
}

/** How a word is read that waits and does nothing else; null for any other. */
function waitOf(callee: Syntax): AwaitedWord | null {
  const word = wordOf(callee);
  if (word === "sleep") return readSleep;
  return word === "sleepUntil" ? readSleepUntil : null;
}

/** What a member is called in the name of the state. */
export function nameOf(node: Syntax, { body }: Member, reading: Reading): string {
  const declaration = Node.isCallExpression(node) ? functionOf(node.getExpression()) : null;
  const isWord = Node.isCallExpression(node) && isAwaitedWord(node.getExpression());
  const isRemote = Node.isCallExpression(node) && isRemoteCall(node, reading);
  const call = isWord || isRemote ? [...allSteps(body)].find((step) => step.kind === "task") : undefined;
  const title = call === undefined ? undefined : titleOf(call.target);
  return title ?? (declaration === null ? undefined : functionName(declaration)) ?? "steps";
}
