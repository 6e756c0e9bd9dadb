/**
 * parameter("OrdersTable")                  →   "${OrdersTable}", a field of its own
 * parameter("MaxReminders", { default: 3 })   →   $number("${MaxReminders}")
 */
import { Node, type CallExpression } from "ts-morph";
import { wordUse } from "../../diagnostics/catalog/calls";
import type { Expression } from "../../ir/expression";
import { kind } from "../../ir/kinds";
import { complain, place, unread, type Reading } from "../reading";

const rule =
  'write `parameter("OrdersTable")`, a name of letters and digits, with a default that is written out: `{ default: 3 }`';

/** Reads a value that is known when it is deployed. */
export function readParameter(node: CallExpression, reading: Reading): Expression {
  const span = place(reading, node);
  const [given, options, ...more] = node.getArguments();
  const name = given?.getType().getLiteralValue();
  const otherwise = options === undefined ? null : defaultIn(options);
  const isNamed = typeof name === "string" && /^[A-Za-z][A-Za-z0-9]{0,199}$/.test(name);
  if (!isNamed || otherwise === undefined || more.length > 0) {
    complain(reading, wordUse, node, { word: "parameter", rule });
    return unread(span);
  }
  const isNumber = typeof otherwise === "number";
  const text: Expression = { kind: "literal", value: name, kinds: kind.string, span };
  const value: Expression = {
    kind: "literal",
    value: otherwise,
    kinds: isNumber ? kind.number : kind.string | kind.null,
    span,
  };
  const operation = isNumber ? "number parameter" : "parameter";
  const kinds = isNumber ? kind.number : kind.string;
  return { kind: "operation", name: operation, operands: [text, value], kinds, span };
}

/** Text that would end the text around it, or a number that is none, is no default. */
function defaultIn(options: Node): string | number | undefined {
  const [property, ...more] = Node.isObjectLiteralExpression(options) ? options.getProperties() : [];
  if (more.length > 0 || !Node.isPropertyAssignment(property) || property.getName() !== "default") return undefined;
  const value = property.getInitializer()?.getType().getLiteralValue();
  if (typeof value === "number") return value;
  return typeof value === "string" && /^[^"\\%{}$\p{Cc}]*$/u.test(value) ? value : undefined;
}
