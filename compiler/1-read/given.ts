/**
 * (first, ...rest) given (1, ...list)   →   first = 1, rest = list
 *
 * What each parameter of a function that is written out is given.
 */
import {
  Node,
  SyntaxKind,
  type BindingName,
  type CallExpression,
  type Expression as Syntax,
  type ParameterDeclaration,
} from "ts-morph";
import { unsupportedExpression } from "../diagnostics/catalog/language";
import type { Expression, Item } from "../ir/expression";
import { kind, mayBe, nothing } from "../ir/kinds";
import { number } from "../ir/numbers";
import type { Closure } from "./closures";
import { refuseOdd } from "./error-values";
import { refuseOddSpread } from "./expressions/array-literal";
import { isFresh } from "./fresh";
import type { Inlinable } from "./inlinable";
import { ofPart } from "./lies";
import { element } from "./parts";
import { namesIn } from "./patterns/names";
import { elementsFrom } from "./patterns/rest";
import type { Place } from "./places";
import { complain, pin, place, type Reading } from "./reading";
import { kindsOfNode } from "./types";

/** A function, or a value. */
export type Given =
  | { readonly kind: "function"; readonly closure: Closure }
  | {
      readonly kind: "value";
      readonly value: Expression;
      readonly syntax: Syntax;
      readonly home: Place | null;
      /** Made of several arguments, or one of a list that is spread: the syntax is the call. */
      readonly gathered?: true;
    };

interface Call {
  readonly node: CallExpression;
  readonly target: Inlinable;
  readonly syntaxes: readonly Syntax[];
}

/** The arguments by parameter: a list at the end is spread over those that follow, a rest parameter gets what is left. */
export function spreadOut(
  given: readonly Given[],
  { node, target, syntaxes }: Call,
  reading: Reading,
): readonly Given[] | null {
  const spread = syntaxes.findIndex(Node.isSpreadElement);
  const parameters = target.getParameters();
  const rest = parameters.findIndex((parameter) => parameter.isRestParameter());
  if (spread < 0 && rest < 0) return given;
  const direct = spread < 0 ? given : given.slice(0, spread);
  const tail = spread < 0 ? null : listAt(given, spread, node, reading);
  if (tail === undefined) return null;
  return parameters.map((parameter, at): Given => {
    if (at === rest)
      return fresh(restOf(direct.slice(rest), tail, Math.max(0, rest - direct.length), { node, reading }), node);
    return direct[at] ?? fresh(fromTail(tail, at - direct.length, parameter, reading), node);
  });
}

function fresh(value: Expression, syntax: Syntax): Given {
  return { kind: "value", value, syntax, home: null, gathered: true };
}

/** True where a parameter gets a new object, or what has no parts; and so does what a pattern has in the place of missing parts. */
export function isGivenFresh(parameter: ParameterDeclaration, given: Given | undefined, reading: Reading): boolean {
  if (given?.kind !== "value" || given.gathered === true || parameter.hasInitializer()) return false;
  return [given.syntax, ...defaultsIn(parameter)].every((value) => isFresh(value, true, reading));
}

/** What an execution is given has no other name; but what a default stands for may have one. */
export function ownInputs(parameters: readonly ParameterDeclaration[], reading: Reading): void {
  for (const parameter of parameters) {
    if (!defaultsIn(parameter).every((value) => isFresh(value, true, reading))) continue;
    for (const name of namesIn(parameter.getNameNode())) reading.owned.add(name.getSymbolOrThrow());
  }
}

function defaultsIn(parameter: ParameterDeclaration): readonly Syntax[] {
  const elements = parameter.getDescendantsOfKind(SyntaxKind.BindingElement);
  return [parameter, ...elements].flatMap((each) => each.getInitializer() ?? []);
}

/** The list that is spread, which is the last argument; undefined (and a diagnostic) for any other. */
function listAt(given: readonly Given[], at: number, node: CallExpression, reading: Reading): Expression | undefined {
  const list = given[at];
  if (list?.kind !== "value" || at < given.length - 1) {
    complain(reading, unsupportedExpression, node, {
      what: "a spread argument in front of others, in this version",
      repair: "put the arguments into one list, and spread that: `f(...[...list, last])`",
    });
    return undefined;
  }
  refuseOddSpread(list.value, list.syntax, reading);
  return pin(reading, list.value, "list");
}

function fromTail(tail: Expression | null, at: number, parameter: ParameterDeclaration, reading: Reading): Expression {
  const span = place(reading, parameter);
  if (tail === null) return { kind: "literal", value: undefined, kinds: kind.undefined, span };
  const name = parameter.getNameNode();
  const index: Expression = number(at, span);
  return element(tail, index, { kinds: kindsOfNode(name) | kind.undefined, span });
}

/** A list of the arguments that are left. */
function restOf(
  direct: readonly Given[],
  tail: Expression | null,
  from: number,
  { node, reading }: { readonly node: CallExpression; readonly reading: Reading },
): Expression {
  const span = place(reading, node);
  const items = direct.map((each): Item => ({ kind: "item", value: itemOf(each, node, reading) }));
  const left = tail === null || from === 0 ? tail : elementsFrom(tail, from, node, reading);
  if (items.length === 0 && left !== null) return left;
  const all: readonly Item[] = left === null ? items : [...items, { kind: "spread", value: left }];
  return { kind: "array", items: all, kinds: kind.array, span };
}

function itemOf(given: Given, node: CallExpression, reading: Reading): Expression {
  if (given.kind === "value" && !mayBe(given.value.kinds, kind.undefined))
    return refuseOdd(given.value, "kept in an array", given.syntax, reading);
  complain(reading, unsupportedExpression, node, {
    what: given.kind === "value" ? "an array element that may be undefined" : "a function in a rest parameter",
    repair: given.kind === "value" ? "keep null instead: `value ?? null`" : "give it a parameter of its own",
  });
  return { kind: "literal", value: null, kinds: kind.null, span: place(reading, node) };
}

/** Says of the names of a pattern that parts of what may be anything may be anything. */
export function giveParts(pattern: BindingName, syntax: Syntax, { writes }: Reading): void {
  const lies = ofPart(writes.lies(syntax));
  if (lies !== nothing) for (const name of namesIn(pattern)) writes.give(name.getSymbolOrThrow(), lies);
}
