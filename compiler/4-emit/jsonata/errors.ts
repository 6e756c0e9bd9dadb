/**
 * Errors in JSONata. A caught error is `{ "Error": name, "Cause": text }`, as Step Functions gives it; one that the
 * workflow makes has its `message` beside them, because a Cause may be a Lambda function's JSON and a message is not.
 */
import type { ErrorField, Expression } from "../../ir/expression";
import { httpStatus } from "../../ir/platform-errors";
import type { Service } from "./scope";
import { messageWithoutCall, nameWithoutService } from "./service-errors";
import {
  array,
  binary,
  block,
  call,
  conditional,
  exists,
  index,
  literal,
  object,
  path,
  variable,
  type Jsonata,
} from "./tree";

/** Marks the errors of our own expressions in the text of a Cause. It never stands in an expression as a whole. */
const marker = binary("&", literal("@sfn"), literal("@"));

/** `$error(…)` with the name and the message of a JavaScript error: they come back out of the Cause. */
export function throwing(name: string, message: string): Jsonata {
  const json = JSON.stringify({ Error: name, Cause: message }).replaceAll("{{", "{\\u007b");
  return call("error", binary("&", marker, literal(json)));
}

/** What AWS says when `$parse` is given what is no JSON. */
const invalid = "evaluation. D3137: Invalid JSON";

/** What a text that is no JSON throws. */
export const invalidJson = "the text is no JSON";

/** The error that an expression threw, out of the Cause of the evaluation error; anything else stays as it is. */
export function decoded(by: "thrown" | "parsing"): Jsonata {
  const output = path(variable("states"), "errorOutput");
  const cause = path(output, "Cause");
  const refused = object(["Error", literal("SyntaxError")], ["Cause", literal(invalidJson)]);
  const other = by === "thrown" ? output : conditional(call("contains", cause, literal(invalid)), refused, output);
  return conditional(call("contains", cause, marker), call("parse", call("substringAfter", cause, marker)), other);
}

/** `\x5c` is a backslash: jsonata takes a bracket behind a written one for escaped. */
const messagePattern = String.raw`"errorMessage" *: *"(([^\x5c"\u0000-\u001f]|\x5c["\x5c\/bfnrt]|\x5cu[0-9a-fA-F]{4})*)"`;

/** The message in a Cause: a Lambda function's `errorMessage`, else the text itself. Never fails, whatever the Cause is. */
function messageIn(cause: Jsonata, fresh: (hint: string) => string): Jsonata {
  const [text, found] = [fresh("cause"), fresh("found")];
  const group = index(path(variable(found), "groups"), literal(0));
  const unquoted = call("parse", binary("&", binary("&", literal('"'), group), literal('"')));
  return block(
    [
      [text, cause],
      [found, call("match", variable(text), { kind: "regex", source: messagePattern }, literal(1))],
    ],
    conditional(exists(variable(found)), unquoted, variable(text)),
  );
}

interface About {
  readonly mayBeMade: boolean;
  readonly services: readonly Service[];
  readonly fresh: (hint: string) => string;
}

/** `error.name`, `error.message`, `String(error)` of an error that stands in an expression. */
export function fieldOf({ field, nativeNames }: ErrorField, error: Jsonata, about: About): Jsonata {
  switch (field) {
    case "name":
      return nameOf(error, nativeNames, about);
    case "message":
      return messageOf(error, about);
    case "status":
      return statusOf(error, about.fresh);
    case "text":
      return textOf(nameOf(error, nativeNames, about), messageOf(error, about), about.fresh);
  }
}

/** True for one of the names; one that ends with `*` says how a name begins. */
export function isNamed(name: Jsonata, names: readonly string[]): Jsonata {
  const starts = names.filter((each) => each.endsWith("*")).map((each) => each.slice(0, -1));
  const whole = names.filter((each) => !each.endsWith("*"));
  const tests = [
    ...(whole.length === 0 && starts.length > 0 ? [] : [binary("in", name, array(...whole.map(literal)))]),
    ...starts.map((start) => binary("=", call("substring", name, literal(0), literal(start.length)), literal(start))),
  ];
  return tests.reduce((one, other) => binary("or", one, other));
}

/** `States.Http.StatusCode.404` → 404; null for anything else. */
function statusOf(error: Jsonata, fresh: (hint: string) => string): Jsonata {
  const status = fresh("status");
  const name = path(error, "Error");
  return block(
    [[status, call("substringAfter", name, literal(httpStatus))]],
    conditional(call("contains", name, literal(httpStatus)), call("number", variable(status)), literal(null)),
  );
}

function messageOf(error: Jsonata, { mayBeMade, services, fresh }: About): Jsonata {
  const unwrapped = messageWithoutCall(messageIn(path(error, "Cause"), fresh), error, services);
  if (!mayBeMade) return unwrapped;
  return conditional(exists(path(error, "message")), path(error, "message"), unwrapped);
}

/** As `Error.prototype.toString` does: an error without a message is its name alone. */
function textOf(name: Jsonata, message: Jsonata, fresh: About["fresh"]): Jsonata {
  const [title, text] = [fresh("title"), fresh("text")];
  const both = binary("&", binary("&", variable(title), literal(": ")), variable(text));
  return block(
    [
      [title, name],
      [text, message],
    ],
    conditional(binary("=", variable(text), literal("")), variable(title), both),
  );
}

/** The name as Node reads it: a class that sets none has its base class's. */
function nameOf(error: Jsonata, nativeNames: ErrorField["nativeNames"], { services, fresh }: About): Jsonata {
  const odd = services.map(({ errorNames }) => errorNames);
  const all = [nativeNames, ...odd].flatMap((names) => Object.entries(names)).sort(([a], [b]) => (a < b ? -1 : 1));
  const entries = all.filter(([key]) => !key.endsWith("*"));
  const beginning = all.filter(([key]) => key.endsWith("*"));
  if (all.length === 0) return path(error, "Error");
  const name = fresh("name");
  const table = object(...entries.map(([key, value]) => [key, literal(value)] as const));
  return block(
    [[name, call("lookup", table, path(error, "Error"))]],
    conditional(
      exists(variable(name)),
      variable(name),
      beginning.reduce(
        (otherwise, [start, native]) => conditional(isNamed(path(error, "Error"), [start]), literal(native), otherwise),
        nameWithoutService(error, services),
      ),
    ),
  );
}

/** True for an expression that may be an error of the workflow's own making, as any that is a part of something. */
export function mayBeMade(error: Expression, made: ReadonlySet<object>): boolean {
  if (error.kind === "property" || error.kind === "element") return true;
  return error.kind === "newError" || (error.kind === "read" && made.has(error.local));
}
