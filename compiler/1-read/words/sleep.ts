/** await sleep(duration)   →   Wait */
import {
  Node,
  type CallExpression,
  type Expression as Syntax,
  type ObjectLiteralExpression,
  type TemplateExpression,
} from "ts-morph";
import { badDuration } from "../../diagnostics/catalog/calls";
import type { Expression } from "../../ir/expression";
import { kind, within } from "../../ir/kinds";
import { computed, number } from "../../ir/numbers";
import { believed } from "../claims";
import { objectUnits, secondsOf } from "../durations";
import { readConditional } from "../expressions/conditional";
import { surelyNumber } from "../library/nan";
import { readExpression, readInOrder } from "../read-expression";
import { complain, pin, place, unread, type Reading } from "../reading";

/** Adds the step that waits; it yields nothing. */
export function readSleep(node: CallExpression, reading: Reading): Expression {
  const { title } = reading;
  const span = place(reading, node);
  const [duration] = node.getArguments();
  if (Node.isExpression(duration))
    reading.steps.push({ kind: "sleep", time: readSeconds(duration, reading), measure: "seconds", title, span });
  else complain(reading, badDuration, node, { text: node.getText() });
  return { kind: "literal", value: undefined, kinds: kind.undefined, span };
}

/** A duration as seconds: text and objects as far as they are known, numbers as they come. */
function readSeconds(node: Syntax, reading: Reading): Expression {
  const span = place(reading, node);
  const fixed = fixedSeconds(node);
  if (fixed !== null) return number(fixed, span);
  if (Node.isConditionalExpression(node)) return readConditional(node, reading, readSeconds);
  const named = lengthsOf(node);
  if (named !== null) return readNamed(node, named, reading);
  const value = readLength(node, reading);
  if (value === null) {
    complain(reading, badDuration, node, { text: node.getText() });
    return unread(span);
  }
  if (within(value.kinds, kind.number) && value.kind !== "literal")
    return { kind: "operation", name: "wait seconds", operands: [value], kinds: kind.number, span };
  complain(reading, badDuration, node, { text: node.getText() });
  return value;
}

/** The texts that a value may be by its type, the shortest first, each with its seconds; null where one is no duration. */
function lengthsOf(node: Syntax): readonly (readonly [text: string, seconds: number])[] | null {
  const type = node.getType();
  if (!type.isUnion()) return null;
  const lengths = type.getUnionTypes().map((each) => {
    const text = each.getLiteralValue();
    const seconds = typeof text === "string" ? secondsOf(text) : null;
    return typeof text === "string" && seconds !== null ? ([text, seconds] as const) : null;
  });
  const known = lengths.filter((each) => each !== null);
  if (known.length < lengths.length) return null;
  return known.sort(([one, short], [other, long]) => short - long || (one < other ? -1 : 1));
}

/** `for (const wait of ["1 day", "7 days"] as const) await sleep(wait)`   →   `wait === "1 day" ? 86400 : …` */
function readNamed(node: Syntax, lengths: NonNullable<ReturnType<typeof lengthsOf>>, reading: Reading): Expression {
  const span = place(reading, node);
  const read = readExpression(node, reading);
  const text = read.kind === "read" ? read : pin(reading, read, "duration");
  return lengths.reduceRight<Expression>((otherwise, [name, seconds]) => {
    const right: Expression = { kind: "literal", value: name, kinds: kind.string, span };
    const test: Expression = { kind: "binary", operator: "===", left: text, right, kinds: kind.boolean, span };
    return { kind: "conditional", test, then: number(seconds, span), otherwise, kinds: kind.number, span };
  }, unread(span));
}

function readLength(node: Syntax, reading: Reading): Expression | null {
  if (Node.isObjectLiteralExpression(node)) return readObject(node, reading);
  return Node.isTemplateExpression(node) ? readText(node, reading) : surelyNumber(readExpression(node, reading));
}

/** `` `${n} minutes` `` → `n * 60`; null for any other text. */
function readText(node: TemplateExpression, reading: Reading): Expression | null {
  const [hole, ...more] = node.getTemplateSpans();
  if (hole === undefined || more.length > 0 || node.getHead().getLiteralText() !== "") return null;
  const unit = /^ (second|minute|hour|day)s?$/.exec(hole.getLiteral().getLiteralText())?.[1];
  const left = surelyNumber(believed(readExpression(hole.getExpression(), reading), kind.number));
  if (unit === undefined || !within(left.kinds, kind.number)) return null;
  const span = place(reading, node);
  const value = objectUnits[`${unit}s`] ?? 1;
  return value === 1 ? left : computed("*", left, number(value, span));
}

/** `{ minutes: n, seconds: 30 }` → `n * 60 + 30`; null where there is something else in it. */
function readObject(node: ObjectLiteralExpression, reading: Reading): Expression | null {
  const span = place(reading, node);
  const parts = node.getProperties().map((property) => {
    if (!Node.isPropertyAssignment(property) && !Node.isShorthandPropertyAssignment(property)) return null;
    const unit = objectUnits[property.getName()];
    const value = Node.isPropertyAssignment(property) ? property.getInitializer() : property.getNameNode();
    return value === undefined || unit === undefined ? null : { value, unit };
  });
  const known = parts.filter((part) => part !== null);
  if (known.length !== parts.length || parts.length === 0) return null;
  const values = readInOrder(
    known.map(({ value }) => value),
    reading,
  ).map(surelyNumber);
  if (!values.every(({ kinds }) => within(kinds, kind.number))) return null;
  return values
    .map((value, at): Expression => {
      const unit = known[at]?.unit ?? 1;
      return unit === 1 ? value : computed("*", value, number(unit, span));
    })
    .reduce((left, right) => computed("+", left, right));
}

/** A duration that is known at compile time, in seconds; null for any other value. */
export function fixedSeconds(node: Syntax): number | null {
  if (Node.isObjectLiteralExpression(node)) return secondsOfObject(node);
  const value = node.getType().getLiteralValue();
  if (typeof value === "string") return secondsOf(value);
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 99_999_999 ? value : null;
}

function secondsOfObject(node: ObjectLiteralExpression): number | null {
  let total = 0;
  for (const property of node.getProperties()) {
    const value = Node.isPropertyAssignment(property)
      ? property.getInitializer()?.getType().getLiteralValue()
      : undefined;
    const unit = Node.isPropertyAssignment(property) ? objectUnits[property.getName()] : undefined;
    if (typeof value !== "number" || unit === undefined) return null;
    total += value * unit;
  }
  return Number.isInteger(total) && total >= 0 ? total : null;
}
