/**
 * Functions of a module, made into workflows mechanically: what was a parameter becomes a part of the input.
 *
 *   function sum(a: number, b = 1) { return a + b; }
 *     → @workflow export async function workflow0(input: { p0: number; p1?: any }) {
 *         const a: number = input.p0; const b = input.p1 ?? 1; return a + b; }
 */
import { Node, SyntaxKind } from "ts-morph";
import type { ArrowFunction, FunctionDeclaration, FunctionExpression, MethodDeclaration } from "ts-morph";
import type { ParameterDeclaration, SourceFile } from "ts-morph";

type Source = FunctionDeclaration | MethodDeclaration | FunctionExpression | ArrowFunction;

/** The texts of workflows, each a declaration named `<name>`. With `effects`, what they call is a task. */
export function workflowsIn(file: SourceFile, effects: boolean): readonly string[] {
  const functions = file.getDescendants().filter(isSource);
  return functions.filter((each) => isPlain(each)).map((each) => workflow(each, effects));
}

function isSource(node: Node): node is Source {
  const named = Node.isFunctionDeclaration(node) || Node.isMethodDeclaration(node);
  return named || Node.isFunctionExpression(node) || Node.isArrowFunction(node);
}

const personal = [SyntaxKind.ThisKeyword, SyntaxKind.SuperKeyword, SyntaxKind.YieldExpression, SyntaxKind.MetaProperty];

/** True for a function that does not depend on how it is called. */
function isPlain(source: Source): boolean {
  const body = source.getBody();
  if (body === undefined || body.getText().length > 6_000) return false;
  return !body.getDescendants().some((node) => personal.includes(node.getKind()) || node.getText() === "arguments");
}

function workflow(source: Source, effects: boolean): string {
  const parameters = source.getParameters();
  const members = parameters.map((parameter, at) => `p${at}${isOptional(parameter) ? "?" : ""}: ${typeOf(parameter)}`);
  const body = source.getBody();
  const text = body === undefined ? "" : effects ? withTasks(body) : body.getText();
  const inner = Node.isBlock(body) ? text.slice(text.indexOf("{") + 1, text.lastIndexOf("}")) : `return (${text});`;
  const input = parameters.length === 0 ? "" : `input: { ${members.join("; ")} }`;
  return `/** @workflow */\nexport async function <name>(${input}) {\n${parameters.map(declaration).join("\n")}\n${inner}\n}\n`;
}

function isOptional(parameter: ParameterDeclaration): boolean {
  return parameter.isOptional() || parameter.hasInitializer();
}

function typeOf(parameter: ParameterDeclaration): string {
  return parameter.getTypeNode()?.getText() ?? "any";
}

function declaration(parameter: ParameterDeclaration, at: number): string {
  const type =
    parameter.getTypeNode() === undefined
      ? ""
      : `: ${typeOf(parameter)}${parameter.hasQuestionToken() ? " | undefined" : ""}`;
  const initial = parameter.getInitializer() === undefined ? "" : ` ?? ${parameter.getInitializer()?.getText()}`;
  return `let ${parameter.getNameNode().getText()}${type} = input.p${at}${initial};`;
}

/** The text of a body in which each call of a plain name is an awaited task, except in functions inside of it. */
function withTasks(body: Node): string {
  const start = body.getStart();
  const calls: Node[] = [];
  body.forEachDescendant((node, traversal) => {
    if (isSource(node)) return traversal.skip();
    if (!Node.isCallExpression(node) || !Node.isIdentifier(node.getExpression())) return;
    calls.push(node);
    traversal.skip();
  });
  let text = "";
  let done = start;
  for (const call of calls.filter(Node.isCallExpression)) {
    const spread = call.getArguments().some((argument) => Node.isSpreadElement(argument));
    const sent = spread
      ? "null"
      : `[${call
          .getArguments()
          .map((argument) => argument.getText())
          .join(", ")}]`;
    text += `${body.getSourceFile().getFullText().slice(done, call.getStart())}(await effect(${sent}))`;
    done = call.getEnd();
  }
  return text + body.getSourceFile().getFullText().slice(done, body.getEnd());
}
