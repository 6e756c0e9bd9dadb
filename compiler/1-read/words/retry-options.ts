/** { on: [Busy, "Throttled"], retries: 5, interval: "2 seconds", backoff: 2, max: "1 minute", jitter: true }, known at compile time */
import { Node, type Expression as Syntax } from "ts-morph";
import { wordUse } from "../../diagnostics/catalog/calls";
import type { RetryPolicy } from "../../compiled";
import { complain, type Reading } from "../reading";
import { literalOf } from "./const-value";
import { fixedSeconds } from "./sleep";

type Mutable = { -readonly [Key in keyof RetryPolicy]: RetryPolicy[Key] };

/** Reads one option; the rule that it breaks, or null. */
type Option = (into: Mutable, value: Syntax, reading: Reading) => string | null;

const table: { readonly [name: string]: Option } = {
  on: (into, value, reading) => {
    const references = Node.isArrayLiteralExpression(value) ? value.getElements() : [value];
    const names = references.map((reference) => namesOf(reference, reading));
    if (names.includes(undefined)) return "`on` takes error classes of the project, or names of errors as text";
    into.on = names.includes(null) ? null : [...new Set(names.flatMap((each) => each ?? []))];
    return into.on?.length === 0 ? "`on` names at least one error; leave it away for any" : null;
  },
  retries: (into, value) => {
    into.retries = numberOf(value);
    const fits = Number.isInteger(into.retries) && into.retries >= 0 && into.retries <= 99_999_999;
    return fits ? null : "`retries` is a whole number, known when it is compiled";
  },
  interval: (into, value) => {
    into.intervalSeconds = fixedSeconds(value) ?? 0;
    return into.intervalSeconds >= 1 ? null : "`interval` is a duration of whole seconds, known when it is compiled";
  },
  backoff: (into, value) => {
    into.backoff = numberOf(value);
    return into.backoff >= 1 ? null : "`backoff` is a number from 1 on, known when it is compiled";
  },
  max: (into, value) => {
    into.maxSeconds = fixedSeconds(value);
    const fits = into.maxSeconds !== null && into.maxSeconds >= 1 && into.maxSeconds < 31_622_400;
    return fits ? null : "`max` is a duration of whole seconds and less than a year, known when it is compiled";
  },
  jitter: (into, value) => {
    const text = value.getType().getText();
    into.jitter = text === "true";
    return text === "true" || text === "false" ? null : "`jitter` is `true` or `false`, known when it is compiled";
  },
};

/** Reads the options of `retry`; null (and a diagnostic) where they are not known. */
export function readRetryOptions(node: Node | undefined, reading: Reading): RetryPolicy | null {
  const literal = Node.isExpression(node) ? literalOf(node) : null;
  const policy: Mutable = { on: null, retries: 0, intervalSeconds: 1, backoff: 2, maxSeconds: null, jitter: false };
  const rules =
    literal === null ? [] : literal.getProperties().map((property) => readOption(property, policy, reading));
  const [rule] = rules.filter((each) => each !== null);
  if (literal !== null && rule === undefined) return policy;
  if (node !== undefined)
    complain(reading, wordUse, node, {
      word: "retry",
      rule: rule ?? "write its options as an object, `{ on: Busy, retries: 3 }`, there or as a `const`",
    });
  return null;
}

function readOption(property: Node, policy: Mutable, reading: Reading): string | null {
  const name = Node.isPropertyAssignment(property) ? property.getName() : "";
  const value = Node.isPropertyAssignment(property) ? property.getInitializer() : undefined;
  const option = Object.hasOwn(table, name) ? table[name] : undefined;
  if (option === undefined || value === undefined)
    return "its options are `on`, `retries`, `interval`, `backoff`, `max` and `jitter`, each with a value of its own";
  return option(policy, value, reading);
}

function numberOf(value: Syntax): number {
  const literal = value.getType().getLiteralValue();
  return typeof literal === "number" ? literal : Number.NaN;
}

/** Every name that a reference stands for; null for any error, undefined for what is no reference. */
function namesOf(reference: Syntax, reading: Reading): readonly string[] | null | undefined {
  const text = reference.getType().getLiteralValue();
  if (typeof text === "string") return text === "" || text.startsWith("States.") ? undefined : [text];
  const type = reference.getType().getConstructSignatures()[0]?.getReturnType();
  return type === undefined ? undefined : reading.program.errors.namesOf(type);
}
