/** Calls of what is no task of the project: services by the AWS SDK, other workflows, and what exists already. */
import type { CallExpression } from "ts-morph";
import type { Expression } from "../../ir/expression";
import type { Reading } from "../reading";
import { readSdkCall } from "../sdk/call";
import { isSdkCall } from "../sdk/sends";
import { isWaiter, refuseWaiter } from "../sdk/waiters";
import { readChild, workflowOfCallee } from "./child";
import { existingOf, readExisting } from "./existing";

/** True for such a call. */
export function isRemoteCall(node: CallExpression, { program }: Reading): boolean {
  const callee = node.getExpression();
  const isOfSdk = isSdkCall(node) || isWaiter(node);
  return isOfSdk || workflowOfCallee(callee, program) !== null || existingOf(callee) !== null;
}

/** True for a call that takes more than its one state: how it ended is asked for behind it. */
export function isAskedAfter(node: CallExpression, { program }: Reading): boolean {
  return workflowOfCallee(node.getExpression(), program)?.annotations.values.express !== undefined;
}

/** Adds the step of such a call, and returns what it yields; null for any other call. */
export function remoteCall(node: CallExpression, reading: Reading): (() => Expression) | null {
  if (isWaiter(node)) return () => refuseWaiter(node, reading);
  if (isSdkCall(node)) return () => readSdkCall(node, reading);
  const workflow = workflowOfCallee(node.getExpression(), reading.program);
  if (workflow !== null) return () => readChild(node, workflow, reading);
  const existing = existingOf(node.getExpression());
  return existing === null ? null : () => readExisting(node, existing, reading);
}
