/**
 * await db.send(new PutItemCommand({ TableName, Item }))   →   aws-sdk:dynamodb:putItem
 * await db.putItem({ TableName, Item })                    →   the same
 */
import { Node, type CallExpression } from "ts-morph";
import { actionName, serviceName } from "../../aws/names";
import type { Expression } from "../../ir/expression";
import { plainCall, type TaskStep } from "../../ir/flow";
import { kind } from "../../ir/kinds";
import type { Span } from "../../ir/span";
import type { SdkTarget } from "../../ir/target";
import { makeLocal, place, readOf, unread, type Reading } from "../reading";
import { clientOf, type SdkClient } from "./clients";
import { readAsked, type Asked } from "./commands";
import { errorsBeside, oddNames } from "./errors";
import { neededOf } from "./needed";
import { refuseOdd } from "./odd-answers";
import { received } from "./received";
import { shapeOf } from "./shapes";
import { transientErrors } from "./transient";

/** Adds the step that calls the service, and returns what is read of its result. */
export function readSdkCall(node: CallExpression, reading: Reading): Expression {
  const span = place(reading, node);
  const callee = node.getExpression();
  const client = Node.isPropertyAccessExpression(callee) ? clientOf(callee.getExpression(), reading) : null;
  const asked = client === null ? null : readAsked(node, client, reading);
  if (client === null || asked === null) return unread(span);
  const type = node.getReturnType().getTypeArguments()[0] ?? node.getReturnType();
  const answer = { shape: shapeOf(type, node, asked.document !== null), needed: neededOf(node) };
  refuseOdd(answer, node, reading);
  const target = targetOf(client, asked);
  const into = answer.needed === null ? null : makeLocal(target.action, target.action, span, kind.object);
  const kept = answer.needed === null ? null : received(resultAt(span), answer.shape, answer.needed);
  reading.steps.push(callStep(target, { payload: asked.input, into, kept, title: reading.title, span }));
  return into === null ? { kind: "object", members: [], kinds: kind.object, span } : readOf(into, kind.object, span);
}

/** The answer of a service, where the state has just got it. */
export function resultAt(span: Span): Expression {
  return { kind: "result", of: "service", kinds: kind.object, span };
}

/** The step of a call. */
export function callStep(
  target: SdkTarget,
  about: Pick<TaskStep, "payload" | "into" | "kept" | "title" | "span">,
): TaskStep {
  return {
    ...plainCall,
    target,
    ...about,
    resultKinds: kind.object,
  };
}

/** What a client is asked for. */
export function targetOf(client: SdkClient, { command, document }: Pick<Asked, "command" | "document">): SdkTarget {
  const errors = errorsBeside(client.declaration);
  const service = serviceName(client.module, client.stem);
  return {
    kind: "sdk",
    service: service.toLowerCase(),
    action: actionName(command),
    errors: service,
    errorNames: errors === null ? {} : oddNames(errors),
    command,
    ...(document === null ? {} : { document }),
    module: client.module,
    transient: errors === null ? null : transientErrors(errors, client.attempts),
    role: client.role?.text ?? null,
    parameters: client.role?.parameters ?? [],
    pattern: "request",
  };
}
