/** The values that annotations take, each a small parser: text in, value out, null when it is none. */
import type { Logging } from "../../compiled";
import { secondsOf } from "../durations";

export interface ValueParser<T> {
  /** Completes the sentence "expected …". */
  readonly expected: string;
  readonly parse: (text: string) => T | null;
}

export const flag: ValueParser<true> = { expected: "no value", parse: (text) => (text === "" ? true : null) };

export const optionalName: ValueParser<string> = {
  expected: "a name of letters, digits, `-` and `_`, at most 80, or nothing",
  parse: (text) => (/^[A-Za-z0-9_-]{0,80}$/.test(text) ? text : null),
};

/** The longest that a Lambda function runs, in seconds. */
const longestRun = 900;

export const functionTimeout: ValueParser<number> = {
  expected: "a duration from `1 second` to `15 minutes`, such as `30 seconds` or `2m`",
  parse: (text) => {
    const seconds = secondsOf(text);
    return seconds !== null && seconds >= 1 && seconds <= longestRun ? seconds : null;
  },
};

/** The longest that an execution may take, with what it may need to undo behind its deadline: a year less a week. */
const longestWorkflow = 358 * 86_400;

export const workflowTimeout: ValueParser<number> = {
  expected: "a duration from `1 second` to `358 days`, such as `15 minutes` or `2h`",
  parse: (text) => {
    const seconds = secondsOf(text);
    return seconds !== null && seconds >= 1 && seconds <= longestWorkflow ? seconds : null;
  },
};

/** Why something is as it is, for whoever reads it. */
export const reason: ValueParser<string> = {
  expected: "a reason, such as `it only reads`",
  parse: (text) => (text === "" ? null : text),
};

/** A whole number in a range, both ends included. */
export function integer(least: number, most: number): ValueParser<number> {
  return {
    expected: `a whole number from ${least} to ${most}`,
    parse: (text) => {
      const value = /^\d+$/.test(text) ? Number(text) : NaN;
      return value >= least && value <= most ? value : null;
    },
  };
}

/** One of a few words. */
export function oneOf<const Words extends readonly string[]>(...words: Words): ValueParser<Words[number]> {
  return {
    expected: words.map((word) => `\`${word}\``).join(" or "),
    parse: (text) => words.find((word) => word === text) ?? null,
  };
}

/** `@logging ERROR`, `@logging ALL data` */
export const logging: ValueParser<Logging> = {
  expected: "`ALL`, `ERROR` or `FATAL`, and `data` behind it to have inputs and outputs in the log",
  parse: (text) => {
    const [, level, data] = /^(ALL|ERROR|FATAL)( data)?$/.exec(text) ?? [];
    return level === undefined ? null : { level, data: data !== undefined };
  },
};

export const keyValue: ValueParser<{ readonly key: string; readonly value: string }> = {
  expected: "`NAME=value` without `@`, braces or `*/`",
  parse: (text) => {
    const [, key, value] = /^([A-Za-z_][A-Za-z0-9_]*)=([^@{}]*)$/.exec(text) ?? [];
    return key === undefined || value === undefined ? null : { key, value };
  },
};

export const permission: ValueParser<{ readonly action: string; readonly resource: string }> = {
  expected: "an action and a resource, such as `dynamodb:PutItem arn:aws:dynamodb:*:*:table/orders`",
  parse: (text) => {
    const [action, resource, ...rest] = text.split(/\s+/);
    if (action === undefined || resource === undefined || rest.length > 0) return null;
    return /^[a-z0-9-]+:[A-Za-z0-9*]+$/.test(action) ? { action, resource } : null;
  },
};
