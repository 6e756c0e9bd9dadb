/**
 * lists[key]?.push(await f())   →   a branch: the arguments are evaluated, and the list is changed, only where there is one
 */
import { Node, type CallExpression, type PropertyAccessExpression } from "ts-morph";
import { unsupportedExpression } from "../../diagnostics/catalog/language";
import type { Expression } from "../../ir/expression";
import { kind } from "../../ir/kinds";
import { hasSteps } from "../inlinable";
import { readExpression } from "../read-expression";
import { collect, complain, place, type Reading } from "../reading";
import { typeOf } from "../type-of";

const changing: ReadonlySet<string> = new Set(["push", "unshift", "pop", "shift", "sort", "reverse", "splice"]);

/** Reads such a statement; `read` reads the call on a list that is there. False for any other call. */
export function readChangeIfThere(node: CallExpression, read: () => void, reading: Reading): boolean {
  const callee = node.getExpression();
  if (!Node.isPropertyAccessExpression(callee) || !changesQuietly(callee)) return false;
  const list = callee.getExpression();
  if (hasSteps(list, reading)) {
    complain(reading, unsupportedExpression, list, {
      what: "a list that is found with an `await` or an assignment, and changed behind `?.`",
      repair: "keep what it is found by in a `const` before",
    });
    return true;
  }
  const span = place(reading, node);
  const operands = [readExpression(list, reading)];
  const test: Expression = { kind: "operation", name: "isNullish", operands, kinds: kind.boolean, span };
  const otherwise = collect(reading, read);
  reading.steps.push({ kind: "branch", test, then: [], otherwise, title: null, span });
  return true;
}

function changesQuietly(callee: PropertyAccessExpression): boolean {
  const type = typeOf(callee.getExpression()).getNonNullableType();
  return callee.hasQuestionDotToken() && changing.has(callee.getName()) && type.isArray();
}
