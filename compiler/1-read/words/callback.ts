/**
 * await callback<Decision>((token) => askManager({ token, request }), { timeout: "7 days", heartbeat: "1 day" })
 *   →   the state of the call, waiting for its token: $states.context.Task.Token in its arguments
 */
import { Node, type CallExpression, type Expression as Syntax, type Symbol } from "ts-morph";
import { notJson } from "../../diagnostics/catalog/annotations";
import { wordUse } from "../../diagnostics/catalog/calls";
import type { Expression, Local } from "../../ir/expression";
import type { Step, TaskStep } from "../../ir/flow";
import { kind, mayBe, without, type Kinds } from "../../ir/kinds";
import { withPattern, type Target } from "../../ir/target";
import { substitute, within } from "../../ir/walk";
import { originOf } from "../hints";
import { readReturned } from "../inline";
import { collect, complain, makeLocal, place, readOf, unread, type Reading } from "../reading";
import { kindsOfType, partThatIsNotJson } from "../types";
import { withOneCall } from "./one-call";
import { fixedSeconds } from "./sleep";

const shape = 'write `await callback<Answer>((token) => ask({ token }), { timeout: "7 days" })`';
const oneCall =
  "its function makes exactly one call, of a task or of a service, and hands the token on in its arguments; its errors are caught around `callback`";

/** Adds the call that waits for its token, and returns the answer. */
export function readCallback(node: CallExpression, reading: Reading): Expression {
  const span = place(reading, node);
  const { title } = reading;
  const [ask, options] = node.getArguments();
  const times = timesOf(options);
  const parts = partsOf(ask);
  if (parts === null || times === null) {
    complain(reading, wordUse, times === null ? (options ?? node) : node, { word: "callback", rule: shape });
    return unread(span);
  }
  const kinds = answerKinds(node, reading);
  const hint = originOf(node) ?? "answer";
  const into = makeLocal(hint, hint, span, kinds);
  const outer = new Set(reading.locals.values());
  const steps = withOneCall(withToken(stepsOf(parts, reading)), outer, (call) =>
    waiting(call, { ...times, into, kinds, title }),
  );
  if (steps === null || !steps.every(handsOn)) {
    complain(reading, wordUse, node, { word: "callback", rule: oneCall });
    return unread(span);
  }
  reading.steps.push(...steps);
  return readOf(into, kinds, span);
}

interface Parts {
  readonly token: Symbol | undefined;
  readonly call: Syntax;
}

/** The parameter and the call of `(token) => call(token)`, in each way of writing it. */
function partsOf(ask: Node | undefined): Parts | null {
  if (!Node.isArrowFunction(ask) && !Node.isFunctionExpression(ask)) return null;
  const [parameter, ...more] = ask.getParameters();
  const name = parameter?.getNameNode();
  if (more.length > 0 || !Node.isIdentifier(name)) return null;
  const call = callIn(ask.getBody());
  return call === null ? null : { token: name.getSymbol(), call };
}

function callIn(body: Node | undefined): Syntax | null {
  if (Node.isBlock(body)) {
    const [only, ...more] = body.getStatements();
    if (more.length > 0) return null;
    return Node.isReturnStatement(only) || Node.isExpressionStatement(only) ? callIn(only.getExpression()) : null;
  }
  if (Node.isAwaitExpression(body) || Node.isParenthesizedExpression(body)) return callIn(body.getExpression());
  return Node.isCallExpression(body) ? body : null;
}

/** The steps of the call: a promise that is returned here is waited for. */
function stepsOf({ token, call }: Parts, reading: Reading): readonly Step[] {
  const { tries } = reading;
  const span = place(reading, call);
  const value: Expression = { kind: "operation", name: "task token", operands: [], kinds: kind.string, span };
  if (token !== undefined) reading.aliases.set(token, value);
  reading.tries = 0;
  const steps = collect(reading, () => void readReturned(call, reading));
  reading.tries = tries;
  return steps;
}

/** The token is known to the state of the call only: what was given a name with it in it is written out there. */
function withToken(steps: readonly Step[], values = new Map<Local, Expression>()): readonly Step[] {
  return steps.flatMap((step): readonly Step[] => {
    if (step.kind === "block") return [{ ...step, body: withToken(step.body, values) }];
    if (step.kind === "task") return [{ ...step, payload: substitute(step.payload, values) }];
    const value = step.kind === "set" ? substitute(step.value, values) : null;
    if (step.kind !== "set" || value === null || !hasToken(value)) return [step];
    values.set(step.local, value);
    return [];
  });
}

function hasToken(value: Expression): boolean {
  return [...within(value)].some((part) => part.kind === "operation" && part.name === "task token");
}

function handsOn(step: Step): boolean {
  if (step.kind === "block") return step.body.every(handsOn);
  return step.kind === "task" ? hasToken(step.payload) : step.kind !== "set" || !hasToken(step.value);
}

interface Waiting extends Times {
  readonly into: Local;
  readonly kinds: Kinds;
  readonly title: string | null;
}

function waiting(call: TaskStep, { timeout, heartbeat, into, kinds, title }: Waiting): TaskStep | null {
  const target = called(call.target);
  if (target === null || call.retried || call.limitSeconds !== null) return null;
  return {
    ...call,
    target,
    into,
    resultKinds: kinds,
    kept: null,
    timeoutSeconds: null,
    limitSeconds: timeout,
    heartbeatSeconds: heartbeat,
    title: title ?? call.title,
  };
}

/** What can be called so; the others know nothing of tokens. */
function called(target: Target): Target | null {
  switch (target.kind) {
    case "task":
    case "lambda":
    case "sdk":
      return withPattern(target, "waitForTaskToken");
    case "integration":
      return target.pattern === "request" ? withPattern(target, "waitForTaskToken") : null;
    case "child":
      return target.how === "start" ? withPattern(target, "waitForTaskToken") : null;
    case "outlined":
    case "activity":
    case "http":
      return null;
  }
}

interface Times {
  readonly timeout: number;
  readonly heartbeat: number | null;
}

function timesOf(options: Node | undefined): Times | null {
  if (!Node.isObjectLiteralExpression(options)) return null;
  const given = new Map(
    options.getProperties().map((property): readonly [string, number | null] => {
      const value = Node.isPropertyAssignment(property) ? property.getInitializer() : undefined;
      const seconds = value === undefined ? null : fixedSeconds(value);
      return [
        Node.isPropertyAssignment(property) ? property.getName() : "",
        seconds !== null && seconds >= 1 ? seconds : null,
      ];
    }),
  );
  const [timeout, heartbeat] = [given.get("timeout"), given.get("heartbeat")];
  const isKnown = [...given.keys()].every((name) => name === "timeout" || name === "heartbeat");
  if (!isKnown || typeof timeout !== "number" || heartbeat === null) return null;
  return heartbeat !== undefined && heartbeat >= timeout ? null : { timeout, heartbeat: heartbeat ?? null };
}

/** What is sent to a token is JSON. */
function answerKinds(node: CallExpression, reading: Reading): Kinds {
  const [answer = node.getReturnType()] = node.getReturnType().getTypeArguments();
  const odd = partThatIsNotJson(answer, node);
  if (odd !== null) complain(reading, notJson, node, { name: "callback", where: "the answer", type: odd });
  const kinds = kindsOfType(answer, node);
  return mayBe(kinds, kind.undefined) ? without(kinds, kind.undefined) | kind.null : kinds;
}
