/**
 * await distributedMap(items, mapper, { tolerate, results })
 * Each item is an execution of its own: what fails there ends there, with what it has registered undone. Of tolerated
 * failures the group's list has a record in their place, so results are in boxes there, and behind it those alone are kept.
 */
import { isBoxedCapture, isSifted, type Distributed } from "../../ir/distributed";
import type { Expression, Local } from "../../ir/expression";
import type { GroupStep } from "../../ir/flow";
import { anyJson, anything, kind, mayBe } from "../../ir/kinds";
import type { Span } from "../../ir/span";
import type { Ends } from "./group";

/** How the items of a distributed Map end, and what it gives. */
export function distributing({ into, span }: GroupStep, distributed: Distributed, failing: Ends): Ends {
  const result: Expression = { kind: "result", of: "group", kinds: kind.array, span };
  const value = distributed.results === null ? listOf(result, distributed) : mapRun({ ...result, kinds: kind.object });
  return {
    ...failing,
    isApart: true,
    done: { ...failing.done, assign: into === null ? [] : [{ local: into, value }] },
    member: (lowering, member) => ({
      ...failing.member(lowering, member),
      result: (own) => (isSifted(distributed) ? record([["v", orNull(own)]], own.span) : own),
    }),
  };
}

/** What an item's execution is given, and where it finds it in its input. */
export function inputOf(isNumbered: boolean, distributed: Distributed | null) {
  const captured = distributed?.captured ?? [];
  const isBatched = distributed !== null && distributed.batch !== null;
  const isBare = distributed !== null && !isNumbered && captured.length === 0;
  const around = isBatched ? "BatchInput" : "outer";
  return {
    paths: { item: isBatched ? ["Items"] : isBare ? [] : ["item"], index: ["index"] },
    captured: captured.map((each) => ({ ...each, path: [around, each.name, ...(isBoxedCapture(each) ? ["v"] : [])] })),
  };
}

/** The results of those that have not failed. */
function listOf(result: Expression, distributed: Distributed): Expression {
  if (!isSifted(distributed)) return result;
  const { span } = result;
  const nothing: Expression = { kind: "literal", value: undefined, kinds: kind.undefined, span };
  const kept = lambda(span, (each) => ({
    kind: "binary",
    operator: "!==",
    left: part(each, "v", anything),
    right: nothing,
    kinds: kind.boolean,
    span,
  }));
  const opened = lambda(span, (each) => part(each, "v", anyJson));
  const sifted: Expression = { kind: "operation", name: "filter", operands: [result, kept], kinds: kind.array, span };
  return { kind: "operation", name: "map", operands: [sifted, opened], kinds: kind.array, span };
}

/** `{ MapRunArn, ResultWriterDetails: { Bucket, Key } }`, as the word gives it. */
function mapRun(result: Expression): Expression {
  const { span } = result;
  const written = part(result, "ResultWriterDetails", kind.object);
  const results = record(
    [
      ["bucket", part(written, "Bucket", kind.string)],
      ["key", part(written, "Key", kind.string)],
    ],
    span,
  );
  return record(
    [
      ["mapRunArn", part(result, "MapRunArn", kind.string)],
      ["results", results],
    ],
    span,
  );
}

function lambda(span: Span, body: (each: Expression) => Expression): Expression {
  const each: Local = { name: "each", hint: "each", span, boxed: false };
  const read: Expression = { kind: "read", local: each, kinds: kind.object, span };
  return { kind: "lambda", parameters: [each], body: body(read), kinds: kind.other, span };
}

function part(base: Expression, name: string, kinds: number): Expression {
  return { kind: "property", base, name, optional: false, kinds, span: base.span };
}

function record(parts: readonly (readonly [key: string, value: Expression])[], span: Span): Expression {
  return {
    kind: "object",
    members: parts.map(([key, value]) => ({ kind: "member", key, value })),
    kinds: kind.object,
    span,
  };
}

function orNull(value: Expression): Expression {
  const none: Expression = { kind: "literal", value: null, kinds: kind.null, span: value.span };
  if (!mayBe(value.kinds, kind.undefined)) return value;
  return { kind: "operation", name: "default", operands: [value, none], kinds: anyJson, span: value.span };
}
