/**
 * await db.send(new PutItemCommand({ TableName, Item }))   →   aws-sdk:dynamodb:putItem
 * await db.putItem({ TableName, Item })                    →   the same
 */
import { Node, type CallExpression, type Type } from "ts-morph";
import { actionName, serviceName } from "../../aws/names";
import { sdkMetadata, sdkValue } from "../../diagnostics/catalog/sdk";
import type { Expression } from "../../ir/expression";
import { kind } from "../../ir/kinds";
import type { SdkTarget } from "../../ir/target";
import { complain, makeLocal, place, readOf, unread, type Reading } from "../reading";
import { clientClass } from "./classes";
import { clientOf, type SdkClient } from "./clients";
import { readAsked, type Asked } from "./commands";
import { errorsBeside, oddNames } from "./errors";
import { neededOf, type Needed } from "./needed";
import { received } from "./received";
import { attributeMembers, shapeOf, type Member, type Shape } from "./shapes";
import { transientErrors } from "./transient";

/** True for a call of a client of the SDK that yields a promise. */
export function isSdkCall(node: CallExpression): boolean {
  const callee = node.getExpression();
  if (!Node.isPropertyAccessExpression(callee)) return false;
  return clientClass(callee.getExpression().getType()) !== null && isPromise(node.getType());
}

function isPromise(type: Type): boolean {
  return type.getSymbol()?.getName() === "Promise";
}

/** Adds the step that calls the service, and returns what is read of its result. */
export function readSdkCall(node: CallExpression, reading: Reading): Expression {
  const span = place(reading, node);
  const callee = node.getExpression();
  const client = Node.isPropertyAccessExpression(callee) ? clientOf(callee.getExpression(), reading) : null;
  const asked = client === null ? null : readAsked(node, client, reading);
  if (client === null || asked === null) return unread(span);
  const target = targetOf(client, asked);
  const title = reading.title;
  const output = shapeOf(
    node.getReturnType().getTypeArguments()[0] ?? node.getReturnType(),
    node,
    asked.document !== null,
  );
  const needed = neededOf(node);
  refuseOdd(output, needed, node, reading);
  const into = needed === null ? null : makeLocal(target.action, target.action, span, kind.object);
  const result: Expression = { kind: "result", of: "service", kinds: kind.object, span };
  reading.steps.push({
    kind: "task",
    target,
    payload: asked.input,
    into,
    resultKinds: kind.object,
    kept: needed === null ? null : received(result, output, needed),
    retry: null,
    timeoutSeconds: null,
    retried: false,
    limitSeconds: null,
    heartbeatSeconds: null,
    title,
    span,
  });
  return into === null ? { kind: "object", members: [], kinds: kind.object, span } : readOf(into, kind.object, span);
}

function targetOf(client: SdkClient, { command, document }: Asked): SdkTarget {
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
    pattern: "request",
  };
}

/** What a result has that no state keeps, where it is asked for. */
function refuseOdd(shape: Shape, needed: Needed | null, node: CallExpression, reading: Reading): void {
  if (needed === null) return;
  if (needed.parts.has("$metadata")) complain(reading, sdkMetadata, node, {});
  const odd = oddPart(shape, needed);
  if (odd !== null) complain(reading, sdkValue, node, { what: odd, way: "read of the answer of" });
}

function oddPart(shape: Shape, needed: Needed): string | null {
  switch (shape.kind) {
    case "plain":
    case "document":
      return null;
    case "bytes":
      return "bytes";
    case "date":
      return "a date";
    case "attribute":
      return oddMember(attributeMembers(), needed);
    case "struct":
      return oddMember(shape.members, needed);
    case "list":
    case "map":
      return first([...needed.parts.values()], (part) => oddPart(shape.of(), part));
  }
}

/** Of what is handed on as a whole a date is text, as JSON has it anyway; bytes only few values have. */
function oddMember(members: ReadonlyMap<string, Member>, needed: Needed): string | null {
  return first([...needed.parts], ([key, part]) => {
    const member = members.get(key);
    const odd = member === undefined ? null : oddPart(member.shape(), part);
    return odd === null ? null : `${odd} (\`${key}\`)`;
  });
}

function first<Value>(values: readonly Value[], find: (value: Value) => string | null): string | null {
  return values.map(find).find((found) => found !== null) ?? null;
}
