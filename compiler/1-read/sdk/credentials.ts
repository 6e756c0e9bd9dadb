/**
 * { credentials: fromTemporaryCredentials({ params: { RoleArn: "arn:aws:iam::444455556666:role/payments" } }) }
 *   →   Credentials: { RoleArn: "arn:aws:iam::444455556666:role/payments" }, in every state that calls with this client
 */
import { Node, type CallExpression, type Expression as Syntax, type ObjectLiteralExpression } from "ts-morph";
import type { Reading } from "../reading";
import { symbolOf } from "../symbols";
import { literalOf, valueOfConst } from "../words/const-value";
import { arnIn, roleArn, type DeployTime } from "../words/deploy-time";

/** The role that credentials are those of; null for any other credentials, and where something else is said about them. */
export function roleOf(credentials: Syntax | undefined, reading: Reading): DeployTime | null {
  const made = Node.isIdentifier(credentials) ? valueOfConst(credentials) : credentials;
  if (!Node.isCallExpression(made) || !isFromTemporaryCredentials(made)) return null;
  const params = onlyMember(literalOf(made.getArguments().find(Node.isExpression)), "params");
  const role = onlyMember(literalOf(params), "RoleArn");
  return arnIn(role, roleArn, reading);
}

const providers = "@aws-sdk/credential-providers";

/** By where it is declared, whatever it is called here. */
function isFromTemporaryCredentials(call: CallExpression): boolean {
  const callee = call.getExpression();
  const name = Node.isPropertyAccessExpression(callee) ? callee.getNameNode() : callee;
  const symbol = Node.isIdentifier(name) ? symbolOf(name) : undefined;
  const known = symbol?.getAliasedSymbol() ?? symbol;
  if (known?.getName() !== "fromTemporaryCredentials") return false;
  return known.getDeclarations().some(isOfProviders);
}

function isOfProviders(declaration: Node): boolean {
  if (declaration.getSourceFile().getFilePath().includes(`/node_modules/${providers}/`)) return true;
  const around = declaration.getFirstAncestor(Node.isModuleDeclaration);
  return around?.getName().slice(1, -1) === providers;
}

/** The value of the only member that an object has. */
function onlyMember(object: ObjectLiteralExpression | null, name: string): Syntax | undefined {
  const [only, ...more] = object?.getProperties() ?? [];
  if (more.length > 0) return undefined;
  if (Node.isShorthandPropertyAssignment(only)) return only.getName() === name ? only.getNameNode() : undefined;
  return Node.isPropertyAssignment(only) && only.getName() === name ? only.getInitializer() : undefined;
}
