/** x => value, as the argument of an array method   →   function($x){ value } */
import { Node, type Expression as Syntax, type Identifier } from "ts-morph";
import { recursiveCall, unsupportedExpression } from "../../diagnostics/catalog/language";
import { valueAfter } from "../../ir/evaluate";
import type { Expression, Local } from "../../ir/expression";
import { kind } from "../../ir/kinds";
import { writtenBy } from "../../ir/steps";
import { hintOf } from "../hints";
import { inside, isEndless, type Closure } from "../closures";
import { closureOf, isAwaitable } from "../inlinable";
import { readBodyOf } from "../inline";
import { kindsOf } from "../read-expression";
import { collect, complain, place, unread, wholly, type Reading } from "../reading";

/** Reads a callback: an arrow function or a function of the project, without effects and loops; null (and a diagnostic) for any other. */
export function readLambda(node: Syntax, reading: Reading): Expression | null {
  const closure = closureOf(node, reading);
  const names = closure?.target.getParameters().map((parameter) => parameter.getNameNode()) ?? [];
  const value =
    closure !== null && names.every(Node.isIdentifier)
      ? wholly(reading, () => readValue(node, closure, names, reading))
      : null;
  if (value !== null) return value;
  complain(reading, unsupportedExpression, node, {
    what: "this callback in this version",
    repair:
      "pass an arrow function without `await`, loops, patterns in its parameters and assignments to what is outside",
  });
  return null;
}

function readValue(node: Syntax, closure: Closure, names: readonly Identifier[], reading: Reading): Expression | null {
  const { target } = closure;
  if (isAwaitable(target)) return null;
  const span = place(reading, node);
  if (isEndless(closure, reading)) {
    complain(reading, recursiveCall, node, { name: node.getText() });
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
      result = readBodyOf(target, span, reading);
    });
  });
  reading.inlining.pop();
  const writesOutside = [...writtenBy(steps)].some((local) => outer.has(local));
  const body = result === null || writesOutside ? null : valueAfter(steps, result);
  return body === null ? null : { kind: "lambda", parameters, body, kinds: kind.other, span };
}

function declareParameter(name: Identifier, reading: Reading): Local {
  const kinds = kindsOf(name, reading);
  const local = {
    name: name.getText(),
    hint: hintOf(name, undefined, kinds),
    span: place(reading, name),
    boxed: false,
  };
  reading.locals.set(name.getSymbolOrThrow(), local);
  return local;
}
