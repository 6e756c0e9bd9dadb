/** What a loop over a list gives its value in each turn: a variable that it declares, or whatever can be assigned. */
import { Node, type BindingName, type ForInStatement, type ForOfStatement } from "ts-morph";
import type { Local } from "../../ir/expression";
import type { EachStep } from "../../ir/flow";
import type { Kinds } from "../../ir/kinds";
import { assignTo } from "../assignments";
import { bind, declareLocal } from "../declare";
import { assignParts } from "../patterns/assign";
import { isPattern } from "../patterns/targets";
import { makeLocal, place, readOf, type Reading } from "../reading";

/** What a loop over a list goes through, and does in each turn. */
export type Turns = Pick<EachStep, "item" | "items" | "walked" | "index" | "body">;

/** Adds the steps with which a turn begins, `declared` being the name of its value; returns the local in which that comes. */
export function giveTurn(
  node: ForOfStatement | ForInStatement,
  declared: BindingName | undefined,
  kinds: Kinds,
  reading: Reading,
): Local {
  const first = node.getInitializer();
  const name = declared ?? first;
  if (declared !== undefined && Node.isIdentifier(name)) {
    reading.views.delete(name.getSymbolOrThrow());
    return declareLocal(name, undefined, kinds, reading);
  }
  const item = makeLocal("item", "item", place(reading, name), kinds);
  const value = readOf(item, kinds, item.span);
  if (declared !== undefined) bind(declared, value, {}, reading);
  else if (Node.isExpression(first) && isPattern(first)) assignParts(first, value, assignTo, reading);
  else if (Node.isExpression(first)) assignTo(first, value, reading);
  return item;
}
