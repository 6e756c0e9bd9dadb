/**
 * await answer.Body!.transformToString()                    →   the text, as the answer of `s3:getObject` has it in a machine
 * new PutObjectCommand({ …, Body: JSON.stringify(value) })  →   the value, of which `s3:putObject` writes the JSON
 */
import { Node, ts, VariableDeclarationKind, type CallExpression, type Symbol as MorphSymbol } from "ts-morph";
import { sdkValue } from "../../diagnostics/catalog/sdk";
import type { Expression } from "../../ir/expression";
import { kind, mayBe, nullish } from "../../ir/kinds";
import { readOfPresent, readQuietly } from "../library/missing";
import { namedWithin } from "../named";
import { readExpression } from "../read-expression";
import { complain, type Reading } from "../reading";
import { symbolOf } from "../symbols";
import { isWrapper } from "../views/paths";
import { isOfSdk } from "./classes";

/** How a machine has the body of an object: null for any other member. What other services do with streams is not known. */
export function bodyKind(member: MorphSymbol): "read body" | "written body" | null {
  if (member.getName() !== "Body") return null;
  for (const declaration of member.getDeclarations()) {
    if (!isOfSdk(declaration) || !/\/client-s3\//.test(declaration.getSourceFile().getFilePath())) continue;
    const holder = declaration.getFirstAncestor(
      (node) => Node.isInterfaceDeclaration(node) || Node.isTypeAliasDeclaration(node),
    );
    const name = holder?.getSymbol()?.getName() ?? "";
    if (/^GetObject(Command)?Output/.test(name)) return "read body";
    if (/^PutObject(Request$|CommandInput)/.test(name)) return "written body";
  }
  return null;
}

/** True for the body of an answer whose text is asked for right there. */
export function isAskedForText(body: Node): boolean {
  const outermost = around(body);
  const callee = outermost.getParent();
  return (
    Node.isPropertyAccessExpression(callee) &&
    callee.getExpression() === outermost &&
    isTransform(callee) &&
    declaredBody(body) !== null
  );
}

function isTransform(callee: Node): boolean {
  if (!Node.isPropertyAccessExpression(callee) || callee.getName() !== "transformToString") return false;
  const call = callee.getParent();
  return Node.isCallExpression(call) && call.getExpression() === callee && call.getArguments().every(isUtf8);
}

function isUtf8(encoding: Node): boolean {
  return Node.isStringLiteral(encoding) && /^utf-?8$/i.test(encoding.getLiteralText());
}

/** The outermost of the parentheses and `!` around an expression. */
function around(node: Node): Node {
  const parent = node.getParent();
  return parent !== undefined && isWrapper(parent) ? around(parent) : node;
}

function within(node: Node): Node {
  return Node.isNonNullExpression(node) || Node.isParenthesizedExpression(node) ? within(node.getExpression()) : node;
}

/** Where the answer with such a body is named, or made: `answer` of `answer.Body`, `Body` of `const { Body } = answer`. */
function declaredBody(body: Node): Node | null {
  if (Node.isPropertyAccessExpression(body)) {
    const member = body.getNameNode().getSymbol();
    return member !== undefined && bodyKind(member) === "read body" ? within(body.getExpression()) : null;
  }
  const declaration = Node.isIdentifier(body) ? symbolOf(body)?.getDeclarations()[0] : undefined;
  if (!Node.isBindingElement(declaration) || declaration.hasInitializer()) return null;
  const name = (declaration.getPropertyNameNode() ?? declaration.getNameNode()).getText();
  const member = declaration.getParent().getType().getProperty(name);
  return member !== undefined && bodyKind(member) === "read body" ? body : null;
}

/** The text of a body; null for any other call. */
export function readBodyText(node: CallExpression, reading: Reading): Expression | null {
  const callee = node.getExpression();
  if (!Node.isPropertyAccessExpression(callee) || !isTransform(callee)) return null;
  const body = within(callee.getExpression());
  const holder = declaredBody(body);
  if (holder === null) return null;
  if (!isReadOnce(node, holder))
    complain(reading, sdkValue, node, { what: "a stream", way: "read twice of the answer of" });
  const given = readExpression(callee.getExpression(), reading);
  const receiver: Expression = { ...given, kinds: kind.string | (given.kinds & nullish) };
  const read = (present: Expression): Expression => ({ ...present, kinds: kind.string });
  if (!mayBe(receiver.kinds, nullish)) return read(receiver);
  const isChain = ts.isOptionalChain(callee.compilerNode);
  return (isChain ? readQuietly : readOfPresent)({ node, callee, receiver, read }, reading);
}

/** A stream can be read once: nobody else asks for the text, nor the same place in another turn of a loop. */
function isReadOnce(call: CallExpression, holder: Node): boolean {
  if (Node.isAwaitExpression(holder)) return true;
  const symbol = Node.isIdentifier(holder) ? symbolOf(holder) : undefined;
  const [declaration, ...more] = symbol?.getDeclarations() ?? [];
  if (symbol === undefined || declaration === undefined || more.length > 0) return false;
  const statement = declaration.getFirstAncestor(Node.isVariableStatement);
  if (statement?.getDeclarationKind() !== VariableDeclarationKind.Const || turnOf(statement) !== turnOf(call))
    return false;
  const uses = namedWithin(statement.getParentOrThrow(), symbol.getName()).filter((use) => symbolOf(use) === symbol);
  return !uses.some((use) => use !== holder && isAsking(use));
}

function isAsking(use: Node): boolean {
  if (isAskedForText(use)) return true;
  const parent = around(use).getParent();
  if (Node.isVariableDeclaration(parent)) return parent.getNameNode() !== use;
  return Node.isPropertyAccessExpression(parent) && isAskedForText(parent);
}

/** The loop or the function that a node is executed in. */
function turnOf(node: Node): Node | undefined {
  return node.getFirstAncestor(
    (each) => Node.isIterationStatement(each) || Node.isFunctionLikeDeclaration(each) || Node.isArrowFunction(each),
  );
}

/** What is written of `Body: JSON.stringify(value)`: its JSON is what Step Functions writes; null for anything else. */
export function writtenBody(value: Expression): Expression | null {
  if (value.kind !== "operation" || value.name !== "JSON.stringify") return null;
  const [written] = value.operands;
  return written === undefined || mayBe(written.kinds, kind.undefined) ? null : written;
}
