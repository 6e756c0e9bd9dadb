/**
 * Values in the fields of states: literals and their structure stay JSON, everything else is an expression of its own.
 * What may be undefined has to stand inside one expression, where JSONata drops the key; as a leaf it would fail.
 */
import type { Json } from "../asl/definition";
import { expressionTooDeep, expressionTooLong } from "../diagnostics/catalog/check";
import type { Report } from "../diagnostics/report";
import type { Expression } from "../ir/expression";
import { kind, mayBe } from "../ir/kinds";
import type { Span } from "../ir/span";
import { depthOf } from "./jsonata/depth";
import { lowerCondition, lowerExpression } from "./jsonata/lower";
import { print } from "./jsonata/print";
import type { Scope } from "./jsonata/scope";
import { conditional, exists, literal, object, type Jsonata } from "./jsonata/tree";

/** Levels and characters that leave room below the limits of Step Functions. */
const limits = { depth: 90, length: 20_000 };

/** An expression as a string of the definition. */
export function embed(tree: Jsonata, span: Span, report: Report): string {
  const depth = depthOf(tree);
  const text = print(tree);
  if (depth > limits.depth) report.add(expressionTooDeep, span, { depth });
  if (text.length > limits.length) report.add(expressionTooLong, span, { length: text.length });
  return `{% ${text} %}`;
}

/** A value for a field; undefined at the top becomes null, as at every border of JSON. */
export function template(expression: Expression, scope: Scope, report: Report): Json {
  if (isStructure(expression)) return structure(expression, scope, report);
  if (!mayBe(expression.kinds, kind.undefined)) return leaf(expression, scope, report);
  const tree = lowerExpression(expression, scope);
  const certain = expression.kind === "literal" ? literal(null) : conditional(exists(tree), tree, literal(null));
  return embed(certain, expression.span, report);
}

/** A value for `Output`: bare text and arrays are written as expressions, the only form that asl-validator takes there. */
export function output(expression: Expression, scope: Scope, report: Report): Json {
  const value = template(expression, scope, report);
  const taken = typeof value === "string" ? value.startsWith("{%") : !Array.isArray(value);
  return taken ? value : embed(lowerExpression(expression, scope), expression.span, report);
}

/** A value for a variable; one that may be undefined goes into its box. */
export function variableValue(expression: Expression, boxed: boolean, scope: Scope, report: Report): Json {
  if (!boxed) return template(expression, scope, report);
  return embed(object(["v", lowerExpression(expression, scope)]), expression.span, report);
}

/** A condition as a string of the definition. */
export function condition(expression: Expression, scope: Scope, report: Report): string {
  return embed(lowerCondition(expression, scope), expression.span, report);
}

/** True for an object or array literal that can stay JSON: no spreads, nothing in it that may be undefined. */
function isStructure(expression: Expression): boolean {
  if (expression.kind === "object") {
    const keys = expression.members.map((member) => (member.kind === "member" ? member.key : null));
    const plain = expression.members.every(
      (member) => member.kind === "member" && !mayBe(member.value.kinds, kind.undefined),
    );
    return (
      plain &&
      new Set(keys).size === keys.length &&
      keys.length > 0 &&
      keys.every((key) => key !== null && isPlainText(key))
    );
  }
  if (expression.kind !== "array" || expression.items.length === 0) return false;
  return expression.items.every(
    ({ kind: variant, value }) => variant === "item" && !mayBe(value.kinds, kind.undefined | kind.array),
  );
}

function structure(expression: Expression, scope: Scope, report: Report): Json {
  const inner = (value: Expression): Json =>
    isStructure(value) ? structure(value, scope, report) : leaf(value, scope, report);
  if (expression.kind === "object") {
    return Object.fromEntries(
      expression.members.flatMap((member) => (member.kind === "member" ? [[member.key, inner(member.value)]] : [])),
    );
  }
  return expression.kind === "array"
    ? expression.items.map(({ value }) => inner(value))
    : leaf(expression, scope, report);
}

function leaf(expression: Expression, scope: Scope, report: Report): Json {
  const [name] = expression.kind === "operation" && expression.name === "parameter" ? expression.operands : [];
  if (name?.kind === "literal") return `\${${String(name.value)}}`;
  const plain = expression.kind === "literal" && typeof expression.value === "string" && isPlainText(expression.value);
  return plain ? expression.value : embed(lowerExpression(expression, scope), expression.span, report);
}

/** Text that nobody between here and the execution takes for more than text: one line of it, as asl-validator wants. */
function isPlainText(text: string): boolean {
  return text !== "" && !/\{%|%\}|\$\{|\.\$$|^__proto__$|[\n\r\u2028\u2029]/.test(text);
}
