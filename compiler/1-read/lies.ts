/**
 * What a value may be beyond its declared type: `prices[0]` may be missing, `find(…)!` undefined, `answer as T` anything,
 * and so may what is read of them.
 */
import {
  Node,
  SyntaxKind,
  type AwaitExpression,
  type CallExpression,
  type ElementAccessExpression,
  type Expression,
  type Identifier,
  type PropertyAccessExpression,
  type Symbol,
  type Type,
} from "ts-morph";
import { anything, kind, mayBe, nothing, nullish, within, without, type Kinds } from "../ir/kinds";
import type { Ask } from "./fixpoint";
import { isKnownPresent } from "./guarded";
import { isGlobal } from "./library/globals";
import { mayMakeNaN, partsOfNumber } from "./library/made-nan";
import { mindsNaN } from "./library/not-finite";
import { liesOfNarrowing } from "./narrowed";
import { isArithmetic, isAssignment, isLogicalAssignment } from "./operators";
import { ofQuietEnd } from "./quiet-ends";
import { isReasonOf } from "./settled-results";
import { symbolOf } from "./symbols";
import { isSureElement } from "./tuples";
import { typeOf } from "./type-of";
import { isError, kindsOfNode } from "./types";
import { mayBeUnset } from "./unset";

/** What a piece of syntax adds to the kinds of its declared type. */
export function liesOf(node: Expression, known: Known): Kinds {
  return known.ask(node, () => findLies(node, known));
}

function findLies(node: Expression, known: Known): Kinds {
  // Typed `any`, and always an error.
  if (Node.isPropertyAccessExpression(node) && isReasonOf(typeOf(node.getExpression()), node.getName())) return nothing;
  const deeper = (inner: Expression): Kinds => liesOf(inner, known);
  const lies = liesOfSyntax(node, known, deeper);
  return typeOf(node).isAny() && !isCaught(node) ? anything | lies : lies;
}

function liesOfSyntax(node: Expression, known: Known, deeper: Deeper): Kinds {
  const { ofSymbol, ofCall } = known;
  if (Node.isIdentifier(node)) return liesOfName(node, ofSymbol) | liesOfNarrowing(node, known.ask, deeper);
  if (Node.isCallExpression(node))
    return ofNumber(node, deeper) ?? liesOfMethod(node, deeper) | ofQuietEnd(node, deeper) | ofCall(node);
  return (
    liesOfWrapper(node, deeper) ??
    liesOfPart(node, known.ask, deeper) ??
    ofNumber(node, deeper) ??
    liesOfChoice(node, deeper) ??
    ofLiteral(node, deeper)
  );
}

function liesOfName(node: Identifier, ofSymbol: Known["ofSymbol"]): Kinds {
  if (node.getText() === "NaN" && isGlobal(node)) return kind.nan;
  const symbol = symbolOf(node);
  if (symbol === undefined) return nothing;
  const lies = ofSymbol(symbol, node);
  const isPresent = lies === kind.undefined && isKnownPresent(node);
  return (isPresent ? nothing : lies) | (mayBeUnset(node) ? kind.undefined : nothing);
}

type Deeper = (inner: Expression) => Kinds;

/** What is known of variables, and of the functions that are called. */
interface Known {
  readonly ofSymbol: (symbol: Symbol, use: Identifier) => Kinds;
  readonly ofCall: (node: CallExpression) => Kinds;
  readonly ask: Ask;
}

/** What only TypeScript sees: `!` and `as` claim what nobody checks. */
function liesOfWrapper(node: Expression, deeper: Deeper): Kinds | null {
  if (Node.isParenthesizedExpression(node) || Node.isSatisfiesExpression(node)) return deeper(node.getExpression());
  if (Node.isAwaitExpression(node)) return ofAwait(node) | deeper(node.getExpression());
  if (Node.isNonNullExpression(node)) {
    return deeper(node.getExpression()) | (kindsOfNode(node.getExpression()) & nullish);
  }
  return Node.isAsExpression(node) || Node.isTypeAssertion(node)
    ? liesOfCast(node.getExpression(), node, deeper)
    : null;
}

/** What is undefined has become null on its way through JSON, whatever the type of the call promises. */
function ofAwait(node: AwaitExpression): Kinds {
  return mayBe(kindsOfNode(node), kind.undefined) ? kind.null : nothing;
}

/** Elements may lie outside of an array, unless the declared type says so already (`noUncheckedIndexedAccess`). */
function liesOfPart(node: Expression, ask: Ask, deeper: Deeper): Kinds | null {
  if (Node.isPropertyAccessExpression(node))
    return (
      ofPart(deeper(node.getExpression())) |
      ofUnsure(node) |
      ofQuietEnd(node, deeper) |
      liesOfNarrowing(node, ask, deeper)
    );
  if (!Node.isElementAccessExpression(node)) return null;
  const at = node.getArgumentExpression();
  const isThere = at !== undefined && isSure(node, deeper(at));
  const declared = kindsOfNode(node) | (isThere ? kind.undefined : nothing);
  return ofPart(deeper(node.getExpression())) | (declared & kind.undefined ? nothing : kind.undefined);
}

/** True for `pair[0]`, which a tuple surely has, or for each position that the index may be. */
export function isSure(node: ElementAccessExpression, liesOfIndex: Kinds): boolean {
  const at = node.getArgumentExpression();
  const whole = typeOf(node.getExpression());
  if (at === undefined || !whole.isTuple() || liesOfIndex !== nothing) return false;
  const type = typeOf(at);
  return (type.isUnion() ? type.getUnionTypes() : [type]).every((each) => {
    const position = each.getLiteralValue();
    return typeof position === "number" && isSureElement(whole, position, node);
  });
}

/** What is computed need not be a number: that matters where the program asks whether it is. */
function ofNumber(node: Expression, deeper: Deeper): Kinds | null {
  const isNumber = (part: Expression): boolean => within(kindsOfNode(part) | deeper(part), kind.number);
  if (mayMakeNaN(node, isNumber) && mindsNaN(node)) return kind.nan;
  return partsOfNumber(node)?.reduce((all, part) => all | (deeper(part) & kind.nan), nothing) ?? null;
}

/** What a method yields of a list that may be anything, may be anything. */
function liesOfMethod(node: CallExpression, deeper: Deeper): Kinds {
  const callee = node.getExpression();
  const owner = Node.isPropertyAccessExpression(callee) ? callee.getExpression() : null;
  return owner !== null && kindsOfNode(owner) === kind.array ? ofPart(deeper(owner)) : nothing;
}

function liesOfChoice(node: Expression, deeper: Deeper): Kinds | null {
  if (Node.isConditionalExpression(node)) return deeper(node.getWhenTrue()) | deeper(node.getWhenFalse());
  if (!Node.isBinaryExpression(node)) return null;
  const operator = node.getOperatorToken().getKind();
  const [left, right] = [deeper(node.getLeft()), deeper(node.getRight())];
  if (isArithmetic(operator) && within(kindsOfNode(node), kind.number | kind.string)) return (left | right) & kind.nan;
  return liesOfBinary(operator, left, right);
}

/** Parts of a value that may be anything may be anything; parts of any other value are what their types say. */
export function ofPart(whole: Kinds): Kinds {
  return within(anything, whole) ? anything : nothing;
}

/**
 * `prices.gold` of a `Record<string, number>`: the type promises a number, the object need not have it. Nor what is optional,
 * of which TypeScript, where types are exact, tells in `order.note ??= "none"` only what may be written.
 */
function ofUnsure(node: PropertyAccessExpression): Kinds {
  const symbol = node.getSymbol();
  if (symbol === undefined) return ofUndeclared(typeOf(node.getExpression()), node.getName());
  const isExact = node.getProject().getCompilerOptions().exactOptionalPropertyTypes === true;
  return isExact && symbol.isOptional() && isAskedAndWritten(node) ? kind.undefined : nothing;
}

/** True for the left side of `??=`, `||=` and `&&=`. */
function isAskedAndWritten(node: Node): boolean {
  const parent = node.getParent();
  if (Node.isParenthesizedExpression(parent) || Node.isNonNullExpression(parent)) return isAskedAndWritten(parent);
  return (
    Node.isBinaryExpression(parent) &&
    parent.getLeft() === node &&
    isLogicalAssignment(parent.getOperatorToken().getKind())
  );
}

/** What a property may be that the type of its object does not name. */
export function ofUndeclared(whole: Type, name: string): Kinds {
  const base = whole.getNonNullableType();
  return base.isAny() || base.getProperty(name) !== undefined ? nothing : kind.undefined;
}

/** Whatever a cast makes of an error, it stays one. */
function liesOfCast(inner: Expression, cast: Expression, deeper: (inner: Expression) => Kinds): Kinds {
  const harmless = cast.getText().endsWith(" as const") || typeOf(inner).isAssignableTo(typeOf(cast));
  const before = deeper(inner);
  return harmless || (isCaught(inner) && isError(typeOf(cast))) ? before : anything | (before & kind.error);
}

/** True for the variable of a `catch`, and for what a function is given in `.catch(…)`. */
function isCaught(node: Expression): boolean {
  const declarations = node.getSymbol()?.getDeclarations() ?? [];
  return declarations.some(
    (declaration) => Node.isCatchClause(declaration.getParent()) || isGivenToCatch(declaration.getParent()),
  );
}

function isGivenToCatch(callback: Node | undefined): boolean {
  const call = callback?.getParent();
  const callee = Node.isCallExpression(call) && call.getArguments()[0] === callback ? call.getExpression() : undefined;
  return Node.isPropertyAccessExpression(callee) && callee.getName() === "catch";
}

/** What is missing does not come through `??` and `||`. */
function liesOfBinary(operator: SyntaxKind, left: Kinds, right: Kinds): Kinds {
  if (operator === SyntaxKind.AmpersandAmpersandToken || isAssignment(operator)) return left | right;
  if (operator === SyntaxKind.CommaToken) return right;
  const otherwise = operator === SyntaxKind.QuestionQuestionToken || operator === SyntaxKind.BarBarToken;
  const isFalsy = operator === SyntaxKind.BarBarToken ? kind.nan : nothing;
  return otherwise ? without(left, nullish | isFalsy) | right : nothing;
}

/** An object or array made of parts that lie: reading them back cannot be trusted. */
function ofLiteral(node: Expression, deeper: (inner: Expression) => Kinds): Kinds {
  return partsOfLiteral(node).some((part) => liesOfMember(part, deeper) !== nothing) ? anything : nothing;
}

/** What may be missing by its type, and so by that of what it becomes a part of, is no lie. */
function liesOfMember(part: Expression, deeper: Deeper): Kinds {
  if (Node.isSpreadElement(part)) return ofPart(deeper(part.getExpression()));
  const lies = deeper(part);
  return within(lies, nullish) ? without(lies, kindsOfNode(part)) : lies;
}

function partsOfLiteral(node: Expression): readonly Expression[] {
  if (Node.isArrayLiteralExpression(node)) return node.getElements();
  if (!Node.isObjectLiteralExpression(node)) return [];
  return node.getProperties().flatMap((property) => {
    if (Node.isPropertyAssignment(property)) return property.getInitializer() ?? [];
    if (Node.isShorthandPropertyAssignment(property)) return [property.getNameNode()];
    return Node.isSpreadAssignment(property) ? [property.getExpression()] : [];
  });
}
