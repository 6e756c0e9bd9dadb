/**
 * lines.reduce((sums, line) => { sums[line.sku] = …; return sums; }, {})   →   a new value of `sums` in each turn
 *
 * The object that such a callback changes is the one that it has returned the turn before, and nobody else's: as long as it
 * begins as a new one, and each turn returns it or another new one.
 */
import { Node, SyntaxKind, type ArrowFunction, type Expression as Syntax, type FunctionExpression } from "ts-morph";
import { isFresh } from "../fresh";
import type { Reading } from "../reading";
import { symbolOf } from "../symbols";
import type { Row } from "./rows";

/** Lets the callback of a `reduce` change what it gathers in, where that is its own. */
export function ownAccumulator({ operation }: Row, [callback, initial]: readonly Syntax[], reading: Reading): void {
  if (operation !== "reduce" && operation !== "reduceRight") return;
  if (!Node.isArrowFunction(callback) && !Node.isFunctionExpression(callback)) return;
  const name = callback.getParameters()[0]?.getNameNode();
  const symbol = Node.isIdentifier(name) ? name.getSymbol() : undefined;
  if (symbol === undefined || initial === undefined) return;
  reading.owned.delete(symbol);
  const isOwn = (value: Syntax): boolean =>
    (Node.isIdentifier(value) && symbolOf(value) === symbol) || isFresh(value, true, reading);
  if (isFresh(initial, true, reading) && returnedBy(callback).every(isOwn)) reading.owned.add(symbol);
}

function returnedBy(callback: ArrowFunction | FunctionExpression): readonly Syntax[] {
  const body = callback.getBody();
  if (Node.isExpression(body)) return [body];
  return callback
    .getDescendantsOfKind(SyntaxKind.ReturnStatement)
    .filter((each) => each.getFirstAncestor(Node.isFunctionLikeDeclaration) === callback)
    .flatMap((each) => each.getExpression() ?? []);
}
