/** A call that is not awaited: a method or function of the library tables. */
import { Node, type CallExpression } from "ts-morph";
import { unawaitedTask, unknownCall, wordUse } from "../../diagnostics/catalog/calls";
import type { Expression } from "../../ir/expression";
import { readGroup } from "../concurrency/group";
import { isGroup } from "../concurrency/syntax";
import { taskOfCallee, wordOf } from "../callees";
import { inlinableOf, isAwaitable } from "../inlinable";
import { readInlined } from "../inline";
import { readLibraryCall } from "../library/calls";
import { readExpression } from "../read-expression";
import { complain, place, unread, type Reading } from "../reading";

/** Reads a call. */
export function readCall(node: CallExpression, reading: Reading): Expression {
  const callee = node.getExpression();
  const span = place(reading, node);
  if (Node.isImportExpression(callee)) return readExpression(callee, reading);
  if (isGroup(node)) {
    if (reading.awaited === node) return readGroup(node, reading);
    complain(reading, unawaitedTask, node, { task: callee.getText() });
    return unread(span);
  }
  const task = taskOfCallee(callee, reading.program);
  const word = wordOf(callee);
  if (task !== null) complain(reading, unawaitedTask, node, { task: task.name });
  else if (word !== null)
    complain(reading, wordUse, node, {
      word,
      rule: word === "compensate" ? "a statement of its own" : `write \`await ${word}(…)\``,
    });
  else {
    const target = inlinableOf(callee, reading);
    if (target !== null && isAwaitable(target)) {
      complain(reading, unawaitedTask, node, { task: callee.getText() });
      return unread(span);
    }
    const known = readInlined(node, reading) ?? readLibraryCall(node, reading);
    if (known !== null) return known;
    const name = Node.isPropertyAccessExpression(callee) ? `.${callee.getName()}` : callee.getText();
    complain(reading, unknownCall, node, { name });
  }
  return unread(span);
}
