/** await waitUntilTableExists({ client, maxWaitTime: 60 }, { TableName })   →   a diagnostic: a loop says it */
import { Node, type CallExpression } from "ts-morph";
import { waiter } from "../../diagnostics/catalog/sdk";
import type { Expression } from "../../ir/expression";
import { complain, place, unread, type Reading } from "../reading";
import { clientClass, isOfSdk } from "./classes";
import { loopFor } from "./waiter-loops";

/** True for a waiter of a client of the SDK. */
export function isWaiter(node: CallExpression): boolean {
  const callee = node.getExpression();
  const name = Node.isPropertyAccessExpression(callee) ? callee.getName() : callee.getText();
  if (!/^wait(Until|For)[A-Z]/.test(name)) return false;
  if (Node.isPropertyAccessExpression(callee) && clientClass(callee.getExpression().getType()) !== null) return true;
  const symbol = callee.getSymbol();
  return ((symbol?.getAliasedSymbol() ?? symbol)?.getDeclarations() ?? []).some(isOfSdk);
}

/** Reports a waiter. */
export function refuseWaiter(node: CallExpression, reading: Reading): Expression {
  const name = node.getExpression().getText();
  const [config, input] = node.getArguments();
  complain(reading, waiter, node, { name, loop: loopFor(name, clientIn(config), input?.getText() ?? "{}") });
  return unread(place(reading, node));
}

/** `{ client }`, `{ client: db }` */
function clientIn(config: Node | undefined): string {
  const said = Node.isObjectLiteralExpression(config) ? config.getProperty("client") : undefined;
  return Node.isPropertyAssignment(said) ? (said.getInitializer()?.getText() ?? "client") : "client";
}
