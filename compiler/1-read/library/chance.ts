/**
 * Date.now(), Math.random(), crypto.randomUUID()   →   a variable that is set once, where the call stands
 * new Date().toISOString(), new Date(moment).getTime()   →   the moment as text, or as a number
 */
import { Node, type CallExpression, type Expression as Syntax, type Identifier, type NewExpression } from "ts-morph";
import type { Expression } from "../../ir/expression";
import { kind, within, type Kinds } from "../../ir/kinds";
import type { OperationName } from "../../ir/operations";
import { readExpression } from "../read-expression";
import { pin, place, type Reading } from "../reading";
import { kindsOfNode } from "../types";
import { isGlobal } from "./globals";

const asked: {
  readonly [call: string]: { readonly name: OperationName; readonly kinds: Kinds; readonly hint: string };
} = {
  "Date.now": { name: "Date.now", kinds: kind.number, hint: "now" },
  "Math.random": { name: "Math.random", kinds: kind.number, hint: "random" },
  "crypto.randomUUID": { name: "crypto.randomUUID", kinds: kind.string, hint: "uuid" },
};

/** The value of a call that asks for the time or draws by chance; null for any other. */
export function readChance(node: CallExpression, reading: Reading): Expression | null {
  const callee = node.getExpression();
  if (isRandomUuid(callee)) return ask("crypto.randomUUID", node, reading);
  if (!Node.isPropertyAccessExpression(callee)) return null;
  const owner = callee.getExpression();
  const text = callee.getText();
  if (Node.isNewExpression(owner)) return readOfDate(callee.getName(), owner, reading);
  return Object.hasOwn(asked, text) && isGlobal(owner) && node.getArguments().length === 0
    ? ask(text, node, reading)
    : null;
}

function ask(call: string, node: Node, reading: Reading): Expression | null {
  const row = asked[call];
  if (row === undefined) return null;
  const { name, kinds, hint } = row;
  return pin(reading, { kind: "operation", name, operands: [], kinds, span: place(reading, node) }, hint);
}

/** Node's, under whatever name it was imported, and the global one. */
function isRandomUuid(callee: Syntax): boolean {
  if (Node.isPropertyAccessExpression(callee)) {
    const owner = callee.getExpression();
    return callee.getName() === "randomUUID" && Node.isIdentifier(owner) && isCrypto(owner);
  }
  const declaration = Node.isIdentifier(callee) ? declarationOf(callee) : undefined;
  return Node.isImportSpecifier(declaration) && declaration.getName() === "randomUUID" && isOfCrypto(declaration);
}

function isCrypto(owner: Identifier): boolean {
  const declaration = declarationOf(owner);
  const isImported = declaration?.getFirstAncestor(Node.isImportDeclaration) !== undefined;
  return isImported ? isOfCrypto(declaration) : owner.getText() === "crypto" && isElsewhere(declaration);
}

function declarationOf(name: Identifier): Node | undefined {
  return name.getSymbol()?.getDeclarations()[0];
}

function isOfCrypto(declaration: Node): boolean {
  const module = declaration.getFirstAncestor(Node.isImportDeclaration)?.getModuleSpecifierValue();
  return module === "crypto" || module === "node:crypto";
}

/** True for a name that the program does not define itself: a library's, or a `declare const`. */
function isElsewhere(declaration: Node | undefined): boolean {
  const isAmbient = Node.isVariableDeclaration(declaration) && declaration.getVariableStatement()?.hasDeclareKeyword();
  return declaration === undefined || isAmbient === true || declaration.getSourceFile().isDeclarationFile();
}

/** `new Date().toISOString()` and its like: a date that lives no longer than the call. */
function readOfDate(method: string, made: NewExpression, reading: Reading): Expression | null {
  const type = made.getExpression();
  if (type.getText() !== "Date" || !isGlobal(type)) return null;
  if (!["toISOString", "toJSON", "getTime", "valueOf"].includes(method)) return null;
  const moment = momentOf(made, reading);
  if (moment === null || method === "getTime" || method === "valueOf") return moment;
  const span = place(reading, made);
  return { kind: "operation", name: "toISOString", operands: [moment], kinds: kind.string, span };
}

/** The milliseconds of a date: those of now, or those that are given as a number. */
export function momentOf(made: NewExpression, reading: Reading): Expression | null {
  const [argument, ...more] = made.getArguments();
  if (argument === undefined) return ask("Date.now", made, reading);
  const isNumber = within(kindsOfNode(argument), kind.number);
  if (!Node.isExpression(argument) || more.length > 0 || !isNumber) return null;
  return readExpression(argument, reading);
}
