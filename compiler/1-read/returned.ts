/** What a function returns: an async function awaits it, so `return reserve(…)` is a call like any other. */
import { Node, type CallExpression, type Expression as Syntax } from "ts-morph";
import { unawaitedTask } from "../diagnostics/catalog/calls";
import type { Expression } from "../ir/expression";
import { taskOfCallee } from "./callees";
import { inlinableOf, isAwaitable } from "./inlinable";
import { readInlined } from "./inline";
import { readExpression } from "./read-expression";
import { readTaskCall } from "./task-call";
import { complain, type Reading } from "./reading";

/** Reads a returned expression. Inside of `try` a promise that is returned without `await` escapes the `catch`: refused. */
export function readReturned(node: Syntax, reading: Reading): Expression {
  const call = Node.isCallExpression(node) ? asyncCall(node, reading) : null;
  if (call !== null && reading.tries > 0) complain(reading, unawaitedTask, node, { task: call.name });
  return call?.read() ?? readExpression(node, reading);
}

function asyncCall(
  node: CallExpression,
  reading: Reading,
): { readonly name: string; readonly read: () => Expression | null } | null {
  const callee = node.getExpression();
  const task = taskOfCallee(callee, reading.program);
  if (task !== null) return { name: task.name, read: () => readTaskCall(node, task, reading) };
  const target = inlinableOf(callee, reading);
  return target !== null && isAwaitable(target)
    ? { name: callee.getText(), read: () => readInlined(node, reading) }
    : null;
}
