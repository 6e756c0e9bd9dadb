/**
 * await Promise.all([a(), b()])                    →   Parallel
 * await Promise.all(items.map(async (item) => …))  →   Map
 * await Promise.allSettled(…)                      →   the same, of members that catch their errors
 */
import { Node, type CallExpression, type Expression as Syntax } from "ts-morph";
import { wordNotAvailable } from "../../diagnostics/catalog/calls";
import type { Expression } from "../../ir/expression";
import { complain, place, unread, type Reading } from "../reading";
import { readList } from "./list";
import { readMapped, type Mapped } from "./mapped";
import { targetOf } from "./mapper";
import { readRace } from "./race";
import { isRace } from "./syntax";

/** Adds the step that waits for all members, and returns the list of what they yield. */
export function readGroup(node: CallExpression, reading: Reading): Expression {
  if (isRace(node)) return readRace(node, reading);
  const [members, ...more] = node.getArguments();
  if (more.length === 0 && Node.isArrayLiteralExpression(members)) return readList(node, members, reading);
  const mapped = more.length === 0 && Node.isExpression(members) ? mapOf(members, reading) : null;
  if (mapped !== null) return readMapped(node, mapped, reading);
  const word = node.getExpression().getText();
  complain(reading, wordNotAvailable, node, {
    word,
    instead: `write the calls in the list, or in the callback: \`${word}([a(), b()])\` or \`${word}(items.map(async (item) => …))\``,
  });
  return unread(place(reading, node));
}

/** `items.map(callback)` with a callback that has to be awaited. */
function mapOf(node: Syntax, reading: Reading): Mapped | null {
  if (Node.isParenthesizedExpression(node)) return mapOf(node.getExpression(), reading);
  if (!Node.isCallExpression(node) || node.getArguments().length !== 1) return null;
  const callee = node.getExpression();
  const [callback] = node.getArguments();
  if (!Node.isPropertyAccessExpression(callee) || callee.getName() !== "map" || !Node.isExpression(callback))
    return null;
  const target = targetOf(callback, reading);
  return (
    target && { items: callee.getExpression(), callback, target, concurrency: null, isLazy: false, settles: false }
  );
}
