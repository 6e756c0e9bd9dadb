/**
 * const db = new DynamoDBClient({})   →   nothing: what it calls, the role of the machine may call, in its own region
 *
 * A machine calls services of its own account and region. Options that would say something else are refused.
 */
import {
  Node,
  VariableDeclarationKind,
  type ClassDeclaration,
  type Expression as Syntax,
  type NewExpression,
  type PropertyAssignment,
  type VariableDeclaration,
} from "ts-morph";
import { clientOption, unknownClient } from "../../diagnostics/catalog/sdk";
import { complain, type Reading } from "../reading";
import { symbolOf } from "../symbols";
import { clientClass, clientStem, documentModule } from "./classes";

export interface SdkClient {
  /** The package whose types its actions have: for a document client that of the client beneath. */
  readonly module: string;
  /** `DynamoDB` */
  readonly stem: string;
  /** Its class there. */
  readonly declaration: ClassDeclaration;
  /** How often a call is tried in all. */
  readonly attempts: number;
  /** What is undefined inside of plain values is left out on the way to DynamoDB, instead of being an error. */
  readonly dropsUndefined: boolean;
}

/** What a client does unless it is told otherwise. */
const attempts = 3;

/** The client that an expression names; null, and a diagnostic, where its options are not known or not possible. */
export function clientOf(node: Syntax, reading: Reading): SdkClient | null {
  const made = madeBy(node);
  const found = clientClass(node.getType());
  if (found !== null && Node.isNewExpression(made)) {
    const { module, name, declaration } = found;
    return { module, stem: clientStem(name), declaration, attempts: attemptsOf(made, reading), dropsUndefined: false };
  }
  const [beneath, options] = Node.isCallExpression(made) ? made.getArguments() : [];
  if (found?.module !== documentModule || !isFrom(made) || !Node.isExpression(beneath)) {
    complain(reading, unknownClient, node, { name: node.getText() });
    return null;
  }
  const client = clientOf(beneath, reading);
  return client === null ? null : { ...client, dropsUndefined: dropsUndefined(options, reading) };
}

/** `DynamoDBDocumentClient.from(…)`, `DynamoDBDocument.from(…)` */
function isFrom(made: Syntax | undefined): boolean {
  const callee = Node.isCallExpression(made) ? made.getExpression() : undefined;
  return Node.isPropertyAccessExpression(callee) && callee.getName() === "from";
}

/** Where an expression's client is made: `new …Client(…)`, `DynamoDBDocumentClient.from(…)`. */
function madeBy(node: Syntax): Syntax | undefined {
  if (Node.isParenthesizedExpression(node)) return madeBy(node.getExpression());
  if (Node.isNewExpression(node) || Node.isCallExpression(node)) return node;
  const symbol = Node.isIdentifier(node) ? symbolOf(node) : node.getSymbol();
  const [declaration] = (symbol?.getAliasedSymbol() ?? symbol)?.getDeclarations() ?? [];
  const value = isFixed(declaration) ? declaration.getInitializer() : undefined;
  return value === undefined ? undefined : madeBy(value);
}

/** What holds the same client for ever. */
function isFixed(declaration: Node | undefined): declaration is VariableDeclaration | PropertyAssignment {
  if (Node.isPropertyAssignment(declaration)) return true;
  const list = Node.isVariableDeclaration(declaration) ? declaration.getParent() : undefined;
  return Node.isVariableDeclarationList(list) && list.getDeclarationKind() === VariableDeclarationKind.Const;
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
