/**
 * const first = items.find(…)!; const list = [first];   →   `first` may be missing, and somebody claims that it is not
 *
 * Whether what may be missing is so only against what a `!` says, here or where the value comes from: in what a name was
 * given, in what a function returns, in what its calls pass. Nothing that is computed hangs on it: what is claimed is checked
 * when it runs.
 */
import {
  Node,
  SyntaxKind,
  type Expression,
  type Identifier,
  type ParameterDeclaration,
  type PropertyAccessExpression,
} from "ts-morph";
import { kind, mayBe } from "../ir/kinds";
import { functionOf } from "./callees";
import { isAnyFunction, type AnyFunction } from "./functions";
import { returnedBy } from "./lies-of-calls";
import { kindsOf } from "./read-expression";
import type { Reading } from "./reading";
import { symbolOf } from "./symbols";
import { kindsOfNode } from "./types";

/** True for what is there, if all of the program's `!` are right. */
export function isClaimed(node: Expression, reading: Reading): boolean {
  return new Claims(reading).hold(node);
}

/** True where all that a function returns is there, if all of the program's `!` are right. */
export function returnsClaimed(target: AnyFunction, reading: Reading): boolean {
  const claims = new Claims(reading);
  return returnedBy(target).every((value) => claims.hold(value));
}

class Claims {
  /** What is being looked at already: a function that calls itself, a variable that is written by its own value. */
  readonly #seen = new Set<Node>();

  readonly #reading: Reading;

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  hold(node: Expression): boolean {
    if (Node.isParenthesizedExpression(node) || Node.isAwaitExpression(node)) return this.hold(node.getExpression());
    if (Node.isNonNullExpression(node)) return true;
    if (mayBe(kindsOfNode(node), kind.undefined)) return false;
    const choices = choicesOf(node);
    if (choices.length > 0) return choices.every((choice) => this.hold(choice));
    if (Node.isPropertyAccessExpression(node) && isDeclaredPart(node)) return this.hold(node.getExpression());
    if (Node.isIdentifier(node)) return this.#holdsName(node);
    if (Node.isCallExpression(node)) return this.#holdsReturned(functionOf(node.getExpression()), node);
    return !mayBe(kindsOf(node, this.#reading), kind.undefined);
  }

  #holdsReturned(target: AnyFunction | null, call: Expression): boolean {
    if (target === null) return !mayBe(kindsOf(call, this.#reading), kind.undefined);
    if (this.#seen.has(target)) return true;
    this.#seen.add(target);
    return returnedBy(target).every((value) => this.hold(value));
  }

  #holdsName(node: Identifier): boolean {
    const symbol = symbolOf(node);
    const declaration = symbol?.getValueDeclaration();
    if (symbol === undefined || declaration === undefined) return false;
    if (this.#seen.has(declaration)) return true;
    this.#seen.add(declaration);
    const values = this.#reading.writes.valuesOf(symbol);
    const known = values.every(({ value, isPart }) => (isPart ? isItem(declaration) : this.hold(value)));
    if (Node.isParameterDeclaration(declaration)) return known && this.#holdsPassed(declaration);
    return known && values.length > 0;
  }

  /** All calls of the function pass what is there. */
  #holdsPassed(parameter: ParameterDeclaration): boolean {
    const target = parameter.getParent();
    if (!isAnyFunction(target) || parameter.isRestParameter() || parameter.hasInitializer()) return false;
    const at = target.getParameters().indexOf(parameter);
    const calls = parameter
      .getSourceFile()
      .getDescendantsOfKind(SyntaxKind.CallExpression)
      .filter((call) => functionOf(call.getExpression()) === target);
    return calls.every((call) => {
      const argument = call.getArguments()[at];
      return Node.isExpression(argument) && this.hold(argument);
    });
  }
}

/** What a value is one of; of `a ?? b`, what it is where `a` is missing. None: it is nothing of the sort. */
function choicesOf(node: Expression): readonly Expression[] {
  if (Node.isConditionalExpression(node)) return [node.getWhenTrue(), node.getWhenFalse()];
  const isDefault =
    Node.isBinaryExpression(node) && node.getOperatorToken().getKind() === SyntaxKind.QuestionQuestionToken;
  return isDefault ? [node.getRight()] : [];
}

/** `item.id`, which every item has by its type; not `prices.gold` of a record, nor `item?.id`. */
function isDeclaredPart(node: PropertyAccessExpression): boolean {
  return !node.hasQuestionDotToken() && node.getNameNode().getSymbol() !== undefined;
}

/** The parameter of a callback, the variable of a `for … of`: lists hold what is there. What a pattern takes out need not be. */
function isItem(declaration: Node): boolean {
  if (Node.isParameterDeclaration(declaration)) return true;
  return Node.isVariableDeclaration(declaration) && Node.isForOfStatement(declaration.getParent().getParent());
}
