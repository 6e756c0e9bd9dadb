/** Calls of what is no task of the project: services by the AWS SDK, and what exists already. */
import type { CallExpression } from "ts-morph";
import type { Expression } from "../../ir/expression";
import type { Reading } from "../reading";
import { isSdkCall, readSdkCall } from "../sdk/call";
import { isWaiter, refuseWaiter } from "../sdk/waiters";
import { existingOf, readExisting } from "./existing";

/** True for such a call. */
export function isRemoteCall(node: CallExpression): boolean {
  return isSdkCall(node) || isWaiter(node) || existingOf(node.getExpression()) !== null;
}

/** Adds the step of such a call, and returns what it yields; null for any other call. */
export function remoteCall(node: CallExpression, reading: Reading): (() => Expression) | null {
  if (isWaiter(node)) return () => refuseWaiter(node, reading);
  if (isSdkCall(node)) return () => readSdkCall(node, reading);
  const existing = existingOf(node.getExpression());
  return existing === null ? null : () => readExisting(node, existing, reading);
}
