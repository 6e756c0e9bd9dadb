/**
 * await http<Order>(connection, { url, method: "POST", body })
 *   →   http:invoke with { ApiEndpoint, Method, InvocationConfig: { ConnectionArn }, RequestBody }
 */
import { Node, type CallExpression, type Expression as Syntax } from "ts-morph";
import { notJson } from "../../diagnostics/catalog/annotations";
import { wordUse } from "../../diagnostics/catalog/calls";
import type { Expression, Member } from "../../ir/expression";
import { anyJson, kind, type Kinds } from "../../ir/kinds";
import type { Span } from "../../ir/span";
import { refuseOdd } from "../error-values";
import { originOf } from "../hints";
import { property } from "../parts";
import { readInOrder } from "../read-expression";
import { complain, makeLocal, place, readOf, unread, type Reading } from "../reading";
import { partThatIsNotJson } from "../types";

const shape =
  'write `await http<Answer>(connection, { url: "https://…", method: "POST", query, headers, body })`, with each of them written out';

/** What a request has → where the state has it. */
const members: { readonly [option: string]: string } = {
  url: "ApiEndpoint",
  method: "Method",
  query: "QueryParameters",
  headers: "Headers",
  body: "RequestBody",
};

/** Adds the step that calls a web API, and returns what it answers. */
export function readHttp(node: CallExpression, reading: Reading): Expression {
  const span = place(reading, node);
  const { title } = reading;
  const [connection, request, ...more] = node.getArguments();
  const options = optionsIn(request);
  if (!Node.isExpression(connection) || options === null || !options.has("url") || more.length > 0) {
    complain(reading, wordUse, node, { word: "http", rule: shape });
    return unread(span);
  }
  refuseAnswer(node, reading);
  const syntaxes = [connection, ...options.values()];
  const values = readInOrder(syntaxes, reading);
  values.forEach((value, at) => {
    refuseOdd(value, "sent to a web API", syntaxes[at] ?? connection, reading);
  });
  const hint = originOf(node) ?? "response";
  const into = makeLocal(hint, hint, span, kind.object);
  reading.steps.push({
    kind: "task",
    target: { kind: "http", name: "http", pattern: "request" },
    payload: sentOf([...options.keys()], values, span),
    into,
    resultKinds: kind.object,
    kept: answered(span),
    retry: null,
    timeoutSeconds: null,
    retried: false,
    limitSeconds: null,
    heartbeatSeconds: null,
    title,
    span,
  });
  return readOf(into, kind.object, span);
}

/** The options by their names; null for what is no object that is written out, or has others. */
function optionsIn(request: Node | undefined): ReadonlyMap<string, Syntax> | null {
  if (!Node.isObjectLiteralExpression(request)) return null;
  const found = new Map<string, Syntax>();
  for (const each of request.getProperties()) {
    const value = Node.isPropertyAssignment(each)
      ? each.getInitializer()
      : Node.isShorthandPropertyAssignment(each)
        ? each.getNameNode()
        : undefined;
    if (value === undefined || Node.isSpreadAssignment(each) || !Object.hasOwn(members, each.getName())) return null;
    found.set(each.getName(), value);
  }
  return found;
}

function sentOf(options: readonly string[], values: readonly Expression[], span: Span): Expression {
  const [connection, ...others] = values;
  const entry = (key: string, value: Expression): Member => ({ kind: "member", key, value });
  const text = (value: string): Expression => ({ kind: "literal", value, kinds: kind.string, span });
  const given = options.flatMap((option, at) => {
    const value = others[at];
    return value === undefined ? [] : [entry(members[option] ?? option, value)];
  });
  const method = options.includes("method") ? [] : [entry("Method", text("GET"))];
  const config: Expression = {
    kind: "object",
    members: connection === undefined ? [] : [entry("ConnectionArn", connection)],
    kinds: kind.object,
    span,
  };
  return {
    kind: "object",
    members: [...given, ...method, entry("InvocationConfig", config)],
    kinds: kind.object,
    span,
  };
}

/** `{ status, headers, body }` of what the state is given. */
function answered(span: Span): Expression {
  const result: Expression = { kind: "result", of: "service", kinds: kind.object, span };
  const part = (name: string, kinds: Kinds): Expression => property(result, name, { kinds, span, optional: false });
  const parts: readonly (readonly [string, Expression])[] = [
    ["status", part("StatusCode", kind.number)],
    ["headers", part("Headers", kind.object)],
    ["body", part("ResponseBody", anyJson | kind.undefined)],
  ];
  const all = parts.map(([key, value]): Member => ({ kind: "member", key, value }));
  return { kind: "object", members: all, kinds: kind.object, span };
}

function refuseAnswer(node: CallExpression, reading: Reading): void {
  const [answer = node.getReturnType()] = node.getReturnType().getTypeArguments();
  const odd = partThatIsNotJson(answer, node);
  if (odd !== null) complain(reading, notJson, node, { name: "http", where: "the answer", type: odd });
}
