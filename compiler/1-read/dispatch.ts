/**
 * await steps[kind](order)   →   a branch for each function of `steps`, whose body is written out there
 *
 * A key for which there is none is the TypeError that calling undefined is.
 */
import {
  Node,
  VariableDeclarationKind,
  type CallExpression,
  type Expression as Syntax,
  type Identifier,
  type VariableDeclaration,
} from "ts-morph";
import type { Expression } from "../ir/expression";
import { kind, nothing, nullish, within } from "../ir/kinds";
import { printExpression } from "../ir/print";
import { isTested } from "./absent";
import { branchingValue, readArm, type Arm } from "./branching-value";
import { taskOfCallee } from "./callees";
import { choiceOf, type Choice } from "./chosen";
import { believed } from "./claims";
import type { Closure } from "./closures";
import { evaluated } from "./declare";
import { equality } from "./equality";
import { originOf } from "./hints";
import { closureOfMember, isAwaitable, memberHasSteps } from "./inlinable";
import { property } from "./parts";
import { readExpression, readInOrder } from "./read-expression";
import { pin, place, unread, type Reading } from "./reading";
import { symbolOf } from "./symbols";
import { readTaskCall } from "./task-call";
import { kindsOfNode } from "./types";

/** The value of a call of one of several functions; null for any other call, and where one of them is not known. */
export function readChosen(node: CallExpression, write: WriteOut, reading: Reading): Expression | null {
  const choice = choiceOf(node.getExpression(), reading);
  if (choice === null || !functionsOf(choice).every((member) => isKnown(member, reading))) return null;
  const key = choice.known ?? keyOf(choice, reading);
  if (key === null) return null;
  const at: At = { node, write, reading };
  const plain = functionsOf(choice).every((member) => !memberHasSteps(member, reading));
  const arms = [...choice.members].map(([name, member]) => ({ name, arm: readArm(() => callOf(member, at), at) }));
  const last = isExhaustive(choice, reading) ? arms.pop()?.arm : undefined;
  const whole = arms.reduceRight<Arm>(
    (otherwise, { name, arm }) => readArm(() => either(isKey(key, name, at), { then: arm, otherwise }, at), at),
    last ?? readArm(() => (choice.fallback === null ? missing(at, plain) : callOf(choice.fallback, at)), at),
  );
  reading.steps.push(...whole.steps);
  return whole.value;
}

/** Writes the body of a function out, for a call of it. */
type WriteOut = (node: CallExpression, closure: Closure, reading: Reading) => Expression;

interface At {
  readonly node: CallExpression;
  readonly write: WriteOut;
  readonly reading: Reading;
}

function functionsOf({ members, fallback }: Choice): readonly Node[] {
  return [...members.values(), ...(fallback === null ? [] : [fallback])];
}

function isKnown(member: Node, reading: Reading): boolean {
  const isTask = Node.isExpression(member) && taskOfCallee(member, reading.program) !== null;
  return isTask || closureOfMember(member, reading) !== null;
}

/** True where one of the functions that may be meant yields a promise. */
export function yieldsPromise(callee: Syntax, reading: Reading): boolean {
  const choice = choiceOf(callee, reading);
  return choice !== null && functionsOf(choice).some((member) => !isSynchronous(member, reading));
}

/** True where all that may be meant are `async`, and none throws before there is a promise. */
export function onlyRejects(callee: Syntax, reading: Reading): boolean {
  const choice = choiceOf(callee, reading);
  if (choice === null || (choice.fallback === null && !isExhaustive(choice, reading))) return false;
  return functionsOf(choice).every((member) => closureOfMember(member, reading)?.target.isAsync() ?? true);
}

function isSynchronous(member: Node, reading: Reading): boolean {
  const target = closureOfMember(member, reading)?.target;
  return target !== undefined && !isAwaitable(target);
}

/** The key, evaluated once, as the text that it is; null where it may be something else. */
function keyOf({ key }: Choice, reading: Reading): Expression | null {
  if (!within(kindsOfNode(key), kind.string | nullish)) return null;
  const value = believed(readExpression(key, reading), kind.string);
  const isShort = value.kind === "read" || value.kind === "input" || value.kind === "literal";
  return isShort ? value : pin(reading, value, originOf(key) ?? "key");
}

function callOf(member: Node, { node, write, reading }: At): Expression {
  const task = Node.isExpression(member) ? taskOfCallee(member, reading.program) : null;
  if (task !== null) return readTaskCall(node, task, reading);
  const closure = closureOfMember(member, reading);
  return closure === null ? unread(place(reading, node)) : write(node, closure, reading);
}

/** What is called there is undefined; behind `?.` that is the value. A TypeError takes no step where nothing else does. */
function missing({ node, reading }: At, plain: boolean): Expression {
  const span = place(reading, node);
  const value: Expression = { kind: "literal", value: undefined, kinds: kind.undefined, span };
  if (node.hasQuestionDotToken()) return value;
  const given = node
    .getArguments()
    .filter(Node.isExpression)
    .filter((each) => !Node.isSpreadElement(each));
  for (const argument of readInOrder(given, reading)) evaluated(argument, reading);
  if (plain) return property(value, "call", { kinds: nothing, span, optional: false });
  const text = `${node.getExpression().getText()} is not a function`;
  const message: Expression = { kind: "literal", value: text, kinds: kind.string, span };
  const error: Expression = { kind: "newError", name: "TypeError", message, kinds: kind.error, span };
  reading.steps.push({ kind: "throw", error, span });
  return unread(span);
}

function isKey(key: Expression, name: string, { node, reading }: Pick<At, "node" | "reading">): Expression {
  const literal: Expression = { kind: "literal", value: name, kinds: kind.string, span: place(reading, node) };
  return equality("===", key, literal, { node, reading });
}

function either(test: Expression, arms: { readonly then: Arm; readonly otherwise: Arm }, at: At): Expression {
  const { then, otherwise } = arms;
  if (then.steps.length > 0 || otherwise.steps.length > 0) return branchingValue(test, arms, at);
  const kinds = then.value.kinds | otherwise.value.kinds;
  const span = place(at.reading, at.node);
  return { kind: "conditional", test, then: then.value, otherwise: otherwise.value, kinds, span };
}

/** True where the key is surely one of the object's. */
function isExhaustive({ key, members }: Choice, reading: Reading): boolean {
  const type = key.getType();
  if (reading.writes.lies(key) !== nothing) return false;
  return (type.isUnion() ? type.getUnionTypes() : [type]).every((each) => {
    const value = each.getLiteralValue();
    return typeof value === "string" && members.has(value);
  });
}

/** Notes `const step = steps[kind]`: which function that is is known where it is called. False for any other declaration. */
export function readChoice(declaration: VariableDeclaration, reading: Reading): boolean {
  const initializer = declaration.getInitializer();
  const name = declaration.getNameNode();
  if (initializer === undefined || Node.isIdentifier(initializer) || !Node.isIdentifier(name)) return false;
  const list = declaration.getParent();
  if (!Node.isVariableDeclarationList(list) || list.getDeclarationKind() !== VariableDeclarationKind.Const)
    return false;
  const choice = choiceOf(initializer, reading);
  if (choice === null || !functionsOf(choice).every((member) => isKnown(member, reading))) return false;
  const value = keyOf(choice, reading);
  if (value === null) return false;
  const known = value.kind === "literal" ? value : pin(reading, value, originOf(choice.key) ?? "key");
  reading.chosen.set(name.getSymbolOrThrow(), { ...choice, known });
  return true;
}

/** What a name for such a function is where it is only asked whether there is one; null for any other name. */
export function askedForChosen(node: Identifier, reading: Reading): Expression | null {
  const symbol = symbolOf(node);
  const choice = symbol === undefined ? undefined : reading.chosen.get(symbol);
  if (choice?.known === undefined || choice.known === null || !isTested(node)) return null;
  const { known, members, fallback } = choice;
  const span = place(reading, node);
  const yes: Expression = { kind: "literal", value: true, kinds: kind.boolean, span };
  if (fallback !== null || isExhaustive(choice, reading)) return yes;
  const no: Expression = { kind: "literal", value: undefined, kinds: kind.undefined, span };
  const kinds = kind.boolean | kind.undefined;
  const called = `function for ${printExpression(known)}`;
  return [...members.keys()].reduceRight<Expression>((otherwise, name) => {
    const literal: Expression = { kind: "literal", value: name, kinds: kind.string, span };
    const test = equality("===", known, literal, { node, reading });
    return { kind: "conditional", test, then: yes, otherwise, kinds, span, called };
  }, no);
}
