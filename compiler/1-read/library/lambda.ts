/** x => value, as the argument of an array method   →   function($x){ value } */
import {
  Node,
  type BindingName,
  type CallExpression,
  type Expression as Syntax,
  type Identifier,
  type Type,
} from "ts-morph";
import { recursiveCall, unsupportedExpression } from "../../diagnostics/catalog/language";
import { valueAfter } from "../../ir/evaluate";
import type { Expression, Local } from "../../ir/expression";
import { anyJson, anything, kind, nothing, within, type Kinds } from "../../ir/kinds";
import { writtenBy } from "../../ir/steps";
import { identifiersIn } from "../descendants";
import { hintOf, natureOf } from "../hints";
import { bind } from "../declare";
import { inside, isEndless, isTooMany, type Closure } from "../closures";
import { closureOf, isAwaitable } from "../inlinable";
import { readBodyOf } from "../inline";
import { kindsOf } from "../read-expression";
import { collect, complain, place, readOf, unread, wholly, type Reading } from "../reading";
import { kindsOfType } from "../types";
import { isGlobal } from "./globals";

/** Reads a callback: an arrow function or a function of the project, without effects and loops; null (and a diagnostic) for any other. `items`: what the list may be. */
export function readLambda(node: Syntax, items: Kinds, reading: Reading): Expression | null {
  const global = Node.isIdentifier(node) && isGlobal(node) ? globalLambda(node, items, reading) : null;
  if (global !== null) return global;
  const closure = closureOf(node, reading);
  if (within(anyJson, items)) doubt(closure, reading);
  const names = closure?.target.getParameters().map((parameter) => parameter.getNameNode()) ?? [];
  const value =
    closure !== null && closure.target.getParameters().every((parameter) => !parameter.isRestParameter())
      ? wholly(reading, () => readValue(node, closure, names, reading))
      : null;
  if (value !== null) return value;
  complain(reading, unsupportedExpression, node, {
    what: "this callback in this version",
    repair: "pass an arrow function without `await`, loops and assignments to what is outside",
  });
  return null;
}

/** `Boolean` and `String`, as the functions that they are. */
function globalLambda(node: Identifier, items: Kinds, reading: Reading): Expression | null {
  const span = place(reading, node);
  const list = Node.isCallExpression(node.getParent()) ? ownerOf(node.getParentOrThrow()) : undefined;
  const element = list?.getType().getArrayElementType();
  if (element === undefined || items !== nothing) return null;
  const kinds = kindsOfType(element, node);
  const local = { name: "item", hint: natureOf(kinds), span, boxed: false };
  const value = readOf(local, kinds, span);
  if (isBoolean(node)) return { kind: "lambda", parameters: [local], body: not(not(value)), kinds: kind.other, span };
  if (node.getText() !== "String" || !within(kinds, kind.string | kind.number | kind.boolean | kind.null)) return null;
  return { kind: "lambda", parameters: [local], body: textOf(value), kinds: kind.other, span };
}

/** True for JavaScript's own `Boolean`, as in `list.filter(Boolean)`. */
export function isBoolean(node: Node): boolean {
  return Node.isIdentifier(node) && node.getText() === "Boolean" && isGlobal(node);
}

function not(operand: Expression): Expression {
  return { kind: "unary", operator: "!", operand, kinds: kind.boolean, span: operand.span };
}

function ownerOf(call: Node): Syntax | undefined {
  const callee = Node.isCallExpression(call) ? call.getExpression() : undefined;
  return Node.isPropertyAccessExpression(callee) ? callee.getExpression() : undefined;
}

function textOf(value: Expression): Expression {
  return { kind: "operation", name: "String", operands: [value], kinds: kind.string, span: value.span };
}

/** What the elements of an array or a tuple are. */
export function elementType(list: Syntax): Type | undefined {
  const type = list.getType().getNonNullableType();
  return type.getArrayElementType() ?? (type.isTuple() ? type.getNumberIndexType() : undefined);
}

/** A list whose elements are joined: written as text, where they are none. */
export function asTexts(list: Expression, node: CallExpression): Expression {
  const owner = ownerOf(node);
  const element = owner === undefined ? undefined : elementType(owner);
  const kinds = element === undefined ? kind.string : kindsOfType(element, node);
  if (within(kinds, kind.string)) return list;
  const { span } = list;
  const local = { name: "item", hint: natureOf(kinds), span, boxed: false };
  const body = textOf(readOf(local, kinds, span));
  const lambda: Expression = { kind: "lambda", parameters: [local], body, kinds: kind.other, span };
  return { kind: "operation", name: "map", operands: [list, lambda], kinds: kind.array, span };
}

/** Of a list that may be anything so are the elements, whatever its type claims. */
function doubt(closure: Closure | null, { writes }: Reading): void {
  for (const parameter of closure?.target.getParameters() ?? [])
    for (const name of identifiersIn(parameter)) {
      const symbol = name.getSymbol();
      if (symbol !== undefined) writes.give(symbol, anything);
    }
}

function readValue(node: Syntax, closure: Closure, names: readonly BindingName[], reading: Reading): Expression | null {
  const { target } = closure;
  if (isAwaitable(target)) return null;
  const span = place(reading, node);
  if (isEndless(closure, reading)) {
    complain(reading, recursiveCall, node, { name: node.getText(), tooMany: isTooMany(closure, reading) });
    return unread(span);
  }
  reading.writes.survey(target);
  const outer = new Set(reading.locals.values());
  let parameters: readonly Local[] = [];
  let result: Expression | null = null;
  reading.inlining.push(target);
  const steps = collect(reading, () => {
    inside(closure, reading, () => {
      parameters = names.map((name) => declareParameter(name, reading));
      names.forEach((name, at) => {
        const [local, kinds] = [parameters[at], kindsOf(name, reading)];
        if (local !== undefined && !Node.isIdentifier(name)) bind(name, readOf(local, kinds, local.span), {}, reading);
      });
      result = readBodyOf(target, span, reading);
    });
  });
  reading.inlining.pop();
  const writesOutside = [...writtenBy(steps)].some((local) => outer.has(local));
  const body = result === null || writesOutside ? null : valueAfter(steps, result);
  return body === null ? null : { kind: "lambda", parameters, body, kinds: kind.other, span };
}

/** A pattern takes a parameter apart that has no name of its own. */
function declareParameter(name: BindingName, reading: Reading): Local {
  const kinds = kindsOf(name, reading);
  if (!Node.isIdentifier(name))
    return { name: "item", hint: natureOf(kinds), span: place(reading, name), boxed: false };
  const local = {
    name: name.getText(),
    hint: hintOf(name, undefined, kinds),
    span: place(reading, name),
    boxed: false,
  };
  reading.locals.set(name.getSymbolOrThrow(), local);
  return local;
}
