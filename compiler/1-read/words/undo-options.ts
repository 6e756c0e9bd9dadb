/** compensate(block, { retry: { retries: 3, interval: "10 seconds" }, onFailure: "halt" }) */
import { Node, type ObjectLiteralExpression } from "ts-morph";
import { wordUse } from "../../diagnostics/catalog/calls";
import type { RetryPolicy } from "../../compiled";
import { complain, type Reading } from "../reading";
import { readRetryOptions } from "./retry-options";

export interface UndoOptions {
  readonly retry: RetryPolicy;
  readonly halts: boolean;
}

/** What has been done must be undone: calls in a compensation are tried for some minutes, whatever has failed. */
const standard: UndoOptions = {
  retry: { on: null, retries: 6, intervalSeconds: 2, backoff: 2, maxSeconds: 300, jitter: true },
  halts: false,
};

/** Reads the options of `compensate`; null (and a diagnostic) where they are not known. */
export function readUndoOptions(node: Node | undefined, reading: Reading): UndoOptions | null {
  if (node === undefined) return standard;
  if (!Node.isObjectLiteralExpression(node)) {
    refuse(node, 'write its options where it is called: `{ onFailure: "halt" }`', reading);
    return null;
  }
  const retry = retryIn(node, reading);
  const halts = haltsIn(node, reading);
  return retry === null || halts === null ? null : { retry, halts };
}

function retryIn(node: ObjectLiteralExpression, reading: Reading): RetryPolicy | null {
  const given = valueOf(node, "retry");
  if (given === undefined) return standard.retry;
  const policy = readRetryOptions(given, reading);
  if (policy === null || policy.on === null) return policy;
  refuse(given, "its `retry` has no `on`: whatever fails, undoing is tried again", reading);
  return null;
}

function haltsIn(node: ObjectLiteralExpression, reading: Reading): boolean | null {
  const given = valueOf(node, "onFailure");
  const value = given === undefined ? "continue" : given.getType().getLiteralValue();
  if (value === "continue" || value === "halt") return value === "halt";
  refuse(given ?? node, '`onFailure` is "continue" or "halt", known when it is compiled', reading);
  return null;
}

function valueOf(node: ObjectLiteralExpression, name: string) {
  const property = node.getProperty(name);
  return Node.isPropertyAssignment(property) ? property.getInitializer() : undefined;
}

function refuse(node: Node, rule: string, reading: Reading): void {
  complain(reading, wordUse, node, { word: "compensate", rule });
}
