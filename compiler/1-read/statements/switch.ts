/** switch (subject) { case a: … default: … }   →   one Choice; a case falls through by `Next` */
import { Node, type SwitchStatement } from "ts-morph";
import type { Expression } from "../../ir/expression";
import type { SwitchStep } from "../../ir/flow";
import { equality } from "../equality";
import { unsupportedStatement } from "../../diagnostics/catalog/language";
import { readExpression } from "../read-expression";
import { hasSteps } from "../inlinable";
import { readStatements } from "../read-statement";
import { collect, complain, pin, place, wholly, type Reading } from "../reading";
import { titleOfDecision } from "../titles";
import { takeLabel } from "./loops";

/** Reads `switch`. The subject is evaluated once. */
export function readSwitch(node: SwitchStatement, reading: Reading): void {
  const name = takeLabel(reading);
  const label = { name: name ?? "switch" };
  const { title, steps } = reading;
  const before = steps.length;
  const subject = once(readExpression(node.getExpression(), reading), reading);
  const left = titleOfDecision(title, steps.slice(before));
  reading.targets.push({ label, name, kind: "switch" });
  const cases: SwitchStep["cases"][number][] = node.getClauses().map((clause) => {
    let test: Expression | null = null;
    if (Node.isCaseClause(clause)) {
      const value = clause.getExpression();
      if (hasSteps(value, reading))
        complain(reading, unsupportedStatement, value, {
          what: "an `await` in a `case`",
          repair: "await it before the `switch`",
        });
      else
        test = equality(
          "===",
          subject,
          wholly(reading, () => readExpression(value, reading)),
          { node: value, reading },
        );
    }
    const body = collect(reading, () => {
      readStatements(clause.getStatements(), reading);
    });
    return { test, body, span: place(reading, clause) };
  });
  reading.targets.pop();
  reading.steps.push({ kind: "switch", label, cases, title: left, span: place(reading, node) });
}

/** All cases are compared before any body runs, so that what is short to read need not be kept. */
function once(subject: Expression, reading: Reading): Expression {
  const simple = subject.kind === "literal" || subject.kind === "read" || subject.kind === "input";
  return simple ? subject : pin(reading, subject, "subject");
}
