/** new SoldOut(message), [...new Set(list)]   →   an error; the list without what it has twice */
import type { NewExpression } from "ts-morph";
import { valueNotJson } from "../../diagnostics/catalog/language";
import type { Expression } from "../../ir/expression";
import { isGlobal } from "../library/globals";
import { readDistinct } from "../library/iterated";
import { readSentSet } from "../sdk/sets";
import { isError } from "../types";
import { complain, place, unread, type Reading } from "../reading";
import { readNewError } from "./new-error";

/** Reads `new`: of errors, and of sets that are an array at once, or what a service is sent. */
export function readNew(node: NewExpression, reading: Reading): Expression {
  const type = node.getType();
  if (isError(type)) return readNewError(node, reading);
  const elements = isGlobal(node.getExpression()) ? (readDistinct(node, reading) ?? readSentSet(node, reading)) : null;
  if (elements !== null) return elements;
  complain(reading, valueNotJson, node, { type: type.getText(node) });
  return unread(place(reading, node));
}
