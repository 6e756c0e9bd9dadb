/** What locals are behind a group whose members have written them. */
import type { Expression, Local } from "../../ir/expression";
import type { SetStep } from "../../ir/flow";
import { anyJson, kind, type Kinds } from "../../ir/kinds";
import { lengthOf, number } from "../../ir/numbers";
import { nowhere, type Span } from "../../ir/span";
import { element, property } from "../parts";
import { makeLocal, readOf } from "../reading";
import type { Way } from "./writes";

/** A local that members write: how, under which key each hands it out, and the variable in which each has it. */
export interface Handed {
  readonly local: Local;
  readonly way: Way;
  readonly key: string;
  readonly own: Local;
  /** It has no value before the group. */
  readonly isFresh: boolean;
}

/** Sets the local to what the members have made of it. */
export function afterAll(handed: Handed, results: Expression, iterates: boolean): SetStep {
  const { span } = results;
  return { kind: "set", local: handed.local, value: valueAfter(handed, results, iterates), span };
}

function valueAfter({ local, way, key }: Handed, results: Expression, iterates: boolean): Expression {
  const { span } = results;
  const list = readOf(local, kind.array, span);
  switch (way.kind) {
    case "alone":
      return handedBy(memberAt(results, way.member), key, local.boxed ? anyJson | kind.undefined : anyJson);
    case "push":
      return joined(list, allHanded(results, key));
    case "item":
      return eachOf(results, key);
    case "position": {
      const written = eachOf(results, key);
      return iterates ? joined(written, operation("slice", [list, lengthOf(results)], kind.array)) : written;
    }
    case "sum":
      return folded(allHanded(results, key), readOf(local, way.kinds, span), way.kinds, (sum, one) =>
        plus(way.operator, sum, one, way.kinds),
      );
  }
}

/** The lists that all members hand out, as one. */
function allHanded(results: Expression, key: string): Expression {
  const none: Expression = { kind: "array", items: [], kinds: kind.array, span: results.span };
  return folded(results, none, kind.array, (all, each) => joined(all, handedBy(each, key, kind.array)));
}

/** `results.map((each) => each[key])` */
export function eachOf(results: Expression, key: string): Expression {
  const { span } = results;
  const each = parameter("each", span, kind.object);
  const body = handedBy(readOf(each, kind.object, span), key, anyJson);
  return operation("map", [results, lambda([each], body)], kind.array);
}

function memberAt(results: Expression, at: number): Expression {
  const { span } = results;
  const index: Expression = number(at, span);
  return { ...element(results, index, { kinds: kind.object, span }), inside: true };
}

function handedBy(member: Expression, key: string, kinds: Kinds): Expression {
  return property(member, key, { kinds, span: member.span, optional: false });
}

/** `list.reduce((all, each) => …, start)` */
function folded(
  list: Expression,
  start: Expression,
  kinds: Kinds,
  step: (all: Expression, each: Expression) => Expression,
): Expression {
  const { span } = list;
  const [all, each] = [parameter("all", span, kinds), parameter("each", span, anyJson)];
  const body = step(readOf(all, kinds, span), readOf(each, kind.object, span));
  return operation("reduce", [list, lambda([all, each], body), start], kinds);
}

function parameter(name: string, span: Span, kinds: Kinds): Local {
  return makeLocal(name, name, span, kinds);
}

function lambda(parameters: readonly Local[], body: Expression): Expression {
  return { kind: "lambda", parameters, body, kinds: kind.other, span: body.span };
}

function operation(name: "reduce" | "map" | "slice", operands: readonly Expression[], kinds: Kinds): Expression {
  return { kind: "operation", name, operands, kinds, span: operands[0]?.span ?? nowhere };
}

function joined(first: Expression, second: Expression): Expression {
  return {
    kind: "array",
    items: [
      { kind: "spread", value: first },
      { kind: "spread", value: second },
    ],
    kinds: kind.array,
    span: first.span,
  };
}

function plus(operator: "+" | "-" | "&", left: Expression, right: Expression, kinds: Kinds): Expression {
  const { span } = left;
  if (operator === "&") return { kind: "concatenation", parts: [left, { ...right, kinds: kind.string }], kinds, span };
  return { kind: "binary", operator, left, right: { ...right, kinds: kind.number }, kinds, span };
}
