/** Functions whose body is known, and whether evaluating an expression takes steps of its own. */
import { Node, type CallExpression, type Expression as Syntax, type Symbol } from "ts-morph";
import { taskOfCallee } from "./callees";
import { choiceOf } from "./chosen";
import { inside, isEndless, passedHere, type Closure } from "./closures";
import { memberOfTable } from "./function-tables";
import { functionAt, isAnyFunction, type AnyFunction } from "./functions";
import { writtenBy } from "./patterns/targets";
import type { Reading } from "./reading";
import { symbolOf } from "./symbols";

export type Inlinable = AnyFunction;

/** The function that an expression is or names, when its body is in the project; null for tasks, workflows and anything else. */
export function inlinableOf(callee: Syntax, reading: Reading): Inlinable | null {
  return closureOf(callee, reading)?.target ?? null;
}

/** The same, with where it comes from. */
export function closureOf(callee: Syntax, reading: Reading): Closure | null {
  if (Node.isParenthesizedExpression(callee) || Node.isNonNullExpression(callee))
    return closureOf(callee.getExpression(), reading);
  if (Node.isArrowFunction(callee) || Node.isFunctionExpression(callee)) return { target: callee, surroundings: null };
  const symbol = Node.isIdentifier(callee) ? symbolOf(callee) : undefined;
  if (symbol === undefined) return closureOfMember(memberOfTable(callee), reading);
  if (taskOfCallee(callee, reading.program) !== null) return null;
  const target = declaredAs(symbol, reading);
  return reading.functions.get(symbol) ?? (target === null ? null : { target, surroundings: null });
}

/** The function that stands in an object that is written out. */
export function closureOfMember(member: Node | undefined, reading: Reading): Closure | null {
  if (Node.isExpression(member)) return closureOf(member, reading);
  if (!Node.isMethodDeclaration(member) || member.isGenerator()) return null;
  return reading.program.isOwn(member.getSourceFile()) ? { target: member, surroundings: null } : null;
}

function declaredAs(symbol: Symbol, reading: Reading): Inlinable | null {
  const declarations = (symbol.getAliasedSymbol() ?? symbol).getDeclarations();
  return declarations.map((declaration) => functionIn(declaration, reading)).find((found) => found !== null) ?? null;
}

function functionIn(declaration: Node, reading: Reading): Inlinable | null {
  if (!reading.program.isOwn(declaration.getSourceFile())) return null;
  const declared = functionAt(declaration);
  if (declared === null || declared.getBody() === undefined || reading.program.isWorkflow(declared)) return null;
  return Node.isFunctionDeclaration(declared) && declared.isGenerator() ? null : declared;
}

/** True for a function whose calls have to be awaited: an async one, or one that hands a promise on. */
export function isAwaitable(target: Inlinable): boolean {
  return target.isAsync() || target.getReturnType().getSymbol()?.getName() === "Promise";
}

/** `list.pop()` or `list.shift()`, whose value is an element; `list.splice(0, most)`, whose value are some. */
export function takesOut(node: Node): node is CallExpression {
  const callee = Node.isCallExpression(node) ? node.getExpression() : undefined;
  return (
    Node.isPropertyAccessExpression(callee) &&
    (/^(pop|shift)$/.test(callee.getName()) || (callee.getName() === "splice" && isCut(node))) &&
    !callee.hasQuestionDotToken() &&
    callee.getExpression().getType().isArray()
  );
}

/** A `splice` that begins at a position that is written out, and puts nothing in. */
function isCut(call: Node): boolean {
  const [from, count, ...items] = Node.isCallExpression(call) ? call.getArguments() : [];
  const isWritten = Node.isNumericLiteral(from) && Number.isInteger(from.getLiteralValue());
  return isWritten && !Node.isSpreadElement(count) && items.length === 0;
}

/** The one expression that a function without `await` returns; null for a body of statements. */
export function bodyOf(target: Inlinable): Syntax | null {
  const body = target.getBody();
  if (target.isAsync() || body === undefined) return null;
  if (Node.isExpression(body)) return body;
  const statements = Node.isBlock(body) ? body.getStatements() : [];
  const [only] = statements;
  return statements.length === 1 && Node.isReturnStatement(only) ? (only.getExpression() ?? null) : null;
}

/** True when evaluating the node takes steps (not: when a function in it would): it awaits, writes, or calls what has to be written out. */
export function hasSteps(node: Node, reading: Reading): boolean {
  if (Node.isAwaitExpression(node) || writtenBy(node).length > 0) return true;
  if (isAnyFunction(node)) return false;
  if (Node.isCallExpression(node) && (takesOut(node) || callHasSteps(node, reading))) return true;
  return node.forEachChild((child) => hasSteps(child, reading) || undefined) ?? false;
}

function callHasSteps(node: CallExpression, reading: Reading): boolean {
  const choice = choiceOf(node.getExpression(), reading);
  if (choice !== null) return [...choice.members.values()].some((member) => memberHasSteps(member, reading));
  const closure = closureOf(node.getExpression(), reading);
  if (closure === null) return false;
  const body = bodyOf(closure.target);
  if (body === null || isAwaitable(closure.target)) return true;
  if (isEndless(closure, reading)) return false;
  const passed = node.getArguments().map((syntax) => (Node.isExpression(syntax) ? closureOf(syntax, reading) : null));
  const closures = passed.map((each) => (each === null ? null : passedHere(each, reading)));
  return inside(closure, reading, () => {
    closure.target.getParameters().forEach((parameter, at) => {
      const [symbol, given] = [parameter.getNameNode().getSymbol(), closures[at]];
      if (symbol !== undefined && given) reading.functions.set(symbol, given);
    });
    return hasSteps(body, reading);
  });
}

/** True where calling what stands in such an object takes steps. */
export function memberHasSteps(member: Node, reading: Reading): boolean {
  if (Node.isExpression(member) && taskOfCallee(member, reading.program) !== null) return true;
  const target = closureOfMember(member, reading)?.target;
  const body = target === undefined ? null : bodyOf(target);
  return body === null || hasSteps(body, reading);
}
