/** Finds the row of a call by the type of its receiver, and reads its operands. */
import { Node, type CallExpression, type Expression as Syntax, type PropertyAccessExpression } from "ts-morph";
import { mutation, unsupportedExpression } from "../../diagnostics/catalog/language";
import type { Expression } from "../../ir/expression";
import { anyJson, describeKinds, kind, mayBe, nothing, nullish, within, type Kinds } from "../../ir/kinds";
import { believed, believedPresent } from "../claims";
import { textOfError } from "../error-text";
import { refuseOdd } from "../error-values";
import { kindsOf, readExpression, readInOrder } from "../read-expression";
import { complain, place, unread, type Reading } from "../reading";
import { kindsOfNode, kindsOfType } from "../types";
import { isGlobal } from "./globals";
import { readLambda } from "./lambda";
import { arrayMethods, functions, mutators, textMethods, type Row } from "./rows";

/** The operation that a call is; null when the tables have no row for it. */
export function readLibraryCall(node: CallExpression, reading: Reading): Expression | null {
  const callee = node.getExpression();
  if (Node.isIdentifier(callee))
    return isGlobal(callee) ? readFunction(node, functions[callee.getText()], reading) : null;
  if (!Node.isPropertyAccessExpression(callee)) return null;
  const owner = callee.getExpression();
  if (Node.isIdentifier(owner) && isGlobal(owner)) return readFunction(node, functions[callee.getText()], reading);
  return readMethod(node, callee, reading);
}

function readFunction(node: CallExpression, row: Row | undefined, reading: Reading): Expression | null {
  return row === undefined ? null : readOperation(node, row, null, reading);
}

function readMethod(node: CallExpression, callee: PropertyAccessExpression, reading: Reading): Expression | null {
  const owner = callee.getExpression();
  const method = callee.getName();
  const kinds = kindsOfOwner(owner, reading);
  const ofArray = within(kinds, kind.array) && kinds !== 0;
  const instead = mutators[method];
  if (ofArray && instead !== undefined && Object.hasOwn(mutators, method)) {
    complain(reading, mutation, node, {
      what: `\`.${method}\``,
      reason: "its result is used, or it is not compiled",
      instead,
    });
    return unread(place(reading, node));
  }
  const table = ofArray ? arrayMethods : within(kinds, kind.string) && kinds !== 0 ? textMethods : {};
  const row = Object.hasOwn(table, method) ? table[method] : undefined;
  if (row === undefined || !elementsFit(row, owner)) return null;
  const receiver = believedPresent(readExpression(owner, reading), kind.array | kind.string);
  if (mayBe(receiver.kinds, nullish)) {
    complain(reading, unsupportedExpression, node, {
      what: "a method of a value that may be missing, in this version",
      repair: "test it first: `if (value !== undefined) …`",
    });
  }
  return readOperation(node, row, receiver, reading);
}

/** What a receiver is: what its type says of what may be anything is checked when it runs. */
function kindsOfOwner(owner: Syntax, reading: Reading): Kinds {
  const kinds = kindsOf(owner, reading);
  const declared = kindsOfNode(owner);
  return within(anyJson, kinds) && !within(anyJson, declared) ? declared : kinds;
}

function elementsFit(row: Row, owner: Syntax): boolean {
  const element = owner.getType().getArrayElementType();
  return row.elements === undefined || (element !== undefined && within(kindsOfType(element, owner), row.elements));
}

function readOperation(node: CallExpression, row: Row, receiver: Expression | null, reading: Reading): Expression {
  const span = place(reading, node);
  const syntaxes = node.getArguments().filter(Node.isExpression);
  const least = row.rest ?? row.parameters.length - (row.optional ?? 0);
  const most = row.rest === undefined ? row.parameters.length : Infinity;
  if (syntaxes.length < least || syntaxes.length > most || syntaxes.some(Node.isSpreadElement)) {
    complain(reading, unsupportedExpression, node, {
      what: "this call with these arguments, in this version",
      repair: "see docs/language.md for the forms that are compiled",
    });
    return unread(span);
  }
  const isClaimed = receiver?.kind === "operation" && receiver.name === "as declared";
  const elements = isClaimed ? anyJson : nothing;
  const lambdas = syntaxes.map((syntax, index) =>
    parameterAt(row, index) === "lambda" ? readLambda(syntax, elements, reading) : null,
  );
  const plain = readInOrder(
    syntaxes.filter((_, index) => parameterAt(row, index) !== "lambda"),
    reading,
  );
  let next = 0;
  const operands = syntaxes.map(
    (syntax, index) =>
      lambdas[index] ??
      checked(plain[parameterAt(row, index) === "lambda" ? -1 : next++], row, index, { syntax, reading }),
  );
  const kinds = row.yields ?? kindsOf(node, reading);
  refuseOddElements(row, lambdas, node, reading);
  return {
    kind: "operation",
    name: row.operation,
    operands: receiver === null ? operands : [receiver, ...operands],
    kinds,
    span,
  };
}

function parameterAt(row: Row, index: number) {
  return row.parameters[Math.min(index, row.parameters.length - 1)];
}

function checked(
  given: Expression | undefined,
  row: Row,
  index: number,
  at: { readonly syntax: Syntax; readonly reading: Reading },
): Expression {
  const parameter = parameterAt(row, index);
  if (given === undefined) return unread(place(at.reading, at.syntax));
  const text = row.operation === "String" ? textOfError(given, { node: at.syntax, reading: at.reading }) : given;
  const value = typeof parameter === "number" ? believed(text, parameter) : text;
  if (row.operation === "JSON.stringify") refuseOdd(value, "written as JSON", at.syntax, at.reading);
  if ((parameter === "part" || parameter === "plain") && !isWritten(value, parameter)) {
    complain(at.reading, unsupportedExpression, at.syntax, {
      what: parameter === "part" ? "a text to look for that is not written out" : "what stands for it here",
      repair: "see docs/language.md for the forms that are compiled",
    });
  }
  if (typeof parameter === "number" && !within(value.kinds, parameter)) {
    complain(at.reading, unsupportedExpression, at.syntax, {
      what: `an argument that may be ${describeKinds(value.kinds & ~parameter)} here`,
      repair: `pass what is surely ${describeKinds(parameter)}`,
    });
  }
  return value;
}

/** A literal text: not empty, where it is looked for; without the `$` that means more than itself, where it is put. */
function isWritten(value: Expression, parameter: "part" | "plain"): boolean {
  if (value.kind !== "literal" || typeof value.value !== "string") return false;
  return parameter === "part" ? value.value !== "" : !value.value.includes("$");
}

/** JSON has no undefined: an array of results that may be undefined would come out shorter. Nor has it errors. */
function refuseOddElements(
  row: Row,
  lambdas: readonly (Expression | null)[],
  node: CallExpression,
  reading: Reading,
): void {
  const [lambda] = lambdas;
  if (lambda?.kind !== "lambda" || !["map", "flatMap", "reduce"].includes(row.operation)) return;
  refuseOdd(lambda.body, "kept in an array", node, reading);
  if (mayBe(lambda.body.kinds, kind.undefined)) {
    complain(reading, unsupportedExpression, node, {
      what: "a callback that may return undefined",
      repair: "return null instead: `?? null`",
    });
  }
}
