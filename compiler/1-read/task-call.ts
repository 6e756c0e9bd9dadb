/** await task(a, b)   →   Task state whose Payload is the argument, or an object keyed by parameter names */
import { Node, SyntaxKind, type CallExpression, type Expression as Syntax, type Type } from "ts-morph";
import type { TaskDeclaration } from "../compiled";
import { unsupportedExpression } from "../diagnostics/catalog/language";
import type { Expression, Member } from "../ir/expression";
import { plainCall } from "../ir/flow";
import { kind, mayBe, without, type Kinds } from "../ir/kinds";
import type { Span } from "../ir/span";
import { taskTarget } from "../ir/target";
import { originOf } from "./hints";
import { readInOrder } from "./read-expression";
import { complain, makeLocal, place, readOf, type Reading } from "./reading";
import { refuseOdd } from "./error-values";
import { kindsOfType } from "./types";

/** Adds the step that calls a task, and returns its result. */
export function readTaskCall(node: CallExpression, task: TaskDeclaration, reading: Reading): Expression {
  const title = reading.title;
  const payload = readPayload(node, task, reading);
  const name = declaredName(node) ?? task.name;
  return callTask({ task, payload, name, returned: node.getReturnType(), title, node }, reading);
}

/** Adds the step for a task that is named where a function is expected: it is given the values, as far as it takes them. */
export function readNamedTask(
  node: Syntax,
  task: TaskDeclaration,
  given: readonly Expression[],
  reading: Reading,
): Expression {
  const [signature] = node.getType().getCallSignatures();
  const returned = signature?.getReturnType() ?? node.getType();
  const payload = payloadOf(given, task, place(reading, node));
  return callTask({ task, payload, name: task.name, returned, title: null, node }, reading);
}

interface TaskCall {
  readonly task: TaskDeclaration;
  readonly payload: Expression;
  /** By which the source knows the result. */
  readonly name: string;
  readonly returned: Type;
  readonly title: string | null;
  readonly node: Syntax;
}

function callTask({ task, payload, name, returned, title, node }: TaskCall, reading: Reading): Expression {
  const span = place(reading, node);
  const declared = resultKinds(returned, node);
  const into = makeLocal(name, originOf(node) ?? task.name, span, declared);
  reading.steps.push({
    ...plainCall,
    target: taskTarget(task.name, task.asks),
    payload,
    into,
    resultKinds: declared,
    retry: task.retry,
    timeoutSeconds: task.timeoutSeconds,
    title,
    span,
  });
  return readOf(into, declared, span);
}

/** `const flight = await reserveFlight(…)`: the name by which the source knows the result. */
function declaredName(node: CallExpression): string | null {
  const declaration = node.getParentIfKind(SyntaxKind.AwaitExpression)?.getParent();
  const name = Node.isVariableDeclaration(declaration) ? declaration.getNameNode() : undefined;
  return Node.isIdentifier(name) ? name.getText() : null;
}

/** What comes back has been through JSON: undefined at the top has become null. */
function resultKinds(type: Type, node: Syntax): Kinds {
  const [result = type] = type.getSymbol()?.getName() === "Promise" ? type.getTypeArguments() : [];
  const kinds = kindsOfType(result, node);
  return mayBe(kinds, kind.undefined) ? without(kinds, kind.undefined) | kind.null : kinds;
}

function readPayload(node: CallExpression, task: TaskDeclaration, reading: Reading): Expression {
  const span = place(reading, node);
  const syntaxes = node.getArguments().filter((argument): argument is Syntax => Node.isExpression(argument));
  for (const syntax of syntaxes.filter(Node.isSpreadElement)) {
    complain(reading, unsupportedExpression, syntax, {
      what: "a spread argument of a task",
      repair: "pass the arguments one by one",
    });
  }
  const values = readInOrder(
    syntaxes.filter((syntax) => !Node.isSpreadElement(syntax)),
    reading,
  );
  values.forEach((value, index) => {
    const syntax = syntaxes[index] ?? node;
    refuseOdd(value, "passed to a task", syntax, reading);
  });
  return payloadOf(values, task, span);
}

function payloadOf(values: readonly Expression[], task: TaskDeclaration, span: Span): Expression {
  if (task.payload === "argument") {
    return values[0] ?? { kind: "literal", value: null, kinds: kind.null, span };
  }
  const members: Member[] = values.flatMap((value, index) => {
    const key = task.parameters[index];
    return key === undefined ? [] : [{ kind: "member", key, value }];
  });
  return { kind: "object", members, kinds: kind.object, span };
}
