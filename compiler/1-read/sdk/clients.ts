/**
 * const db = new DynamoDBClient({})   →   nothing: what it calls, the role of the machine may call, in its own region
 *
 * A machine calls services of its own account and region. Options that would say something else are refused.
 */
import { Node, type Expression as Syntax, type NewExpression } from "ts-morph";
import { clientOption, unknownClient } from "../../diagnostics/catalog/sdk";
import { complain, type Reading } from "../reading";
import { symbolOf } from "../symbols";
import { clientClass, clientStem } from "./classes";

export interface SdkClient {
  /** The package whose types its actions have: for a document client that of the client beneath. */
  readonly module: string;
  /** `DynamoDB` */
  readonly stem: string;
  /** How often a call is tried in all. */
  readonly attempts: number;
  /** Values are plain JavaScript, and become DynamoDB's on the way. */
  readonly isDocument: boolean;
  /** What is undefined inside of values is left out on the way, instead of being an error. */
  readonly dropsUndefined: boolean;
}

/** What a client does unless it is told otherwise. */
const attempts = 3;

/** The client that an expression names; null, and a diagnostic, where its options are not known or not possible. */
export function clientOf(node: Syntax, reading: Reading): SdkClient | null {
  const found = clientClass(node.getType());
  if (found === null) return null;
  const made = madeBy(node);
  if (made === null) {
    complain(reading, unknownClient, node, { name: node.getText() });
    return null;
  }
  const { module, name } = found;
  if (module !== "@aws-sdk/lib-dynamodb") {
    const tried = Node.isNewExpression(made) ? attemptsOf(made, reading) : attempts;
    return { module, stem: clientStem(name), attempts: tried, isDocument: false, dropsUndefined: false };
  }
  const beneath = Node.isCallExpression(made) ? made.getArguments()[0] : undefined;
  const client = Node.isExpression(beneath) ? (madeBy(beneath) ?? undefined) : undefined;
  const tried = Node.isNewExpression(client) ? attemptsOf(client, reading) : attempts;
  const options = Node.isCallExpression(made) ? made.getArguments()[1] : undefined;
  return {
    module: "@aws-sdk/client-dynamodb",
    stem: "DynamoDB",
    attempts: tried,
    isDocument: true,
    dropsUndefined: dropsUndefined(options, reading),
  };
}

/** Where an expression's client is made: `new …Client(…)`, `DynamoDBDocumentClient.from(…)`. */
function madeBy(node: Syntax): Syntax | null {
  if (Node.isParenthesizedExpression(node)) return madeBy(node.getExpression());
  if (Node.isNewExpression(node) || Node.isCallExpression(node)) return node;
  const symbol = Node.isIdentifier(node) ? symbolOf(node) : node.getSymbol();
  const [declaration] = (symbol?.getAliasedSymbol() ?? symbol)?.getDeclarations() ?? [];
  const value =
    Node.isVariableDeclaration(declaration) || Node.isPropertyAssignment(declaration)
      ? declaration.getInitializer()
      : undefined;
  return value === undefined ? null : madeBy(value);
}

function attemptsOf(made: NewExpression, reading: Reading): number {
  const [options] = made.getArguments();
  if (options === undefined) return attempts;
  if (!Node.isObjectLiteralExpression(options)) {
    complain(reading, clientOption, options, { option: options.getText() });
    return attempts;
  }
  let tried = attempts;
  for (const property of options.getProperties()) {
    const value = Node.isPropertyAssignment(property) ? property.getInitializer()?.getType().getLiteralValue() : null;
    const name = Node.isPropertyAssignment(property) ? property.getName() : property.getText();
    if (name === "maxAttempts" && typeof value === "number" && value >= 1) tried = value;
    else complain(reading, clientOption, property, { option: name });
  }
  return tried;
}

/** `{ marshallOptions: { removeUndefinedValues: true } }`; anything else is refused. */
function dropsUndefined(options: Node | undefined, reading: Reading): boolean {
  if (options === undefined) return false;
  if (/^\{\s*marshallOptions:\s*\{\s*removeUndefinedValues:\s*true,?\s*\},?\s*\}$/.test(options.getText())) return true;
  if (options.getText() !== "{}") complain(reading, clientOption, options, { option: options.getText() });
  return false;
}
