/** await within("10 seconds", () => charge(card))   →   TimeoutSeconds of the state of `charge` */
import { Node, type CallExpression } from "ts-morph";
import { badDuration, wordUse } from "../../diagnostics/catalog/calls";
import type { Expression } from "../../ir/expression";
import { complain, place, unread, type Reading } from "../reading";
import { withOneCall } from "./one-call";
import { fixedSeconds } from "./sleep";
import { readSurrounded } from "./surrounded";

/** Adds the call with its limit, and returns what it yields. */
export function readWithin(node: CallExpression, reading: Reading): Expression {
  const span = place(reading, node);
  const [duration, block] = node.getArguments();
  const seconds = Node.isExpression(duration) ? fixedSeconds(duration) : null;
  if (seconds === null || seconds < 1) {
    complain(reading, badDuration, duration ?? node, { text: (duration ?? node).getText() });
    return unread(span);
  }
  const surrounded = readSurrounded(block, reading);
  const called =
    surrounded === null
      ? null
      : withOneCall(surrounded.steps, surrounded.outer, (call) =>
          call.retried || call.limitSeconds !== null ? null : { ...call, limitSeconds: seconds },
        );
  if (surrounded === null || called === null) {
    const rule = 'in this version around exactly one call of a task: `await within("10 seconds", () => charge(card))`';
    complain(reading, wordUse, node, { word: "within", rule });
    return unread(span);
  }
  reading.steps.push(...called);
  return surrounded.value;
}
