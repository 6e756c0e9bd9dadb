/** await visit(child), in `visit`   →   a step that goes to its body once more, with other arguments */
import { Node, type CallExpression } from "ts-morph";
import { mutation, unsupportedExpression } from "../../diagnostics/catalog/language";
import type { Expression } from "../../ir/expression";
import { isFallible } from "../../ir/fallible";
import type { Passed } from "../../ir/flow";
import { kind } from "../../ir/kinds";
import type { Closure } from "../closures";
import { isGivenFresh, type Given } from "../given";
import { natureOf } from "../hints";
import type { Place } from "../places";
import { complain, makeLocal, pin, place, readOf, type Reading } from "../reading";
import { symbolOf } from "../symbols";
import { kindsGiven, changedByAll, type Parameter, type Routine } from "./routine";

/** Reads a call of a function in its own body. */
export function readAgain(
  node: CallExpression,
  given: readonly Given[],
  routine: Routine,
  reading: Reading,
): Expression {
  const span = place(reading, node);
  routine.parameters.forEach((parameter, at) => {
    if (parameter.same && staysAsItIs(parameter, given[at], reading)) return;
    if (given[at]?.kind === "function") refuseFunction(node, reading);
    revise(parameter, given[at], routine, reading);
  });
  const parameters = passedOn(node, given, routine, reading);
  const {
    resultKinds,
    label: { name },
  } = routine;
  const into = makeLocal(name, natureOf(resultKinds), span, resultKinds);
  routine.calls++;
  const writes = [...routine.writes, ...changedByAll(routine, reading)];
  reading.steps.push({ kind: "recurse", routine: routine.label, parameters, into, writes, span });
  return readOf(into, resultKinds, span);
}

/** What each parameter is given, those left out that stay what they are. What may fail is evaluated before the call. */
export function passedOn(
  node: CallExpression,
  given: readonly Given[],
  routine: Routine,
  reading: Reading,
): readonly Passed[] {
  return routine.parameters.flatMap(({ same, local }, at): readonly Passed[] => {
    if (same) return [];
    const argument = given[at];
    if (argument?.kind === "value" && argument.home !== null) refuseShared(argument, routine, reading);
    if (local === null) return [];
    const value = argument?.kind === "value" ? argument.value : nothingAt(node, reading);
    return [{ local, value: isFallible(value) ? pin(reading, value, local.hint) : value }];
  });
}

/** What a call gives may be more than was assumed until now. */
function revise(parameter: Parameter, given: Given | undefined, routine: Routine, reading: Reading): void {
  const kinds = parameter.kinds | kindsGiven(given);
  const fresh = parameter.fresh && isGivenFresh(parameter.declaration, given, reading);
  if (parameter.same || kinds !== parameter.kinds || fresh !== parameter.fresh) routine.revised = true;
  Object.assign(parameter, { same: false, kinds, fresh });
}

/** True where the argument is what the parameter was given: itself, the same function, or another name of the same place. */
function staysAsItIs({ symbol }: Parameter, given: Given | undefined, reading: Reading): boolean {
  if (symbol === undefined || given === undefined) return false;
  if (given.kind === "function") {
    const bound = reading.functions.get(symbol);
    return bound !== undefined && isSameFunction(bound, given.closure);
  }
  if (symbolOf(given.syntax) === symbol && Node.isIdentifier(given.syntax)) return true;
  const view = reading.views.get(symbol);
  return view !== undefined && given.home !== null && isSamePlace(view, given.home);
}

function isSameFunction(one: Closure, other: Closure): boolean {
  if (one.target !== other.target) return false;
  return one.surroundings === other.surroundings || Node.isSourceFile(one.target.getParent());
}

function isSamePlace(one: Place, other: Place): boolean {
  return (
    one.root === other.root &&
    one.keys.length === other.keys.length &&
    one.keys.every((key, at) => isSameKey(key.at, other.keys[at]?.at))
  );
}

function isSameKey(one: Expression, other: Expression | undefined): boolean {
  if (one.kind === "literal") return other?.kind === "literal" && other.value === one.value;
  return one === other;
}

function nothingAt(node: CallExpression, reading: Reading): Expression {
  return { kind: "literal", value: undefined, kinds: kind.undefined, span: place(reading, node) };
}

function refuseFunction(node: CallExpression, reading: Reading): void {
  complain(reading, unsupportedExpression, node, {
    what: "another function for each call of a function that calls itself",
    repair: "pass the same function on, or a value that says what is to be done",
  });
}

/** An object that is changed while a call has a copy of it. */
function refuseShared(
  { syntax }: Extract<Given, { readonly kind: "value" }>,
  { label: { name } }: Routine,
  reading: Reading,
): void {
  complain(reading, mutation, syntax, {
    what: `\`${name}\``,
    reason: "each call has a copy of this",
    instead: "return what is new, and put it together where it is called; or change one variable of the workflow",
  });
}
