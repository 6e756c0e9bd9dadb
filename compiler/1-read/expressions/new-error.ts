/**
 * new SoldOut(sku)   →   a name and a message
 *
 * The message is what the constructors hand on to that of `Error`: `super(`${sku} is sold out`)`. What else they keep
 * (`this.sku = sku`, a cause) arrives nowhere, and cannot be asked for.
 */
import { Node, SyntaxKind, type ClassDeclaration, type ConstructorDeclaration, type NewExpression } from "ts-morph";
import { errorConstructor } from "../../diagnostics/catalog/calls";
import type { Expression } from "../../ir/expression";
import { kind, within } from "../../ir/kinds";
import { concatenation } from "../arithmetic";
import { onlyKeeps } from "../error-constructors";
import { bindParameter } from "../parameters";
import { readInOrder } from "../read-expression";
import { complain, place, type Reading } from "../reading";

/** Reads `new` of an error. */
export function readNewError(node: NewExpression, reading: Reading): Expression {
  const span = place(reading, node);
  const symbol = node.getType().getSymbol();
  const declaration = symbol?.getDeclarations().find(Node.isClassDeclaration);
  const known = declaration === undefined ? null : reading.program.errors.of(declaration);
  const name = known?.name ?? symbol?.getName() ?? "Error";
  const made: Making = { node, reading, name };
  const message = construct(declaration, node.getArguments(), made);
  if (message === null) complain(reading, errorConstructor, node, { name });
  return { kind: "newError", name, message: message ?? empty(made), kinds: kind.error, span };
}

interface Making {
  readonly node: NewExpression;
  readonly reading: Reading;
  readonly name: string;
}

/** The message that a class makes of its arguments; null where its constructor does more than that. */
function construct(declaration: ClassDeclaration | undefined, given: readonly Node[], made: Making): Expression | null {
  const { reading } = made;
  if (declaration === undefined) return messageOf(given, made);
  const [constructor, ...more] = declaration.getConstructors();
  if (more.length > 0) return null;
  if (constructor === undefined) return construct(declaration.getBaseClass(), given, made);
  const handedOn = onlyKeeps(constructor, declaration);
  if (handedOn === null || !canBind(constructor, given)) return null;
  const syntaxes = given.filter(Node.isExpression);
  const values = readInOrder(syntaxes, reading);
  constructor.getParameters().forEach((parameter, at) => {
    const [value, syntax] = [values[at], syntaxes[at]];
    const passed = value && syntax ? ({ kind: "value", value, syntax, home: null } as const) : undefined;
    bindParameter(parameter, passed, reading, true);
  });
  return construct(declaration.getBaseClass(), handedOn, made);
}

/** Parameters that have one argument each, or none. */
function canBind(constructor: ConstructorDeclaration, given: readonly Node[]): boolean {
  const parameters = constructor.getParameters();
  return (
    given.length <= parameters.length &&
    !given.some(Node.isSpreadElement) &&
    !parameters.some((each) => each.isRestParameter())
  );
}

/** What `Error` itself makes of its arguments; null for those that it is not known for. */
function messageOf(given: readonly Node[], { node, reading, name }: Making): Expression | null {
  const [message, options, ...more] = given;
  if (more.length > 0 || name === "AggregateError" || (options !== undefined && !isCause(options))) return null;
  if (Node.isSpreadElement(message)) return null;
  const [value] = Node.isExpression(message) ? readInOrder([message], reading) : [];
  const none = empty({ node, reading, name });
  if (value === undefined) return none;
  if (within(value.kinds, kind.string)) return value;
  if (within(value.kinds, kind.string | kind.undefined))
    return { kind: "operation", name: "default", operands: [value, none], kinds: kind.string, span: value.span };
  return concatenation([none, value], { node, reading });
}

/** `{ cause }`, which nobody can ask for behind the state machine; or options that are handed on. */
function isCause(options: Node): boolean {
  if (Node.isIdentifier(options))
    return options.getType().getNonNullableType().getSymbol()?.getName() === "ErrorOptions";
  if (!Node.isObjectLiteralExpression(options)) return false;
  return options.getProperties().every((property) => {
    if (Node.isShorthandPropertyAssignment(property)) return property.getName() === "cause";
    const isNamed = Node.isPropertyAssignment(property) && property.getName() === "cause";
    return isNamed && property.getInitializerIfKind(SyntaxKind.Identifier) !== undefined;
  });
}

/** `new Error()` and `new Error(undefined)` have an empty message. */
function empty({ node, reading }: Making): Expression {
  return { kind: "literal", value: "", kinds: kind.string, span: place(reading, node) };
}
