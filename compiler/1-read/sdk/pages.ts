/** paginateQuery({ client }, { … }), db.paginateQuery({ … })   →   the action that is called for each page, and with what */
import { Node, type CallExpression, type Expression as Syntax } from "ts-morph";
import type { Expression } from "../../ir/expression";
import type { Reading } from "../reading";
import { clientClass, isOfSdk } from "./classes";
import { clientOf, type SdkClient } from "./clients";
import { commandOf, documentsOf, inputOf, type Asked } from "./commands";
import { shapeOf, type Member, type Shape } from "./shapes";
import { tokenOf } from "./tokens";

/** `paginateQuery({ client }, { … })`, `db.paginateQuery({ … })` */
export function isPaginator(call: CallExpression): boolean {
  const callee = call.getExpression();
  const name = Node.isPropertyAccessExpression(callee) ? callee.getName() : callee.getText();
  return /^paginate[A-Z]/.test(name) && (clientIn(callee) !== null || isDeclaredBySdk(callee));
}

function isDeclaredBySdk(callee: Syntax): boolean {
  const symbol = callee.getSymbol();
  return ((symbol?.getAliasedSymbol() ?? symbol)?.getDeclarations() ?? []).some(isOfSdk);
}

function clientIn(callee: Syntax): Syntax | null {
  if (!Node.isPropertyAccessExpression(callee)) return null;
  return clientClass(callee.getExpression().getType()) === null ? null : callee.getExpression();
}

/** A list that is walked page by page. */
export interface Pages {
  readonly client: SdkClient;
  readonly asked: Omit<Asked, "input">;
  readonly input: Expression;
  readonly shape: Shape;
  /** Where a list goes on: as the arguments have it, and as the answer has it. */
  readonly sent: Member;
  readonly next: Member;
  readonly at: CallExpression;
}

/** What is walked; a text that says why it cannot be; null where that has been said. */
export function pagesOf(call: CallExpression, reading: Reading): Pages | string | null {
  const own = clientIn(call.getExpression());
  const [config, other] = call.getArguments();
  const made = own ?? clientOfConfig(config);
  if (made === null || (own !== null && other !== undefined))
    return "say `{ client }` and nothing else: the size of a page is an argument of the action";
  const client = clientOf(made, reading);
  return client === null ? null : walked(call, client, own === null ? 1 : 0, reading);
}

function walked(call: CallExpression, client: SdkClient, at: 0 | 1, reading: Reading): Pages | string {
  const parameter = call.getProject().getTypeChecker().getResolvedSignature(call)?.getParameters()[at];
  const type = parameter?.getTypeAtLocation(call).getNonNullableType();
  const name = /paginate(\w+)$/.exec(call.getExpression().getText())?.[1] ?? "";
  const asked = type === undefined ? null : commandOf(name, type, call);
  const page = call.getReturnType().getTypeArguments()[0];
  if (type === undefined || page === undefined || asked === null) return "it is not known which action this walks";
  const documents = documentsOf(asked, client);
  const shape = shapeOf(page, call, documents !== null);
  const found = tokenOf(shapeOf(type, call, documents !== null), shape);
  if (found === null) return "it is not known how this list goes on: write the loop out, over its token";
  const given = call.getArguments()[at];
  if (given?.getType().getProperty(found.sent.key) !== undefined)
    return `it begins in the middle, with \`${found.sent.key}\`: write the loop out, over its token`;
  const input = inputOf(given, type, { node: call, reading, documents });
  return { client, asked, input, shape, sent: found.sent.member, next: found.next, at: call };
}

function clientOfConfig(config: Node | undefined): Syntax | null {
  const [only, ...more] = Node.isObjectLiteralExpression(config) ? config.getProperties() : [];
  if (more.length > 0) return null;
  if (Node.isShorthandPropertyAssignment(only)) return only.getName() === "client" ? only.getNameNode() : null;
  return Node.isPropertyAssignment(only) && only.getName() === "client" ? (only.getInitializer() ?? null) : null;
}
