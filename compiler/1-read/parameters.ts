/** The parameters of a function that is written out: names of their arguments, or values in their place. */
import type { ParameterDeclaration } from "ts-morph";
import type { Expression } from "../ir/expression";
import { isFallible } from "../ir/fallible";
import { kind } from "../ir/kinds";
import { sizeOf } from "../ir/walk";
import { isOptionalFunction, isUndefined } from "./absent";
import { passedHere, type Closure } from "./closures";
import { bind, type Origin } from "./declare";
import { withDefault } from "./defaults";
import { identifiersIn } from "./descendants";
import { giveParts, isGivenFresh, type Given } from "./given";
import { closureOf } from "./inlinable";
import { place, type Reading } from "./reading";
import { symbolOfParameter } from "./symbols";
import { kindsOfNode } from "./types";

/** Gives a parameter its argument, or its default where that is undefined. */
export function bindParameter(
  parameter: ParameterDeclaration,
  given: Given | undefined,
  reading: Reading,
  repeated: boolean,
): void {
  const symbol = symbolOfParameter(parameter);
  const closure = given?.kind === "function" ? given.closure : defaultFunction(parameter, given, reading);
  if (symbol !== undefined) reading.functions.delete(symbol);
  if (closure !== null) {
    if (symbol !== undefined) reading.functions.set(symbol, closure);
    return;
  }
  if (given?.kind === "function") return;
  bindValue(parameter, given, reading, repeated);
  noteOwner(parameter, given, reading);
}

/** `(done = async () => {}) => …` */
function defaultFunction(
  parameter: ParameterDeclaration,
  given: GivenValue | undefined,
  reading: Reading,
): Closure | null {
  const initializer = parameter.getInitializer();
  if (initializer === undefined || (given !== undefined && !isUndefined(given.value))) return null;
  const closure = closureOf(initializer, reading);
  return closure === null ? null : passedHere(closure, reading);
}

/** What is given instead of nothing may be somebody else's. */
function originOf(parameter: ParameterDeclaration, given: GivenValue | undefined): Origin {
  const home = parameter.hasInitializer() ? null : (given?.home ?? null);
  return { syntax: given?.syntax, home };
}

/** What is written out as often as a parameter is read doubles with each call in a call. */
const largest = 300;

type GivenValue = Extract<Given, { readonly kind: "value" }>;

function bindValue(
  parameter: ParameterDeclaration,
  given: GivenValue | undefined,
  reading: Reading,
  repeated: boolean,
): void {
  const name = parameter.getNameNode();
  const symbol = symbolOfParameter(parameter);
  const span = place(reading, parameter);
  const missing: Expression = { kind: "literal", value: undefined, kinds: kind.undefined, span };
  const value = withDefault(given?.value ?? missing, parameter.getInitializer(), reading);
  if (symbol !== undefined) reading.writes.give(symbol, value.kinds & ~kindsOfNode(name));
  else if (given !== undefined) giveParts(name, given.syntax, reading);
  const origin = originOf(parameter, given);
  const standsForIt = repeated && origin.home === null && !isFallible(value) && sizeOf(value) <= largest;
  if (symbol !== undefined && (standsForIt || (isUndefined(value) && isOptionalFunction(parameter))))
    reading.aliases.set(symbol, value);
  else bind(name, value, origin, reading);
}

/** A parameter that was given a new object may change it. */
function noteOwner(parameter: ParameterDeclaration, given: Given | undefined, reading: Reading): void {
  for (const name of identifiersIn(parameter)) {
    const symbol = name.getSymbol();
    if (symbol === undefined) continue;
    reading.owned.delete(symbol);
    if (isGivenFresh(parameter, given, reading)) reading.owned.add(symbol);
  }
}
