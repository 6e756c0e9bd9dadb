/** x => value, as the argument of an array method   →   function($x){ value } */
import { Node, type Expression as Syntax } from "ts-morph";
import { unsupportedExpression } from "../../diagnostics/catalog/language";
import type { Expression, Local } from "../../ir/expression";
import { kind } from "../../ir/kinds";
import { hintOf } from "../hints";
import { hasAwait, kindsOf, readExpression } from "../read-expression";
import { collect, complain, place, type Reading } from "../reading";

/** Reads an arrow function whose body is one expression; null (and a diagnostic) for any other callback. */
export function readLambda(node: Syntax, reading: Reading): Expression | null {
  const body = Node.isArrowFunction(node) ? bodyOf(node.getBody()) : null;
  const names = Node.isArrowFunction(node) ? node.getParameters().map((parameter) => parameter.getNameNode()) : [];
  if (body === null || hasAwait(body) || !names.every(Node.isIdentifier)) {
    complain(reading, unsupportedExpression, node, {
      what: "this callback in this version",
      repair: "pass an arrow function of one expression, without `await` in it",
    });
    return null;
  }
  const parameters = names.map((name): Local => {
    const local = {
      name: name.getText(),
      hint: hintOf(name, undefined, kindsOf(name, reading)),
      span: place(reading, name),
      boxed: false,
    };
    reading.locals.set(name.getSymbolOrThrow(), local);
    return local;
  });
  let value: Expression | null = null;
  collect(reading, () => {
    value = readExpression(body, reading);
  });
  return value === null
    ? null
    : { kind: "lambda", parameters, body: value, kinds: kind.other, span: place(reading, node) };
}

/** The expression that a body is: itself, or what its only statement returns. */
function bodyOf(body: Node): Syntax | null {
  if (Node.isExpression(body)) return body;
  const statements = Node.isBlock(body) ? body.getStatements() : [];
  const [only] = statements;
  return statements.length === 1 && Node.isReturnStatement(only) ? (only.getExpression() ?? null) : null;
}
