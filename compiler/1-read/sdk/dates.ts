/**
 * table.CreationDateTime?.getTime()                    →   the moment: in the machine a date of an answer is text
 * send(new ListBackupsCommand({ TimeRangeLowerBound: new Date(moment) }))   →   text, as Step Functions has it
 */
import {
  Node,
  ts,
  type BinaryExpression,
  type CallExpression,
  type Expression as Syntax,
  type NewExpression,
  type Type,
} from "ts-morph";
import type { Expression } from "../../ir/expression";
import { kind, mayBe, nullish } from "../../ir/kinds";
import { momentOf } from "../library/chance";
import { readOfPresent, readQuietly } from "../library/missing";
import { readExpression } from "../read-expression";
import { place, type Reading } from "../reading";
import { isWrapper } from "../views/paths";
import { commandClass, documentModule, isOfSdk } from "./classes";

const methods: ReadonlyMap<string, "text" | "moment"> = new Map([
  ["toISOString", "text"],
  ["toJSON", "text"],
  ["getTime", "moment"],
  ["valueOf", "moment"],
]);

/** True for a member of an answer that is a date: `table.CreationDateTime`. */
function isDateOfAnswer(node: Node): boolean {
  if (!Node.isPropertyAccessExpression(node)) return false;
  if (node.getType().getNonNullableType().getSymbol()?.getName() !== "Date") return false;
  return (node.getNameNode().getSymbol()?.getDeclarations() ?? []).some(isOfSdk);
}

/** True where all that is asked of such a date is its moment, its text, or whether there is one: `table.CreationDateTime!.getTime()`. */
export function isMomentOfAnswer(node: Node): boolean {
  if (!isDateOfAnswer(node)) return false;
  const value = outermost(node);
  return isMethod(value.getParent()) || isAskedWhether(value);
}

function isMethod(callee: Node | undefined): boolean {
  if (!Node.isPropertyAccessExpression(callee) || !methods.has(callee.getName())) return false;
  const call = callee.getParent();
  return Node.isCallExpression(call) && call.getExpression() === callee;
}

/** `if (date)`, `date === undefined`, `!date` */
function isAskedWhether(date: Node): boolean {
  const parent = date.getParent();
  if (Node.isIfStatement(parent)) return parent.getExpression() === date;
  if (Node.isConditionalExpression(parent)) return parent.getCondition() === date;
  if (Node.isPrefixUnaryExpression(parent)) return parent.getText().startsWith("!");
  return Node.isBinaryExpression(parent) && /^[!=]==?$/.test(parent.getOperatorToken().getText()) && isNothing(parent);
}

/** A comparison with `undefined` or `null`. */
function isNothing(comparison: BinaryExpression): boolean {
  return [comparison.getLeft(), comparison.getRight()].some((side) => /^(undefined|null)$/.test(side.getText()));
}

/** The outermost of the parentheses and `!` around an expression. */
function outermost(node: Node): Node {
  const parent = node.getParent();
  return parent !== undefined && isWrapper(parent) ? outermost(parent) : node;
}

function within(node: Node): Node {
  return Node.isNonNullExpression(node) || Node.isParenthesizedExpression(node) ? within(node.getExpression()) : node;
}

/** The moment, or the text, of a date of an answer; null for any other call. */
export function readMomentOfAnswer(node: CallExpression, reading: Reading): Expression | null {
  const callee = node.getExpression();
  if (!Node.isPropertyAccessExpression(callee) || !isMethod(callee)) return null;
  if (!isDateOfAnswer(within(callee.getExpression()))) return null;
  const span = place(reading, node);
  const receiver = readExpression(callee.getExpression(), reading);
  const read = (present: Expression): Expression =>
    methods.get(callee.getName()) === "text"
      ? { ...present, kinds: kind.string }
      : { kind: "operation", name: "moment", operands: [present], kinds: kind.number, span };
  if (!mayBe(receiver.kinds, nullish)) return read(receiver);
  const isChain = ts.isOptionalChain(callee.compilerNode);
  return (isChain ? readQuietly : readOfPresent)({ node, callee, receiver, read }, reading);
}

/** Reads a date that stands in the arguments of a command, or where a type of the SDK has a date; null for any other. */
export function readSentDate(node: NewExpression, reading: Reading): Expression | null {
  const isDate = node.getExpression().getText() === "Date" && (isSent(node) || isMemberOfSdk(node));
  const moment = isDate ? momentOf(node, reading) : null;
  if (moment === null) return null;
  return { kind: "operation", name: "toISOString", operands: [moment], kinds: kind.string, span: place(reading, node) };
}

/** Plain values of the document client are none of these: it refuses dates. */
function isSent(node: Node): boolean {
  const parent = node.getParent();
  if (Node.isNewExpression(parent)) {
    const command = commandClass(parent.getType());
    return command !== null && command.module !== documentModule;
  }
  const isAround =
    Node.isObjectLiteralExpression(parent) ||
    Node.isArrayLiteralExpression(parent) ||
    Node.isPropertyAssignment(parent) ||
    Node.isConditionalExpression(parent) ||
    Node.isParenthesizedExpression(parent);
  return isAround && isSent(parent);
}

/** `const entry: PutEventsRequestEntry = { Time: new Date(), … }`: such a member is text in a machine, like those of answers. */
function isMemberOfSdk(date: Node): boolean {
  const parent = date.getParent();
  if (Node.isConditionalExpression(parent) || Node.isParenthesizedExpression(parent)) return isMemberOfSdk(parent);
  const literal = Node.isPropertyAssignment(parent) ? parent.getParent() : undefined;
  if (!Node.isPropertyAssignment(parent) || !Node.isObjectLiteralExpression(literal)) return false;
  const member = wanted(literal)?.getProperty(parent.getName());
  return (member?.getDeclarations() ?? []).some(isOfSdk);
}

/** The type that a value should have where it stands: of what `map` makes of each, what the list should hold. */
function wanted(value: Syntax): Type | undefined {
  const arrow = outermost(value).getParent();
  const call = Node.isArrowFunction(arrow) ? arrow.getParent() : undefined;
  const callee = Node.isCallExpression(call) ? call.getExpression() : undefined;
  const isMapped = Node.isPropertyAccessExpression(callee) && callee.getName() === "map";
  if (Node.isCallExpression(call) && isMapped) return wanted(call)?.getArrayElementType()?.getNonNullableType();
  return value.getContextualType()?.getNonNullableType();
}
