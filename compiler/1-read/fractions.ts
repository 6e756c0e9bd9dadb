/** 10 ** (difference / 400): an exponent with a fraction, which no machine computes as JavaScript does. */
import { Node, SyntaxKind, type Identifier } from "ts-morph";
import type { Expression } from "../ir/expression";
import { partsOf } from "../ir/walk";
import { descendantsOf, identifiersIn } from "./descendants";
import type { Reading } from "./reading";
import { symbolOf } from "./symbols";

const rounding: ReadonlySet<string> = new Set(["Math.round", "Math.floor", "Math.ceil", "Math.trunc", "Math.sign"]);
const fractional: ReadonlySet<string> = new Set(["quotient", "Math.random", "Math.sqrt"]);

/** True for a number that is divided, or written with a fraction: in the expression, or where its variables are given their values. */
export function mayHaveFraction(value: Expression, node: Node, reading: Reading): boolean {
  return isDivided(value) || identifiersIn(node).some((name) => isGivenFraction(name, new Set(), reading));
}

function isDivided(value: Expression): boolean {
  if (value.kind === "literal") return typeof value.value === "number" && !Number.isInteger(value.value);
  if (value.kind === "binary" && value.operator === "/") return true;
  if (value.kind === "operation" && rounding.has(value.name)) return false;
  if (value.kind === "operation" && fractional.has(value.name)) return true;
  return partsOf(value).some(isDivided);
}

function isGivenFraction(name: Identifier, visited: Set<Node>, reading: Reading): boolean {
  const symbol = symbolOf(name);
  if (symbol === undefined || visited.has(name)) return false;
  visited.add(name);
  return reading.writes.valuesOf(symbol).some(({ value }) => {
    if (/^Math\.(round|floor|ceil|trunc)\(/.test(value.getText())) return false;
    return isWrittenAsFraction(value) || identifiersIn(value).some((each) => isGivenFraction(each, visited, reading));
  });
}

function isWrittenAsFraction(value: Node): boolean {
  return (
    [value, ...descendantsOf(value)].some(
      (each) =>
        (Node.isBinaryExpression(each) && each.getOperatorToken().getKind() === SyntaxKind.SlashToken) ||
        (Node.isNumericLiteral(each) && !Number.isInteger(each.getLiteralValue())),
    ) || /\bMath\.(random|sqrt)\(/.test(value.getText())
  );
}
