/** Finds the row of a call by the type of its receiver, and reads its operands. */
import { Node, ts, type CallExpression, type Expression as Syntax, type PropertyAccessExpression } from "ts-morph";
import { mutation } from "../../diagnostics/catalog/language";
import type { Expression, Item } from "../../ir/expression";
import { anyJson, kind, mayBe, nothing, nullish, within, without, type Kinds } from "../../ir/kinds";
import type { OperationName } from "../../ir/operations";
import { believed, believedPresent } from "../claims";
import { isFresh } from "../fresh";
import { kindsOf, readExpression, readInOrder } from "../read-expression";
import { complain, place, unread, type Reading } from "../reading";
import { readRegexCall } from "../regex/calls";
import { kindsOfNode, kindsOfType } from "../types";
import { isGlobal } from "./globals";
import { readConstructed } from "./constructed";
import { readIterated } from "./iterated";
import { elementType } from "./lambda";
import { readOfPresent, readQuietly } from "./missing";
import { mindsNaN } from "./not-finite";
import { readOperation } from "./operation";
import { arrayMethods, functions, inPlace, mutators, numberMethods, textMethods, type Row } from "./rows";

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

function elementsFit(row: Row, owner: Syntax): boolean {
  const element = elementType(owner);
  return row.elements === undefined || (element !== undefined && within(kindsOfType(element, owner), row.elements));
}
