/** [a, b, ...list]   →   an array of the template, or one put together by $append */
import { Node, type ArrayLiteralExpression, type Expression as Syntax } from "ts-morph";
import { unsupportedExpression } from "../../diagnostics/catalog/language";
import type { Expression, Item } from "../../ir/expression";
import { kind, within } from "../../ir/kinds";
import { believedPresent } from "../claims";
import { refuseOdd } from "../error-values";
import { asElement } from "../list-elements";
import { readInOrder } from "../read-expression";
import { complain, place, type Reading } from "../reading";

/** Reads an array literal. */
export function readArrayLiteral(node: ArrayLiteralExpression, reading: Reading): Expression {
  const elements = node.getElements();
  const syntaxes = elements.map((element) => (Node.isSpreadElement(element) ? element.getExpression() : element));
  const values = readInOrder(syntaxes, reading);
  const items = values.map((given, index): Item => {
    const syntax = syntaxes[index] ?? node;
    const spread = Node.isSpreadElement(elements[index]);
    const whole = spread ? believedPresent(given, kind.array) : given;
    const value = refuseOdd(whole, "kept in an array", syntax, reading);
    if (!spread) return { kind: "item", value: asElement(value, syntax, reading) };
    refuseOddSpread(value, syntax, reading);
    return { kind: "spread", value };
  });
  return { kind: "array", items, kinds: kind.array, span: place(reading, node) };
}

/** Reports a spread of what may be no array: a text has characters, and null has nothing. */
export function refuseOddSpread({ kinds }: Expression, node: Syntax, reading: Reading): void {
  if (within(kinds, kind.array)) return;
  complain(reading, unsupportedExpression, node, {
    what: "a spread of something that is not surely an array",
    repair: "spread an array",
  });
}
