/**
 * await Promise.all([a(), b()])                    →   Parallel
 * await Promise.all(items.map(async (item) => …))  →   Map
 * await Promise.allSettled(…)                      →   the same, of members that catch their errors
 * await Promise.all(pending)                       →   what has become of the calls in a list that is held
 */
import { Node, type CallExpression } from "ts-morph";
import { wordNotAvailable } from "../../diagnostics/catalog/calls";
import type { Expression } from "../../ir/expression";
import { complain, place, unread, type Reading } from "../reading";
import { readList } from "./list";
import { mapOf, readMapped } from "./mapped";
import { readAwaitedPromise } from "./promises";
import { readRace } from "./race";
import { isRace } from "./syntax";

/** Adds the step that waits for all members, and returns the list of what they yield. */
export function readGroup(node: CallExpression, reading: Reading): Expression {
  if (isRace(node)) return readRace(node, reading);
  const [members, ...more] = node.getArguments();
  if (more.length === 0 && Node.isArrayLiteralExpression(members)) return readList(node, members, reading);
  const kept = Node.isIdentifier(members) ? members.getSymbol() : undefined;
  const awaited = kept === undefined ? null : readAwaitedPromise(kept, place(reading, node), reading);
  if (awaited !== null) return awaited;
  const mapped = more.length === 0 && Node.isExpression(members) ? mapOf(members, reading) : null;
  if (mapped !== null) return readMapped(node, mapped, reading);
  const word = node.getExpression().getText();
  complain(reading, wordNotAvailable, node, {
    word,
    instead: `write the calls in the list, or in the callback, and not one by one into a list: \`await ${word}([a(), b()])\` or \`await ${word}(items.map(async (item) => …))\``,
  });
  return unread(place(reading, node));
}
