/**
 * const db = new DynamoDBClient({})   →   nothing: what it calls, the role of the machine may call, in its own region
 *
 * A machine calls services of its own region, with its own role or one that it assumes. Options that would say something
 * else are refused.
 */
import {
  Node,
  VariableDeclarationKind,
  type ClassDeclaration,
  type Expression as Syntax,
  type NewExpression,
  type ObjectLiteralElementLike,
  type PropertyAssignment,
  type VariableDeclaration,
} from "ts-morph";
import { clientOption, unknownClient } from "../../diagnostics/catalog/sdk";
import { complain, type Reading } from "../reading";
import { symbolOf } from "../symbols";
import { literalOf } from "../words/const-value";
import type { DeployTime } from "../words/deploy-time";
import { clientClass, clientStem, documentModule } from "./classes";
import { roleOf } from "./credentials";

export interface SdkClient {
  /** The package whose types its actions have: for a document client that of the client beneath. */
  readonly module: string;
  /** `DynamoDB` */
  readonly stem: string;
  /** Its class there. */
  readonly declaration: ClassDeclaration;
  /** How often a call is tried in all. */
  readonly attempts: number;
  /** The role that its credentials are those of; null: that of the machine. */
  readonly role: DeployTime | null;
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
    return { module, stem: clientStem(name), declaration, ...optionsOf(made, reading), dropsUndefined: false };
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

type Options = Pick<SdkClient, "attempts" | "role">;

/** What its options say, one after the other. */
function optionsOf(made: NewExpression, reading: Reading): Options {
  const [options] = made.getArguments();
  const literal = Node.isExpression(options) ? literalOf(options) : null;
  if (options !== undefined && literal === null)
    complain(reading, clientOption, options, { option: options.getText() });
  return (literal?.getProperties() ?? []).reduce<Options>(
    (said, property) => {
      const option = optionIn(property, reading);
      if (option === null) complain(reading, clientOption, property, { option: nameIn(property) });
      return { ...said, ...option };
    },
    { attempts, role: null },
  );
}

function nameIn(property: ObjectLiteralElementLike): string {
  const isNamed = Node.isPropertyAssignment(property) || Node.isShorthandPropertyAssignment(property);
  return isNamed ? property.getName() : property.getText();
}

/** What one of them says; null where a state cannot say it. */
function optionIn(property: ObjectLiteralElementLike, reading: Reading): Partial<Options> | null {
  const value = Node.isPropertyAssignment(property)
    ? property.getInitializer()
    : Node.isShorthandPropertyAssignment(property)
      ? property.getNameNode()
      : undefined;
  if (value === undefined) return null;
  if (nameIn(property) === "maxAttempts") {
    const tried = value.getType().getLiteralValue();
    return typeof tried === "number" && tried >= 1 ? { attempts: tried } : null;
  }
  const role = nameIn(property) === "credentials" ? roleOf(value, reading) : null;
  return role === null ? null : { role };
}

/** `{ marshallOptions: { removeUndefinedValues: true } }`; anything else is refused. */
function dropsUndefined(options: Node | undefined, reading: Reading): boolean {
  if (options === undefined) return false;
  if (/^\{\s*marshallOptions:\s*\{\s*removeUndefinedValues:\s*true,?\s*\},?\s*\}$/.test(options.getText())) return true;
  if (options.getText() !== "{}") complain(reading, clientOption, options, { option: options.getText() });
  return false;
}
