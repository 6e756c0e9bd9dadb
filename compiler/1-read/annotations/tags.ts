/**
 * The vocabulary of annotations, in one table: where a tag may stand and what value it takes.
 * Tags that are not compiled yet are in it too, so that they are refused and not overlooked.
 */
import {
  flag,
  functionTimeout,
  integer,
  keyValue,
  logging,
  oneOf,
  optionalName,
  permission,
  reason,
  workflowTimeout,
  type ValueParser,
} from "./values";
import { retryOptions } from "./retry";

export type Place = "workflow" | "task";

interface Tag {
  readonly on: readonly Place[];
  readonly value: ValueParser<unknown>;
  /** Another value in one of the places where it may stand. */
  readonly valueOn?: { readonly [P in Place]?: ValueParser<unknown> };
  /** May stand more than once. */
  readonly many?: true;
  /** Set on a tag that this version refuses: what to do instead. */
  readonly notYet?: string;
}

const anyText: ValueParser<string> = { expected: "a value", parse: (text) => text };

export const tags = {
  workflow: { on: ["workflow"], value: optionalName },
  task: { on: ["task"], value: flag },
  express: { on: ["workflow"], value: flag },
  timeout: {
    on: ["task", "workflow"],
    value: functionTimeout,
    valueOn: { workflow: workflowTimeout },
  },
  memory: { on: ["task"], value: integer(128, 10240) },
  architecture: { on: ["task"], value: oneOf("arm64", "x86_64") },
  environment: { on: ["task"], value: keyValue, many: true },
  concurrency: { on: ["task"], value: integer(0, 100_000) },
  permission: { on: ["task", "workflow"], value: permission, many: true },
  retry: { on: ["task"], value: retryOptions },
  uncompensated: { on: ["task"], value: reason },
  on: {
    on: ["workflow"],
    value: anyText,
    many: true,
    notYet: "declare the trigger in your template, on the state machine's logical id",
  },
  tracing: { on: ["workflow"], value: flag },
  logging: { on: ["workflow"], value: logging },
  alarm: { on: ["workflow"], value: anyText, many: true, notYet: "declare the alarm in your template" },
} as const satisfies { readonly [name: string]: Tag };

export type TagName = keyof typeof tags;

/** The value that a tag's parser yields. */
export type TagValue<Name extends TagName> =
  (typeof tags)[Name]["value"] extends ValueParser<infer Value> ? Value : never;

/** True for a tag of ours. */
export function isTagName(name: string): name is TagName {
  return Object.hasOwn(tags, name);
}

/** What a tag may stand on, where that is refused, whether it may be repeated: the table's row, widened. */
export function rowOf(name: TagName): Tag {
  return tags[name];
}

/** Tags of JSDoc and TSDoc that are nobody's business here and must not be taken for misspelt ones of ours. */
export const foreignTags: ReadonlySet<string> = new Set(
  `abstract access alias alpha async augments author beta borrows callback category class classdesc constant constructor constructs
  copyright decorator default defaultValue deprecated description emits enum event eventProperty example experimental exports extends
  external field file fileoverview fires func function global group hidden hideconstructor ignore implements import inheritdoc
  inheritDoc inner instance interface internal kind lends license link linkcode linkplain listens member memberof method mixes mixin
  module name namespace override package packageDocumentation param prop private privateRemarks property protected public readonly
  remarks requires return returns satisfies sealed see since static summary template this throw throws todo tutorial type typedef
  typeParam var variation version virtual yield yields`.split(/\s+/),
);
