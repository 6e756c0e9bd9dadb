/** A value of any type: a variable, what its type can be made of, a call, a choice between two. */
import type { Choice } from "../random";
import { argumentsFor, callOf, calledHere } from "./calls";
import { readable } from "./context";
import type { Context } from "./context";
import { condition, flags } from "./flags";
import { lists } from "./lists";
import { ints, numbers } from "./numbers";
import { partsOf } from "./owned";
import { defaulted, items, optionals, parents } from "./records";
import { tasks } from "./tasks";
import { texts } from "./texts";
import { fits, optional } from "./types";
import type { Type } from "./types";

/** Source text of an expression that can stand behind any operator. */
export function value(type: Type, context: Context, depth: number): string {
  return context.random.choose([
    ...known(type, context),
    ...made(type, context, depth),
    ...found(type, context, depth),
  ]);
}

function known(type: Type, context: Context): readonly Choice<string>[] {
  const variables = readable(context, type);
  return variables.length === 0 ? [] : [[6, () => context.random.pick(variables).name]];
}

function made(type: Type, context: Context, depth: number): readonly Choice<string>[] {
  switch (type) {
    case "int":
      return ints(context, depth);
    case "number":
      return numbers(context, depth);
    case "string":
      return texts(context, depth);
    case "boolean":
      return flags(context, depth);
    case "Item":
      return items(context, depth);
    case "Parent":
      return parents(context, depth);
    case "number[]":
    case "string[]":
    case "Item[]":
      return lists(type, context, depth);
    case "number?":
    case "string?":
    case "Item?":
    case "Parent?":
      return optionals(type, context, depth);
  }
}

/** What any type can come from. */
function found(type: Type, context: Context, depth: number): readonly Choice<string>[] {
  if (depth <= 0) return [];
  const choices: Choice<string>[] = [...partsOf(type, context), [0.8, () => conditional(type, context, depth)]];
  if (context.program.features.has("optional") && optional(type) !== null)
    choices.push([1, () => defaulted(type, context, depth)]);
  const { left, features } = context.program;
  if (left.calls > 0 && features.has("awaits inside") && context.canAwait) {
    const fitting = tasks.filter(({ result }) => result !== null && fits(result, type));
    if (fitting.length > 0) choices.push([1.5, () => awaited(context.random.pick(fitting).name, context)]);
  }
  const functions = calledHere(context, type);
  if (left.calls > 0 && functions.length > 0)
    choices.push([2.5, () => callOf(context.random.pick(functions), context)]);
  return choices;
}

function conditional(type: Type, context: Context, depth: number): string {
  const test = condition(context, depth - 1);
  return `(${test} ? ${value(type, context, depth - 1)} : ${value(type, context, depth - 1)})`;
}

function awaited(name: string, context: Context): string {
  context.program.left.calls--;
  const task = tasks.find((candidate) => candidate.name === name);
  return `(await ${name}(${task === undefined ? "" : argumentsFor(task, context)}))`;
}
