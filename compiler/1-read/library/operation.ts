/** The operation of a row: its operands, in JavaScript's order, and what it yields. */
import { Node, type CallExpression, type Expression as Syntax } from "ts-morph";
import { unsupportedExpression } from "../../diagnostics/catalog/language";
import type { Expression } from "../../ir/expression";
import { anyJson, kind, mayBe, nothing, within, type Kinds } from "../../ir/kinds";
import type { OperationName } from "../../ir/operations";
import { valueBefore } from "../earlier";
import { refuseOdd } from "../error-values";
import { ofPart } from "../lies";
import { collecting, yieldsClaimed, yieldsPresent } from "../list-elements";
import { kindsOf, readInOrder } from "../read-expression";
import { collect, complain, place, unread, type Reading } from "../reading";
import { ownAccumulator } from "./accumulators";
import { checkedArgument, parameterAt } from "./arguments";
import { isOddEntries } from "./constructed";
import { asTexts, isBoolean, readLambda } from "./lambda";
import { mindsNaN } from "./not-finite";
import type { Row } from "./rows";
import { inSingleUnits, isOfSingleUnits } from "./single-units";

/** Reads the operands of a row, of a receiver that has been read; complains where the row does not take them. */
export function readOperation(
  node: CallExpression,
  row: Row,
  receiver: Expression | null,
  reading: Reading,
): Expression {
  const span = place(reading, node);
  const syntaxes = node.getArguments().filter(Node.isExpression);
  if (!takes(row, syntaxes) || (row.mayBeNaN === true && mindsNaN(node)) || isOddEntries(row, syntaxes)) {
    complain(reading, unsupportedExpression, node, {
      what: "this call with these arguments, in this version",
      repair: "see docs/language.md for the forms that are compiled",
    });
    return unread(span);
  }
  const elements = claimedElements(node, receiver, reading);
  ownAccumulator(row, syntaxes, reading);
  const lambdas = syntaxes.map((syntax, index) =>
    parameterAt(row, index) === "lambda" ? readCallback(row, { node, syntax }, elements, reading) : null,
  );
  const values = syntaxes.filter((_, index) => parameterAt(row, index) !== "lambda");
  const { whole, plain } = readBehind(receiver, { node, values }, reading);
  let next = 0;
  const operands = syntaxes.map(
    (syntax, index) =>
      lambdas[index] ??
      checkedArgument(plain[parameterAt(row, index) === "lambda" ? -1 : next++], row, index, { syntax, reading }),
  );
  const kinds = row.yields ?? kindsOf(node, reading);
  refuseOddElements(row, lambdas, node, reading);
  const of = whole === null ? [] : [asNeeded(whole, row, node)];
  const name = operationOf(row, whole);
  if (name === row.ofAnyText || [...of, ...operands].some(isChecked)) refuseUncounted(node, reading);
  return { kind: "operation", name, operands: [...of, ...operands], kinds, span };
}

/** What the elements of a list may be whose type claims what nobody has checked; nothing for any other list. */
function claimedElements(node: CallExpression, receiver: Expression | null, { writes }: Reading): Kinds {
  if (receiver?.kind === "operation" && receiver.name === "as declared") return anyJson;
  const callee = node.getExpression();
  const isClaimed = Node.isPropertyAccessExpression(callee) && ofPart(writes.lies(callee.getExpression())) !== nothing;
  return isClaimed ? anyJson : nothing;
}

function readCallback(row: Row, at: Callback, elements: Kinds, reading: Reading): Expression | null {
  const lambda = readLambda(at.syntax, elements, reading);
  if (lambda === null || !collecting.has(row.operation)) return lambda;
  const claimed = yieldsClaimed(lambda);
  const isElement = !row.operation.startsWith("reduce") && !isSifted(at.node);
  return isElement ? yieldsPresent(claimed, at.syntax, reading) : claimed;
}

interface Callback {
  readonly node: CallExpression;
  readonly syntax: Syntax;
}

/** Arguments, and the receiver that is evaluated before them. */
function readBehind(
  receiver: Expression | null,
  { node, values }: { readonly node: CallExpression; readonly values: readonly Syntax[] },
  reading: Reading,
): { readonly whole: Expression | null; readonly plain: readonly Expression[] } {
  let plain: readonly Expression[] = [];
  const steps = collect(reading, () => {
    plain = readInOrder(values, reading);
  });
  const callee = node.getExpression();
  const owner = Node.isPropertyAccessExpression(callee) ? callee.getExpression() : callee;
  const whole = receiver === null ? null : valueBefore(steps, { value: receiver, node: owner }, reading);
  reading.steps.push(...steps);
  return { whole, plain };
}

/** True for a number of arguments that the row takes, none of them spread. */
function takes(row: Row, syntaxes: readonly Syntax[]): boolean {
  const least = row.rest ?? row.parameters.length - (row.optional ?? 0);
  const most = row.rest === undefined ? row.parameters.length : Infinity;
  return syntaxes.length >= least && syntaxes.length <= most && !syntaxes.some(Node.isSpreadElement);
}

/** Texts that are known to have one unit for each character need no search for a position. */
function operationOf(row: Row, receiver: Expression | null): OperationName {
  return row.ofAnyText === undefined || receiver === null || isOfSingleUnits(receiver) ? row.operation : row.ofAnyText;
}

function isChecked(operand: Expression): boolean {
  return operand.kind === "operation" && operand.name === "single units";
}

/** A compensation is not given up for a text that JSONata counts otherwise: that is outlined. */
function refuseUncounted(node: CallExpression, reading: Reading): void {
  if (!reading.inCompensation) return;
  complain(reading, unsupportedExpression, node, {
    what: "a position in any text, in a compensation",
    repair: "compute it before the compensation is registered",
  });
}

/** The receiver, where its texts are counted or its elements written as text. */
function asNeeded(receiver: Expression, row: Row, node: CallExpression): Expression {
  if (row.counted === "all") return inSingleUnits(receiver);
  return row.operation === "join" ? asTexts(receiver, node) : receiver;
}

/** JSON has no undefined: an array of results that may be undefined would come out shorter. Nor has it errors. */
function refuseOddElements(
  row: Row,
  lambdas: readonly (Expression | null)[],
  node: CallExpression,
  reading: Reading,
): void {
  const [lambda] = lambdas;
  if (lambda?.kind !== "lambda") return;
  if (row.operation === "sorted by" && !within(lambda.body.kinds, kind.number)) {
    complain(reading, unsupportedExpression, node, {
      what: "a comparison that may yield something other than a number",
      repair: "return a negative number, zero or a positive one",
    });
  }
  if (!collecting.has(row.operation)) return;
  refuseOdd(lambda.body, "kept in an array", node, reading);
  if (mayBe(lambda.body.kinds, kind.nan)) {
    complain(reading, unsupportedExpression, node, {
      what: "a callback that may return NaN",
      repair: "ask `Number.isNaN(value)` first",
    });
  }
  if (mayBe(lambda.body.kinds, kind.undefined) && !(row.operation === "map" && isSifted(node))) {
    complain(reading, unsupportedExpression, node, {
      what: "a callback that may return undefined",
      repair: "return null instead: `?? null`",
    });
  }
}

/** `list.map(f).filter(Boolean)`: JSONata's array comes out shorter where `f` returns undefined, and so does JavaScript's. */
function isSifted(node: CallExpression): boolean {
  const callee = node.getParent();
  const call = callee?.getParent();
  if (!Node.isPropertyAccessExpression(callee) || callee.getName() !== "filter" || !Node.isCallExpression(call))
    return false;
  const [callback, ...others] = call.getArguments();
  return others.length === 0 && callback !== undefined && isBoolean(callback);
}
