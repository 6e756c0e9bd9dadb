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
import { commandClass } from "./classes";
import { sent } from "./sent";
import { shapeOf } from "./shapes";

/** The command, and its arguments as the machine has them. */
export interface Asked {
  readonly command: string;
  readonly input: Expression;
}

/** Reads what a call asks for; null, and a diagnostic, where that is not known. */
export function readAsked(node: CallExpression, reading: Reading): Asked | null {
  const callee = node.getExpression();
  const [given, ...more] = node.getArguments();
  const name = Node.isPropertyAccessExpression(callee) ? callee.getName() : "";
  if (more.length > 0) return refuse("has options of its own: leave them away", node, reading);
  if (name !== "send") {
    const parameter = node.getProject().getTypeChecker().getResolvedSignature(node)?.getParameters()[0];
    const command = `${name.charAt(0).toUpperCase()}${name.slice(1)}Command`;
    return { command, input: inputOf(given, parameter?.getTypeAtLocation(node), node, reading) };
  }
  return Node.isExpression(given) ? readCommand(given, node, reading) : null;
}

function readCommand(given: Syntax, node: CallExpression, reading: Reading): Asked | null {
  const command = commandClass(given.getType())?.name;
  const symbol = Node.isIdentifier(given) ? symbolOf(given) : undefined;
  const kept = symbol === undefined ? undefined : reading.commands.get(symbol);
  if (command !== undefined && kept !== undefined) return { command, input: kept };
  if (command === undefined || !Node.isNewExpression(given))
    return refuse("the command is not made here: write `send(new …Command({ … }))`", node, reading);
  return { command, input: readInput(given, reading) };
}

/** Reports a call that no state can make. */
export function refuse(rule: string, node: CallExpression, reading: Reading): null {
  complain(reading, sdkCall, node, { rule });
  return null;
}

function readInput(made: NewExpression, reading: Reading): Expression {
  const type = made.getType().getProperty("input")?.getTypeAtLocation(made);
  return inputOf(made.getArguments()[0], type, made, reading);
}

/** The arguments; an action that takes none is given an empty object, which it has to be. */
function inputOf(input: Node | undefined, type: Type | undefined, at: Node, reading: Reading): Expression {
  const nothing: Expression = { kind: "object", members: [], kinds: kind.object, span: place(reading, at) };
  if (!Node.isExpression(input) || type === undefined) return nothing;
  return sent(readExpression(input, reading), shapeOf(type, at), { node: input, reading });
}

/** `const command = new PutItemCommand({ … })`: its arguments are kept. False for any other declaration. */
export function readKeptCommand(declaration: VariableDeclaration, reading: Reading): boolean {
  const made = declaration.getInitializer();
  const list = declaration.getParent();
  const isConst = Node.isVariableDeclarationList(list) && list.getDeclarationKind() === VariableDeclarationKind.Const;
  const symbol = declaration.getSymbol();
  if (!isConst || symbol === undefined || !Node.isNewExpression(made) || commandClass(made.getType()) === null)
    return false;
  reading.commands.set(symbol, pin(reading, readInput(made, reading), "command"));
  return true;
}
