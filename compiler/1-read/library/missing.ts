/** note?.trim(), names[0]!.trim()   →   methods of what may be missing: undefined there, or a TypeError */
import type { CallExpression, Node, PropertyAccessExpression } from "ts-morph";
import { unsupportedExpression } from "../../diagnostics/catalog/language";
import type { Expression } from "../../ir/expression";
import { kind, nothing, nullish, without } from "../../ir/kinds";
import { endsQuietly } from "../chains";
import { evaluated } from "../declare";
import { hasSteps } from "../inlinable";
import { property } from "../parts";
import { complain, pin, place, type Reading } from "../reading";

interface Method {
  readonly node: CallExpression;
  readonly callee: PropertyAccessExpression;
  readonly receiver: Expression;
  /** Reads the call on a receiver that is there. */
  readonly read: (present: Expression) => Expression;
}

/** `note?.trim()`: undefined where there is no note; the arguments are then not evaluated. */
export function readQuietly({ node, callee, receiver, read }: Method, reading: Reading): Expression {
  endsQuietly(callee, reading);
  const span = place(reading, node);
  const argument = argumentWithSteps(node, reading);
  if (argument !== undefined) {
    complain(reading, unsupportedExpression, argument, {
      what: "an argument with an `await` or an assignment behind `?.`",
      repair: "evaluate it before, or test the value with `if`",
    });
  }
  const value = read(present(receiver));
  const missing: Expression = { kind: "literal", value: undefined, kinds: kind.undefined, span };
  return unlessMissing(receiver, missing, value);
}

/** `names[0]!.trim()`: a TypeError where there is no name, before the arguments are looked at. */
export function readOfPresent({ node, callee, receiver, read }: Method, reading: Reading): Expression {
  const span = place(reading, node);
  const isOften = argumentWithSteps(node, reading) !== undefined;
  const whole = isOften ? pin(reading, receiver, "value") : receiver;
  const missing = property(whole, callee.getName(), { kinds: kind.undefined, span, optional: false });
  if (!isOften) return unlessMissing(whole, { ...missing, kinds: nothing }, read(present(whole)));
  evaluated(missing, reading);
  return read(present(whole));
}

function argumentWithSteps(node: CallExpression, reading: Reading): Node | undefined {
  return node.getArguments().find((each) => hasSteps(each, reading));
}

function present(receiver: Expression): Expression {
  return { ...receiver, kinds: without(receiver.kinds, nullish) };
}

function unlessMissing(receiver: Expression, then: Expression, otherwise: Expression): Expression {
  const { span } = otherwise;
  const test: Expression = { kind: "operation", name: "isNullish", operands: [receiver], kinds: kind.boolean, span };
  return { kind: "conditional", test, then, otherwise, kinds: otherwise.kinds | then.kinds, span };
}
