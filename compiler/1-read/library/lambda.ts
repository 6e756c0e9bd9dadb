/** x => value, as the argument of an array method   →   function($x){ value } */
import { Node, type Expression as Syntax, type Identifier } from "ts-morph";
import { unsupportedExpression } from "../../diagnostics/catalog/language";
import { valueAfter } from "../../ir/evaluate";
import type { Expression, Local } from "../../ir/expression";
import { kind } from "../../ir/kinds";
import { hintOf } from "../hints";
import { inlinableOf, isAwaitable, type Inlinable } from "../inlinable";
import { readBodyOf } from "../inline";
import { kindsOf } from "../read-expression";
import { collect, complain, place, type Reading } from "../reading";

/** Reads a callback: an arrow function or a function of the project, without effects and loops; null (and a diagnostic) for any other. */
export function readLambda(node: Syntax, reading: Reading): Expression | null {
  const target = inlinableOf(node, reading);
  const names = target?.getParameters().map((parameter) => parameter.getNameNode()) ?? [];
  const value = target !== null && names.every(Node.isIdentifier) ? readValue(node, target, names, reading) : null;
  if (value !== null) return value;
  complain(reading, unsupportedExpression, node, {
    what: "this callback in this version",
    repair: "pass an arrow function without `await`, loops and patterns in its parameters",
  });
  return null;
}

function readValue(node: Syntax, target: Inlinable, names: readonly Identifier[], reading: Reading): Expression | null {
  if (isAwaitable(target) || reading.inlining.includes(target)) return null;
  reading.writes.survey(target);
  const span = place(reading, node);
  const parameters = names.map((name) => declareParameter(name, reading));
  let result: Expression | null = null;
  reading.inlining.push(target);
  const steps = collect(reading, () => {
    result = readBodyOf(target, span, reading);
  });
  reading.inlining.pop();
  const body = result === null ? null : valueAfter(steps, result);
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
