/**
 * const charge = lambda<(order: Order) => Promise<number>>("arn:aws:lambda:…")
 * await charge(order)   →   lambda:invoke with that ARN
 *
 * const pack = activity<(box: Box) => Promise<void>>("arn:aws:states:…:activity:pack", { heartbeat: "1 minute" })
 * await pack(box)       →   a Task state whose Resource is the activity
 */
import { Node, type CallExpression, type Expression as Syntax } from "ts-morph";
import { notJson } from "../../diagnostics/catalog/annotations";
import { wordUse } from "../../diagnostics/catalog/calls";
import type { Expression } from "../../ir/expression";
import { plainCall } from "../../ir/flow";
import { kind, mayBe, without, type Kinds } from "../../ir/kinds";
import type { ActivityTarget, IntegrationTarget, LambdaTarget } from "../../ir/target";
import { wordOf } from "../callees";
import { readExpression } from "../read-expression";
import { complain, makeLocal, place, readOf, unread, type Reading } from "../reading";
import { refuseOdd } from "../error-values";
import { kindsOfType, partThatIsNotJson } from "../types";
import { readRetryOptions } from "../words/retry-options";
import { fixedSeconds } from "../words/sleep";
import { valueOfConst } from "../words/const-value";

type Word = "lambda" | "activity" | "integration";

function isWord(word: string | null): word is Word {
  return word === "lambda" || word === "activity" || word === "integration";
}

/** Where something that exists is declared. */
export interface Existing {
  readonly word: Word;
  readonly name: string;
  readonly made: CallExpression;
}

/** True for a declaration of what exists elsewhere: it takes no step. */
export function declaresExisting(made: Node | undefined): boolean {
  const word = Node.isCallExpression(made) ? wordOf(made.getExpression()) : null;
  return isWord(word);
}

/** What a callee names, when it is a `const` made by `lambda` or `activity`. */
export function existingOf(callee: Syntax): Existing | null {
  const made = Node.isIdentifier(callee) ? valueOfConst(callee) : undefined;
  if (!Node.isCallExpression(made) || !Node.isIdentifier(callee)) return null;
  const word = wordOf(made.getExpression());
  return isWord(word) ? { word, name: callee.getText(), made } : null;
}

/** Adds the step that calls it, and returns its result. */
export function readExisting(node: CallExpression, existing: Existing, reading: Reading): Expression {
  const span = place(reading, node);
  const { title } = reading;
  const declared = declaredBy(existing, reading);
  const [given, ...more] = node.getArguments();
  if (more.length > 0) return refuse("takes one argument at most", existing, reading);
  const payload: Expression = Node.isExpression(given)
    ? readExpression(given, reading)
    : { kind: "object", members: [], kinds: kind.object, span };
  if (Node.isExpression(given)) refuseOdd(payload, `passed to \`${existing.name}\``, given, reading);
  if (declared === null) return unread(span);
  const kinds = resultKinds(node, existing, reading);
  const into = makeLocal(existing.name, existing.name, span, kinds);
  const { retry, timeoutSeconds, heartbeatSeconds } = declared;
  reading.steps.push({
    ...plainCall,
    target: declared,
    payload,
    into,
    resultKinds: kinds,
    retry,
    timeoutSeconds,
    heartbeatSeconds,
    title,
    span,
  });
  return readOf(into, kinds, span);
}

/** What comes back has been through JSON. */
function resultKinds(node: CallExpression, { name }: Existing, reading: Reading): Kinds {
  const [result = node.getReturnType()] = node.getReturnType().getTypeArguments();
  const odd = partThatIsNotJson(result, node);
  if (odd !== null) complain(reading, notJson, node, { name, where: "the result", type: odd });
  const kinds = kindsOfType(result, node);
  return mayBe(kinds, kind.undefined) ? without(kinds, kind.undefined) | kind.null : kinds;
}

/** What the declaration says; null, and a diagnostic, where that is not known or not possible. */
function declaredBy(existing: Existing, reading: Reading): LambdaTarget | ActivityTarget | IntegrationTarget | null {
  const [given, options] = existing.made.getArguments();
  const arn = textOf(given);
  const { word, name } = existing;
  if (arn === null || !patterns[word].test(arn)) return refuseDeclared(rules[word], existing, reading);
  const { role, timeout, heartbeat, retry, other } = optionsOf(options);
  const [timeoutSeconds, heartbeatSeconds] = [secondsOf(timeout), secondsOf(heartbeat)];
  if (other !== null)
    return refuseDeclared(
      `\`${other}\` is none of its options, which are an object such as \`{ timeout: "1 minute" }\``,
      existing,
      reading,
    );
  if (timeoutSeconds === undefined || heartbeatSeconds === undefined)
    return refuseDeclared("its times are durations, known when it is compiled", existing, reading);
  const policy = retry === undefined ? null : readRetryOptions(retry, reading);
  const said = { arn, name, pattern: "request", retry: policy, timeoutSeconds, heartbeatSeconds } as const;
  if (word === "activity") return { kind: "activity", ...said };
  if (role !== undefined && textOf(role)?.startsWith("arn:") !== true)
    return refuseDeclared("`role` is the ARN of a role, known when it is compiled", existing, reading);
  const called = { ...said, role: textOf(role) };
  return word === "lambda" ? { kind: "lambda", ...called } : { kind: "integration", ...called, ...partsOf(arn) };
}

/** `arn:aws:states:::glue:startJobRun.sync`: what it calls, and how it goes on. */
function partsOf(resource: string): Pick<IntegrationTarget, "api" | "pattern"> {
  const [, api = "", pattern] = patterns.integration.exec(resource) ?? [];
  return { api, pattern: patternOf(pattern) };
}

function patternOf(text: string | undefined): "request" | "sync" | "sync:2" {
  return text === "sync" || text === "sync:2" ? text : "request";
}

/** Text that is known when it is compiled. */
function textOf(node: Node | undefined): string | null {
  const value = node?.getType().getLiteralValue();
  return typeof value === "string" ? value : null;
}

const patterns: { readonly [Name in Word]: RegExp } = {
  lambda: /^arn:[\w-]+:lambda:[\w-]+:\d{12}:function:[\w-]+(:[\w$-]+)?$/,
  integration: /^arn:[\w-]+:states:::(?!lambda:|states:startExecution)((?:aws-sdk:)?[\w-]+:\w+)(?:\.(sync(?::2)?))?$/,
  activity: /^arn:[\w-]+:states:[\w-]+:\d{12}:activity:[\w-]+$/,
};

const rules: { readonly [Name in Word]: string } = {
  lambda: 'name the function by its ARN: `lambda<…>("arn:aws:lambda:eu-west-1:111122223333:function:charge")`',
  integration:
    'name it by its resource, without `.waitForTaskToken`: `integration<…>("arn:aws:states:::glue:startJobRun.sync")`; for functions and workflows there are `lambda`, `start` and the workflow itself',
  activity: 'name the activity by its ARN: `activity<…>("arn:aws:states:eu-west-1:111122223333:activity:pack")`',
};

interface Options {
  readonly role?: Syntax;
  readonly timeout?: Syntax;
  readonly heartbeat?: Syntax;
  readonly retry?: Syntax;
  /** What is none of them. */
  readonly other: string | null;
}

function optionsOf(options: Node | undefined): Options {
  if (options === undefined) return { other: null };
  if (!Node.isObjectLiteralExpression(options)) return { other: options.getText() };
  return options.getProperties().reduce<Options>(
    (read, property) => {
      const value = Node.isPropertyAssignment(property) ? property.getInitializer() : undefined;
      const name = Node.isPropertyAssignment(property) ? property.getName() : property.getText();
      const isKnown = ["role", "timeout", "heartbeat", "retry"].includes(name) && value !== undefined;
      return isKnown ? { ...read, [name]: value } : { ...read, other: name };
    },
    { other: null },
  );
}

/** Null where nothing is said, undefined for what is no duration. */
function secondsOf(node: Syntax | undefined): number | null | undefined {
  if (node === undefined) return null;
  const seconds = fixedSeconds(node);
  return seconds === null || seconds < 1 ? undefined : seconds;
}

function refuse(rule: string, { word, made }: Existing, reading: Reading): Expression {
  complain(reading, wordUse, made, { word, rule });
  return unread(place(reading, made));
}

function refuseDeclared(rule: string, existing: Existing, reading: Reading): null {
  refuse(rule, existing, reading);
  return null;
}
