/** compensate(block, { retry: { retries: 3, interval: "10 seconds" }, onFailure: "halt" }), or a `const` that was made so */
import { Node, type Expression as Syntax, type ObjectLiteralExpression } from "ts-morph";
import { wordUse } from "../../diagnostics/catalog/calls";
import type { RetryPolicy } from "../../compiled";
import { complain, type Reading } from "../reading";
import { literalOf } from "./const-value";
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
  const literal = Node.isExpression(node) ? literalOf(node) : null;
  const known = literal?.getProperties().every(isKnown) === true ? literal : null;
  if (known === null) {
    refuse(node, 'write its options as an object, `{ onFailure: "halt" }`, there or as a `const`', reading);
    return null;
  }
  const retry = retryIn(known, reading);
  const halts = haltsIn(known, reading);
  return retry === null || halts === null ? null : { retry, halts };
}

/** True for a property that is read below: anything else would be passed over. */
function isKnown(property: Node): boolean {
  if (Node.isShorthandPropertyAssignment(property)) return true;
  return Node.isPropertyAssignment(property) && !Node.isComputedPropertyName(property.getNameNode());
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

/** `{ retry }` stands for the `const` of that name. */
function valueOf(node: ObjectLiteralExpression, name: string): Syntax | undefined {
  const property = node.getProperty(name);
  if (Node.isShorthandPropertyAssignment(property)) return property.getNameNode();
  return Node.isPropertyAssignment(property) ? property.getInitializer() : undefined;
}

function refuse(node: Node, rule: string, reading: Reading): void {
  complain(reading, wordUse, node, { word: "compensate", rule });
}
