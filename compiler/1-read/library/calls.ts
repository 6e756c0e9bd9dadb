/** Finds the row of a call by the type of its receiver, and reads its operands. */
import { Node, ts, type CallExpression, type Expression as Syntax, type PropertyAccessExpression } from "ts-morph";
import { mutation, unsupportedExpression } from "../../diagnostics/catalog/language";
import type { Expression, Item } from "../../ir/expression";
import { anyJson, kind, mayBe, nothing, nullish, within, without, type Kinds } from "../../ir/kinds";
import type { OperationName } from "../../ir/operations";
import { believed, believedPresent } from "../claims";
import { valueBefore } from "../earlier";
import { refuseOdd } from "../error-values";
import { ofPart } from "../lies";
import { isFresh } from "../ownership";
import { collecting, yieldsClaimed } from "../list-elements";
import { kindsOf, readExpression, readInOrder } from "../read-expression";
import { collect, complain, place, unread, type Reading } from "../reading";
import { readRegexCall } from "../regex/calls";
import { kindsOfNode, kindsOfType } from "../types";
import { ownAccumulator } from "./accumulators";
import { checkedArgument, parameterAt } from "./arguments";
import { isGlobal } from "./globals";
import { readConstructed, isOddEntries } from "./constructed";
import { readIterated } from "./iterated";
import { asTexts, elementType, isBoolean, readLambda } from "./lambda";
import { readOfPresent, readQuietly } from "./missing";
import { mindsNaN } from "./not-finite";
import { arrayMethods, functions, inPlace, mutators, numberMethods, textMethods, type Row } from "./rows";
import { inSingleUnits, isOfSingleUnits } from "./single-units";

/** The operation that a call is; null when the tables have no row for it. */
export function readLibraryCall(node: CallExpression, reading: Reading): Expression | null {
  const callee = node.getExpression();
  if (Node.isIdentifier(callee))
    return isGlobal(callee) ? readFunction(node, functions[callee.getText()], reading) : null;
  if (!Node.isPropertyAccessExpression(callee)) return null;
  const owner = callee.getExpression();
  if (Node.isIdentifier(owner) && isGlobal(owner)) return readFunction(node, functions[callee.getText()], reading);
  return readRegexCall(node, callee, reading) ?? readMethod(node, callee, reading);
}

function readFunction(node: CallExpression, row: Row | undefined, reading: Reading): Expression | null {
  if (row === undefined) return readConstructed(node, reading);
  return (
    (row.ofList === undefined ? null : readOfList(node, row.ofList, reading)) ?? readOperation(node, row, null, reading)
  );
}

/** `Math.max(...list)` */
function readOfList(node: CallExpression, name: OperationName, reading: Reading): Expression | null {
  const [only, ...more] = node.getArguments();
  if (more.length > 0 && !mindsNaN(node)) return readOfSome(node, name, reading);
  if (!Node.isSpreadElement(only) || mindsNaN(node)) return null;
  const syntax = only.getExpression();
  const element = syntax.getType().getArrayElementType();
  if (element === undefined || !within(kindsOfType(element, node), kind.number)) return null;
  const list = believedPresent(readExpression(syntax, reading), kind.array);
  if (!within(list.kinds, kind.array)) return null;
  return { kind: "operation", name, operands: [list], kinds: kind.number, span: place(reading, node) };
}

/** `Math.max(...list, 0)`: one list of all of them, which has an element at least. */
function readOfSome(node: CallExpression, name: OperationName, reading: Reading): Expression | null {
  const given = node.getArguments().filter(Node.isExpression);
  if (!given.some(Node.isSpreadElement) || given.every(Node.isSpreadElement)) return null;
  const lists = given.filter(Node.isSpreadElement).map((each) => each.getExpression());
  if (!lists.every((list) => within(kindsOfType(elementType(list) ?? list.getType(), node), kind.number))) return null;
  const values = readInOrder(
    given.map((each) => (Node.isSpreadElement(each) ? each.getExpression() : each)),
    reading,
  );
  const items = values.map((value, at): Item => {
    const isSpread = Node.isSpreadElement(given[at]);
    return { kind: isSpread ? "spread" : "item", value: believed(value, isSpread ? kind.array : kind.number) };
  });
  const fit = items.every((item) => within(item.value.kinds, item.kind === "spread" ? kind.array : kind.number));
  if (!fit) return null;
  const span = place(reading, node);
  const list: Expression = { kind: "array", items, kinds: kind.array, span };
  return { kind: "operation", name, operands: [list], kinds: kind.number, span };
}

function readMethod(node: CallExpression, callee: PropertyAccessExpression, reading: Reading): Expression | null {
  const owner = callee.getExpression();
  const isChain = ts.isOptionalChain(callee.compilerNode);
  const kinds = without(kindsOfOwner(owner, reading), isChain ? nullish : nothing);
  const found = methodOf(callee, without(kinds, nullish), reading);
  if (found === "changes") return refuseChange(node, callee.getName(), reading);
  const row = found?.bare !== undefined && node.getArguments().length === 0 ? found.bare : found;
  if (row === null) return kinds === kind.array && !isChain ? readIterated(node, callee, reading) : null;
  if (!elementsFit(row, owner)) return null;
  const receiver = believedPresent(readExpression(owner, reading), kind.array | kind.string | kind.number);
  if (!mayBe(receiver.kinds, nullish)) return readOperation(node, row, receiver, reading);
  const read = (present: Expression): Expression => readOperation(node, row, present, reading);
  return (isChain ? readQuietly : readOfPresent)({ node, callee, receiver, read }, reading);
}

/** The row of a method of what is surely of these kinds; `changes` for one that changes an array that may have another name. */
function methodOf(callee: PropertyAccessExpression, kinds: Kinds, reading: Reading): Row | "changes" | null {
  const method = callee.getName();
  if (kinds === nothing) return null;
  if (within(kinds, kind.array) && Object.hasOwn(mutators, method)) return copyingMethod(callee, reading) ?? "changes";
  if (within(kinds, kind.string) && isSplitIntoCharacters(callee)) return intoCharacters;
  const table = tables.find(([of]) => within(kinds, of))?.[1] ?? {};
  return Object.hasOwn(table, method) ? (table[method] ?? null) : null;
}

/** `sort` of a list that nobody else knows is `toSorted`. */
function copyingMethod(callee: PropertyAccessExpression, reading: Reading): Row | null {
  const copying = inPlace[callee.getName()];
  if (copying === undefined || !isFresh(callee.getExpression(), false, reading)) return null;
  return arrayMethods[copying] ?? null;
}

const tables = [
  [kind.array, arrayMethods],
  [kind.string, textMethods],
  [kind.number, numberMethods],
] as const;

const intoCharacters: Row = { operation: "characters", parameters: [kind.string], counted: "all" };

function isSplitIntoCharacters(callee: PropertyAccessExpression): boolean {
  const call = callee.getParent();
  const [by] = Node.isCallExpression(call) ? call.getArguments() : [];
  return callee.getName() === "split" && Node.isStringLiteral(by) && by.getLiteralText() === "";
}

/** What `sort` or `reverse` makes of a list, whose value is given. */
export function readChanged(
  node: CallExpression,
  callee: PropertyAccessExpression,
  list: Expression,
  reading: Reading,
): Expression | null {
  const found = arrayMethods[inPlace[callee.getName()] ?? ""];
  const row = node.getArguments().length === 0 ? (found?.bare ?? found) : found;
  if (row === undefined || !elementsFit(row, callee.getExpression())) return null;
  return readOperation(node, row, list, reading);
}

function refuseChange(node: CallExpression, method: string, reading: Reading): Expression {
  complain(reading, mutation, node, {
    what: `\`.${method}\``,
    reason: "its result is used, or it is not compiled",
    instead: mutators[method] ?? "",
  });
  return unread(place(reading, node));
}

/** What a receiver is: what its type says of what may be anything is checked when it runs. */
function kindsOfOwner(owner: Syntax, reading: Reading): Kinds {
  const kinds = kindsOf(owner, reading);
  const declared = kindsOfNode(owner);
  return within(anyJson, kinds) && !within(anyJson, declared) ? declared : kinds;
}

/** What the elements of a list may be whose type claims what nobody has checked; nothing for any other list. */
function claimedElements(node: CallExpression, receiver: Expression | null, { writes }: Reading): Kinds {
  if (receiver?.kind === "operation" && receiver.name === "as declared") return anyJson;
  const callee = node.getExpression();
  const isClaimed = Node.isPropertyAccessExpression(callee) && ofPart(writes.lies(callee.getExpression())) !== nothing;
  return isClaimed ? anyJson : nothing;
}

function elementsFit(row: Row, owner: Syntax): boolean {
  const element = elementType(owner);
  return row.elements === undefined || (element !== undefined && within(kindsOfType(element, owner), row.elements));
}

function readOperation(node: CallExpression, row: Row, receiver: Expression | null, reading: Reading): Expression {
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
    parameterAt(row, index) === "lambda" ? readCallback(row, syntax, elements, reading) : null,
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

function readCallback(row: Row, syntax: Syntax, elements: Kinds, reading: Reading): Expression | null {
  const lambda = readLambda(syntax, elements, reading);
  return lambda !== null && collecting.has(row.operation) ? yieldsClaimed(lambda) : lambda;
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
