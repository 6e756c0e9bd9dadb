/** The frames of a function that calls itself, as values: `[{ at: 2, sum, rest }, { at: 1, … }]`, the last call first. */
import type { Expression, Item, Local, Member } from "../../ir/expression";
import { kind, type Kinds } from "../../ir/kinds";
import type { Span } from "../../ir/span";

/** A local of a call, and the property of its frames in which it is kept. */
export interface KeptLocal {
  readonly local: Local;
  readonly key: string;
  readonly kinds: Kinds;
}

/** Which property of a frame says where its call goes on. */
export const place = "at";

/** Frames that are written out, in front of others. */
export function framesOf(items: readonly Item[], span: Span): Expression {
  return { kind: "array", items, kinds: kind.array, span };
}

/** `[{ at, … }, ...frames]` */
export function pushedFrame(frames: Local, number: number, kept: readonly KeptLocal[], span: Span): Expression {
  const members: readonly Member[] = [
    { kind: "member", key: place, value: literal(number, span) },
    ...kept.map(({ local, key, kinds }): Member => ({
      kind: "member",
      key,
      value: { kind: "read", local, kinds, span },
    })),
  ];
  const frame = framesOf([{ kind: "item", value: { kind: "object", members, kinds: kind.object, span } }], span);
  return { kind: "operation", name: "concat", operands: [frame, read(frames, span)], kinds: kind.array, span };
}

/** What a local was when the last call was made. */
export function restored(frames: Local, { local, key, kinds }: KeptLocal): Expression {
  const { span } = local;
  return { kind: "property", base: firstFrame(frames, kind.object, span), name: key, optional: false, kinds, span };
}

/** All frames but the last call's. */
export function popped(frames: Local, span: Span): Expression {
  const own = (name: string): Local => ({ name, hint: name, span, boxed: false });
  const parameters = [own("frame"), own("position")] as const;
  const position: Expression = { kind: "read", local: parameters[1], kinds: kind.number, span };
  const body: Expression = {
    kind: "binary",
    operator: ">",
    left: position,
    right: literal(0, span),
    kinds: kind.boolean,
    span,
  };
  const isOther: Expression = { kind: "lambda", parameters, body, kinds: kind.other, span };
  return { kind: "operation", name: "filter", operands: [read(frames, span), isOther], kinds: kind.array, span };
}

/** True where the last call that has not returned is one of these. */
export function isAt(frames: Local, numbers: readonly number[], span: Span): Expression {
  return anyOf(firstFrame(frames, kind.object | kind.undefined, span), numbers, span);
}

/** The frames from the last one on that is of one of these calls. */
export function upTo(frames: Local, numbers: readonly number[], span: Span): Expression {
  if (numbers.length === 0) return framesOf([], span);
  const frame: Local = { name: "frame", hint: "frame", span, boxed: false };
  const callback: Expression = {
    kind: "lambda",
    parameters: [frame],
    body: anyOf({ kind: "read", local: frame, kinds: kind.object, span }, numbers, span),
    kinds: kind.other,
    span,
  };
  const operands = [read(frames, span), callback];
  const found: Expression = { kind: "operation", name: "findIndex", operands, kinds: kind.number, span };
  const isThere: Expression = {
    kind: "binary",
    operator: ">=",
    left: found,
    right: literal(0, span),
    kinds: kind.boolean,
    span,
  };
  return {
    kind: "conditional",
    test: isThere,
    then: sliced(frames, found, span),
    otherwise: framesOf([], span),
    kinds: kind.array,
    span,
  };
}

function anyOf(frame: Expression, numbers: readonly number[], span: Span): Expression {
  const tests = numbers.map((number): Expression => ({
    kind: "binary",
    operator: "===",
    left: {
      kind: "property",
      base: frame,
      name: place,
      optional: true,
      kinds: kind.number | (frame.kinds & kind.undefined),
      span,
    },
    right: literal(number, span),
    kinds: kind.boolean,
    span,
  }));
  const [first = literal(false, span), ...others] = tests;
  return others.reduce<Expression>(
    (left, right) => ({ kind: "logical", operator: "||", left, right, kinds: kind.boolean, span }),
    first,
  );
}

function firstFrame(frames: Local, kinds: Kinds, span: Span): Expression {
  return {
    kind: "element",
    base: read(frames, span),
    index: literal(0, span),
    optional: false,
    inside: true,
    kinds,
    span,
  };
}

function sliced(frames: Local, from: Expression, span: Span): Expression {
  return { kind: "operation", name: "slice", operands: [read(frames, span), from], kinds: kind.array, span };
}

function read(frames: Local, span: Span): Expression {
  return { kind: "read", local: frames, kinds: kind.array, span };
}

function literal(value: number | boolean, span: Span): Expression {
  return { kind: "literal", value, kinds: typeof value === "number" ? kind.number : kind.boolean, span };
}
