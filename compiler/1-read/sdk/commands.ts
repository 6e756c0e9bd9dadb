/**
 * What a call is asked to do: `send(new PutItemCommand({ … }))`, `putItem({ … })`, or a command that was made before, whose
 * arguments are evaluated where it is made.
 */
import {
  Node,
  VariableDeclarationKind,
  type CallExpression,
  type Expression as Syntax,
  type NewExpression,
  type Type,
  type VariableDeclaration,
} from "ts-morph";
import { sdkCall } from "../../diagnostics/catalog/sdk";
import type { Expression } from "../../ir/expression";
import { kind } from "../../ir/kinds";
import { readExpression } from "../read-expression";
import { complain, pin, place, type Reading } from "../reading";
import { symbolOf } from "../symbols";
import { beneathDocument, commandClass, declaredBySdk, type SdkClass } from "./classes";
import type { SdkClient } from "./clients";
import { refuseOddDocuments } from "./odd-documents";
import { partsOf, type Sending } from "./sending";
import { sent } from "./sent";
import { shapeOf } from "./shapes";

/** The command, and its arguments as the machine has them. */
export interface Asked {
  readonly command: string;
  /** The command of the document client that was written in its place. */
  readonly document: string | null;
  readonly input: Expression;
}

/** Reads what a call asks for; null, and a diagnostic, where that is not known. */
export function readAsked(node: CallExpression, client: SdkClient, reading: Reading): Asked | null {
  const callee = node.getExpression();
  const [given, ...more] = node.getArguments();
  const name = Node.isPropertyAccessExpression(callee) ? callee.getName() : "";
  if (more.length > 0) return refuse("has options of its own: leave them away", node, reading);
  if (name === "send") return Node.isExpression(given) ? readCommand(given, { node, client, reading }) : null;
  const parameter = node.getProject().getTypeChecker().getResolvedSignature(node)?.getParameters()[0];
  const type = parameter?.getTypeAtLocation(node).getNonNullableType();
  const asked = type === undefined ? null : commandOf(name, type, node);
  if (type === undefined || asked === null) return refuse("is no action of the service", node, reading);
  return { ...asked, input: inputOf(given, type, { node, reading, documents: documentsOf(asked, client) }) };
}

/** The command whose arguments have a type, which is declared beside it: `putItem`, `PutItemCommandInput` → `PutItemCommand`. */
export function commandOf(name: string, input: Type, at: Node): Omit<Asked, "input"> | null {
  const [declaration] = (input.getAliasSymbol() ?? input.getSymbol())?.getDeclarations() ?? [];
  const found = declaration?.getSourceFile().getClass(`${name.charAt(0).toUpperCase()}${name.slice(1)}Command`);
  const known = found === undefined ? null : declaredBySdk(found);
  return known === null ? null : named(known, at);
}

function named(command: SdkClass, at: Node): Omit<Asked, "input"> {
  const beneath = beneathDocument(command, at);
  return beneath === null ? { command: command.name, document: null } : { command: beneath, document: command.name };
}

/** What becomes of plain values in the arguments of a command. */
export function documentsOf({ document }: Omit<Asked, "input">, client: SdkClient | null): Sending["documents"] {
  if (document === null) return null;
  return client?.dropsUndefined === true ? "without undefined" : "as they are";
}

interface Call {
  readonly node: CallExpression;
  readonly client: SdkClient;
  readonly reading: Reading;
}

function readCommand(given: Syntax, { node, client, reading }: Call): Asked | null {
  const command = commandClass(given.getType());
  if (command === null) return refuse(notMadeHere, node, reading);
  const asked = named(command, node);
  const symbol = Node.isIdentifier(given) ? symbolOf(given) : undefined;
  const kept = symbol === undefined ? undefined : reading.commands.get(symbol);
  if (kept !== undefined) return { ...asked, input: kept };
  if (!Node.isNewExpression(given)) return refuse(notMadeHere, node, reading);
  return { ...asked, input: readInput(given, documentsOf(asked, client), reading) };
}

const notMadeHere = "the command is not made here: write `send(new …Command({ … }))`";

/** Reports a call that no state can make. */
function refuse(rule: string, node: CallExpression, reading: Reading): null {
  complain(reading, sdkCall, node, { rule });
  return null;
}

function readInput(made: NewExpression, documents: Sending["documents"], reading: Reading): Expression {
  const type = made.getType().getProperty("input")?.getTypeAtLocation(made);
  return inputOf(made.getArguments()[0], type, { node: made, reading, documents });
}

/** The arguments; an action that takes none is given an empty object, which it has to be. */
export function inputOf(input: Node | undefined, type: Type | undefined, sending: Sending): Expression {
  const { node, reading, documents } = sending;
  const nothing: Expression = { kind: "object", members: [], kinds: kind.object, span: place(reading, node) };
  if (!Node.isExpression(input) || type === undefined) return nothing;
  const shape = shapeOf(type, node, documents !== null);
  if (documents !== null) refuseOddDocuments(input, shape, sending);
  return sent(readExpression(input, reading), shape, { ...sending, node: input, types: partsOf(input.getType()) });
}

/** `const command = new PutItemCommand({ … })`: its arguments are kept. False for any other declaration. */
export function readKeptCommand(declaration: VariableDeclaration, reading: Reading): boolean {
  const made = declaration.getInitializer();
  const list = declaration.getParent();
  const isConst = Node.isVariableDeclarationList(list) && list.getDeclarationKind() === VariableDeclarationKind.Const;
  const symbol = declaration.getSymbol();
  const command = Node.isNewExpression(made) ? commandClass(made.getType()) : null;
  if (!isConst || symbol === undefined || !Node.isNewExpression(made) || command === null) return false;
  const { document } = named(command, made);
  const input = readInput(made, document === null ? null : "as they are", reading);
  reading.commands.set(symbol, pin(reading, input, "command"));
  return true;
}
