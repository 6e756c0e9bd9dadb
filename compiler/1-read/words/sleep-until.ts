/** await sleepUntil("2030-01-01T09:00:00Z")   →   Wait, whose Timestamp is that moment */
import { Node, type CallExpression, type Expression as Syntax } from "ts-morph";
import { badMoment } from "../../diagnostics/catalog/calls";
import type { Expression } from "../../ir/expression";
import { kind, within } from "../../ir/kinds";
import { momentPattern, onTheSecond } from "../../ir/wait";
import { believed } from "../claims";
import { readConditional } from "../expressions/conditional";
import { readExpression } from "../read-expression";
import { complain, place, unread, type Reading } from "../reading";

/** Adds the step that waits; it yields nothing. */
export function readSleepUntil(node: CallExpression, reading: Reading): Expression {
  const { title } = reading;
  const span = place(reading, node);
  const [moment] = node.getArguments();
  if (Node.isExpression(moment))
    reading.steps.push({ kind: "sleep", time: readMoment(moment, reading), measure: "moment", title, span });
  else complain(reading, badMoment, node, { text: node.getText() });
  return { kind: "literal", value: undefined, kinds: kind.undefined, span };
}

/** A text that is known is looked at here; any other one when it is there, before the machine waits. */
function readMoment(node: Syntax, reading: Reading): Expression {
  const span = place(reading, node);
  const fixed = node.getType().getLiteralValue();
  if (typeof fixed === "string" && new RegExp(momentPattern).test(fixed))
    return { kind: "literal", value: onTheSecond(fixed), kinds: kind.string, span };
  if (Node.isConditionalExpression(node)) return readConditional(node, reading, readMoment);
  const value = believed(readExpression(node, reading), kind.string);
  if (typeof fixed === "string" || !within(value.kinds, kind.string)) {
    complain(reading, badMoment, node, { text: node.getText() });
    return unread(span);
  }
  // A date has made this text: there is nothing to ask.
  const isSure = value.kind === "operation" && value.name === "toISOString";
  return operation("on the second", isSure ? value : operation("as moment", value));
}

function operation(name: "on the second" | "as moment", operand: Expression): Expression {
  return { kind: "operation", name, operands: [operand], kinds: kind.string, span: operand.span };
}
