/** new SoldOut(message), [...new Set(list)]   →   an error; the list without what it has twice */
import type { NewExpression } from "ts-morph";
import { valueNotJson } from "../../diagnostics/catalog/language";
import type { Expression } from "../../ir/expression";
import { isGlobal } from "../library/globals";
import { readDistinct } from "../library/iterated";
import { readSentDate } from "../sdk/dates";
import { readSentSet } from "../sdk/sets";
import { isError } from "../types";
import { complain, place, unread, type Reading } from "../reading";
import { readNewError } from "./new-error";

/** Reads `new`: of errors, of sets that are an array at once, and of sets and dates that a service is sent. */
export function readNew(node: NewExpression, reading: Reading): Expression {
  const type = node.getType();
  if (isError(type)) return readNewError(node, reading);
  const known = isGlobal(node.getExpression())
    ? (readDistinct(node, reading) ?? readSentSet(node, reading) ?? readSentDate(node, reading))
    : null;
  if (known !== null) return known;
  complain(reading, valueNotJson, node, { type: type.getText(node) });
  return unread(place(reading, node));
}
