/** What is done with each item: a function that is written out, or a task by its name. */
import { Node, type Expression as Syntax, type ParameterDeclaration } from "ts-morph";
import type { TaskDeclaration } from "../../compiled";
import { mutation, recursionApart, unsupportedExpression } from "../../diagnostics/catalog/language";
import type { Expression, Local } from "../../ir/expression";
import { anyJson, kind, within } from "../../ir/kinds";
import { taskOfCallee } from "../callees";
import { bind, declareLocal } from "../declare";
import { identifiersIn } from "../descendants";
import { inlinableOf, isAwaitable, type Inlinable } from "../inlinable";
import { readBodyOf } from "../inline";
import { mappedBy } from "../mapped-by";
import { valueAt, type Key, type Place } from "../places";
import { kindsOf } from "../read-expression";
import { complain, makeLocal, place, readOf, type Reading } from "../reading";
import { readNamedTask } from "../task-call";
import { kindsOfType } from "../types";
import { mappedPlace } from "../views/bind";
import { changesIn, isChangedInside } from "../views/needed";
import { rejectsOnly } from "./chained";

/** A callback for each item. */
export interface Mapper {
  readonly callback: Syntax;
  readonly target: MapperTarget;
}

/** What a callback is: a function that is written out for each item, or the name of a task. */
export type MapperTarget =
  { readonly kind: "function"; readonly body: Inlinable } | { readonly kind: "task"; readonly task: TaskDeclaration };

/** What a callback is; null for what no promise comes from. */
export function targetOf(callback: Syntax, reading: Reading): MapperTarget | null {
  const task = taskOfCallee(callback, reading.program);
  if (task !== null) return { kind: "task", task };
  const body = inlinableOf(callback, reading);
  return body === null || !isAwaitable(body) ? null : { kind: "function", body };
}

/** What each iteration is given, as far as its mapper takes it. */
export interface Begun {
  item: Local | null;
  index: Local | null;
  /** Where the items lie, if the mapper changes them. */
  readonly home: Place | null;
}

/** Reads what is done with each item, and what of it the mapper takes. */
export function readMapper({ callback, target }: Mapper, given: Begun, reading: Reading): Expression {
  return target.kind === "task"
    ? readTaskOf(callback, target.task, given, reading)
    : readBody(target.body, given, reading);
}

function readBody(body: Inlinable, given: Begun, reading: Reading): Expression {
  reading.writes.survey(body);
  const [item, index] = body.getParameters();
  const { home } = given;
  reading.inlining.push(body);
  if (index !== undefined) given.index = parameter(index, "index", reading);
  if (item !== undefined && home !== null) viewItem(item, home, given, reading);
  else if (item !== undefined) {
    refuseChanges(item, reading);
    given.item = parameter(item, "item", reading);
  }
  const value = readBodyOf(body, place(reading, body), reading);
  reading.inlining.pop();
  return value;
}

/** Where the items lie that the mapper changes, before it is called; null where it changes none, or they lie nowhere. */
export function homeOfItems({ target }: Mapper, reading: Reading): Place | null {
  if (target.kind === "task") return null;
  reading.writes.survey(target.body);
  const call = target.body.getParent();
  const mapped = Node.isCallExpression(call) ? mappedBy(call) : null;
  return mapped === null ? null : mappedPlace(mapped, reading);
}

/** What is done to the item is done to the list, at the position of the iteration. */
function viewItem(declaration: ParameterDeclaration, home: Place, given: Begun, reading: Reading): void {
  const name = declaration.getNameNode();
  const span = place(reading, declaration);
  const kinds = kindsOf(name, reading);
  given.item = makeLocal(Node.isIdentifier(name) ? name.getText() : "item", "item", span, kinds);
  given.index ??= makeLocal("index", "index", span, kind.number);
  const at = readOf(given.index, kind.number, span);
  const key: Key = { at, ofArray: true, mayMiss: false, inside: true, fixed: true };
  const element: Place = { ...home, keys: [...home.keys, key] };
  bind(name, valueAt(element, kinds, span), { home: element }, reading);
}

/** `items.map(look)`: the task gets the item; and the position, where it takes two values. */
function readTaskOf(callback: Syntax, task: TaskDeclaration, given: Begun, reading: Reading): Expression {
  const span = place(reading, callback);
  const [item, index] = task.parameters;
  const [first] = callback.getType().getCallSignatures()[0]?.getParameters() ?? [];
  const kinds = first === undefined ? anyJson : kindsOfType(first.getTypeAtLocation(callback), callback);
  if (item !== undefined) given.item = makeLocal(item, item, span, kinds);
  if (index !== undefined) given.index = makeLocal(index, index, span, kind.number);
  const values = [
    ...(given.item === null ? [] : [readOf(given.item, kinds, span)]),
    ...(given.index === null ? [] : [readOf(given.index, kind.number, span)]),
  ];
  return readNamedTask(callback, task, values, reading);
}

/** A promise of an async function is what its errors come with; a task is one. */
export function rejects(target: MapperTarget, reading: Reading): boolean {
  return target.kind === "task" || target.body.isAsync() || rejectsOnly(target.body, reading);
}

/** An item is the array's own: a change of it would have to be seen there. */
function refuseChanges(item: ParameterDeclaration, reading: Reading): void {
  const binding = item.getNameNode();
  const names = identifiersIn(binding);
  const callback = item.getParentOrThrow();
  for (const name of names) {
    const symbol = name.getSymbol();
    if (symbol === undefined) continue;
    if (!isChangedInside(changesIn(callback, reading.writes.changesOf(symbol)), [])) continue;
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
export function isReadable({ target, callback }: Mapper, items: Expression, reading: Reading): boolean {
  if (target.kind === "function" && reading.inlining.includes(target.body)) {
    complain(reading, recursionApart, callback, { name: callback.getText() });
    return false;
  }
  if (takesMore(target))
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

/** True where there are parameters for more than the item and its position, or in another way. */
function takesMore(target: MapperTarget): boolean {
  const odd =
    target.kind === "function" &&
    target.body.getParameters().some((each) => each.isRestParameter() || each.hasInitializer());
  return odd || parametersOf(target) > 2;
}

/** How many parameters a mapper has. */
export function parametersOf(target: MapperTarget): number {
  return target.kind === "task" ? target.task.parameters.length : target.body.getParameters().length;
}
