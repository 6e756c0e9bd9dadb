/** What is said where something that exists is declared: its name, its role, its times, what is tried again. */
import { Node, type CallExpression, type Expression as Syntax } from "ts-morph";
import { jobResource } from "../../aws/jobs";
import { wordUse } from "../../diagnostics/catalog/calls";
import { tellsAny } from "../../ir/platform-errors";
import type { ActivityTarget, IntegrationTarget, LambdaTarget } from "../../ir/target";
import { complain, type Reading } from "../reading";
import { readRetryOptions } from "../words/retry-options";
import { arnIn, roleArn, type DeployTime } from "../words/deploy-time";
import { fixedSeconds } from "../words/sleep";

/** The words that declare something. */
export type Word = "lambda" | "activity" | "integration" | "job";

/** Where something that exists is declared. */
export interface Existing {
  readonly word: Word;
  readonly name: string;
  readonly made: CallExpression;
}

type Declared = LambdaTarget | ActivityTarget | IntegrationTarget;

/** What the declaration says; null, and a diagnostic, where that is not known or not possible. */
export function declaredBy(existing: Existing, reading: Reading): Declared | null {
  const { word, name, made } = existing;
  const [given, options] = made.getArguments();
  const arn = arnOf(word, given, reading);
  const said = optionsOf(options);
  const role = arnIn(said.role, roleArn, reading);
  const rule = arn === null ? rules[word] : ruleOf(said, role);
  const retry = said.retry === undefined ? null : readRetryOptions(said.retry, reading);
  if (arn === null || rule !== null || tellsAny(retry?.on ?? [])) {
    complain(reading, wordUse, made, { word, rule: rule ?? anyError });
    return null;
  }
  return targetOf(word, {
    arn: arn.text,
    name,
    pattern: "request",
    retry,
    ...timesOf(said),
    role: role?.text ?? null,
    parameters: [arn, role].flatMap((each) => each?.parameters ?? []),
  });
}

/** Its times, in seconds: those that are not said are null. */
function timesOf({ timeout, heartbeat }: Options): Pick<Declared, "timeoutSeconds" | "heartbeatSeconds"> {
  const [timeoutSeconds = null, heartbeatSeconds = null] = [secondsOf(timeout), secondsOf(heartbeat)];
  return { timeoutSeconds, heartbeatSeconds };
}

/** What is called, as its resource or its ARN; null for what is none. */
function arnOf(word: Word, given: Node | undefined, reading: Reading): DeployTime | null {
  if (word === "lambda" || word === "activity") return arnIn(given, patterns[word], reading);
  const text = textOf(given);
  const arn = word === "job" && text !== null ? jobResource(text) : text;
  return arn !== null && patterns[word].test(arn) ? { text: arn, parameters: [] } : null;
}

function targetOf(word: Word, { role, ...said }: Omit<LambdaTarget, "kind">): Declared {
  if (word === "activity") return { kind: "activity", ...said };
  if (word === "lambda") return { kind: "lambda", ...said, role };
  return { kind: "integration", ...said, role, ...partsOf(said.arn) };
}

const anyError =
  "a Retry takes the name of a job's failure for any error: write `await retry({ on: JobFailed, … }, () => …)` around the call";

/** The rule that its options break, or null. */
function ruleOf({ role, timeout, heartbeat, other }: Options, known: DeployTime | null): string | null {
  if (other !== null)
    return `\`${other}\` is none of its options, which are an object such as \`{ timeout: "1 minute" }\``;
  if (secondsOf(timeout) === undefined || secondsOf(heartbeat) === undefined)
    return "its times are durations, known when it is compiled";
  if (role !== undefined && known === null) return "`role` is the ARN of a role, written out or a `parameter(…)`";
  return null;
}

/** `arn:aws:states:::glue:startJobRun.sync`: what it calls, and how it goes on. */
function partsOf(resource: string): Pick<IntegrationTarget, "api" | "pattern"> {
  const [, api = "", pattern] = patterns.job.exec(resource) ?? [];
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
  job: /^arn:[\w-]+:states:::((?:aws-sdk:)?[\w-]+:\w+)(?:\.(sync(?::2)?))?$/,
  activity: /^arn:[\w-]+:states:[\w-]+:\d{12}:activity:[\w-]+$/,
};

const rules: { readonly [Name in Word]: string } = {
  lambda:
    'name the function by its ARN: `lambda<…>("arn:aws:lambda:eu-west-1:111122223333:function:charge")`, or `lambda<…>(parameter("ChargeArn"))`',
  integration:
    'name it by its resource, without `.waitForTaskToken`: `integration<…>("arn:aws:states:::glue:startJobRun.sync")`; for functions and workflows there are `lambda`, `start` and the workflow itself',
  job: 'name the job by its service and its action: `job("glue:startJobRun")`',
  activity:
    'name the activity by its ARN: `activity<…>("arn:aws:states:eu-west-1:111122223333:activity:pack")`, or `activity<…>(parameter("PackActivity"))`',
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
