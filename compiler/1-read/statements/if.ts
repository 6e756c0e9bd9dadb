/** if (test) { … } else { … }   →   Choice, where an arm has an effect */
import type { IfStatement } from "ts-morph";
import { readExpression } from "../read-expression";
import { readBody } from "../read-statement";
import { place, type Reading } from "../reading";
import { titleOfDecision } from "../titles";

/** Reads `if`. */
export function readIf(node: IfStatement, reading: Reading): void {
  const { title, steps } = reading;
  const before = steps.length;
  const test = readExpression(node.getExpression(), reading);
  const otherwise = node.getElseStatement();
  reading.steps.push({
    kind: "branch",
    test,
    then: readBody(node.getThenStatement(), reading),
    otherwise: otherwise === undefined ? [] : readBody(otherwise, reading),
    title: titleOfDecision(title, steps.slice(before)),
    span: place(reading, node),
  });
}
