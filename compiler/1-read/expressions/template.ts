/** `text ${hole} text`   →   "text " & hole & " text" */
import type { TemplateExpression } from "ts-morph";
import { concatenation } from "../arithmetic";
import type { Expression } from "../../ir/expression";
import { kind } from "../../ir/kinds";
import { readInOrder } from "../read-expression";
import { place, type Reading } from "../reading";

/** Reads a template literal with holes. */
export function readTemplate(node: TemplateExpression, reading: Reading): Expression {
  const spans = node.getTemplateSpans();
  const holes = readInOrder(
    spans.map((span) => span.getExpression()),
    reading,
  );
  const text = (value: string): Expression => ({
    kind: "literal",
    value,
    kinds: kind.string,
    span: place(reading, node),
  });
  const parts = holes.flatMap((hole, index) => [hole, text(spans[index]?.getLiteral().getLiteralText() ?? "")]);
  const all = [text(node.getHead().getLiteralText()), ...parts];
  return concatenation(
    all.filter((part) => !(part.kind === "literal" && part.value === "")),
    { node, reading },
  );
}
