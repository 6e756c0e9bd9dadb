/**
 * switch (subject) { case a: … default: … }   →   one Choice; a case falls through by `Next`
 * case await f(): …                           →   the comparisons in turn, and a Choice on which it was
 */
import { Node, type CaseOrDefaultClause, type Expression as Syntax, type SwitchStatement } from "ts-morph";
import type { Expression } from "../../ir/expression";
import type { Step, SwitchStep } from "../../ir/flow";
import { kind } from "../../ir/kinds";
import { number } from "../../ir/numbers";
import { equality } from "../equality";
import { readExpression } from "../read-expression";
import { hasSteps } from "../inlinable";
import { readStatements } from "../read-statement";
import { collect, makeLocal, pin, place, readOf, wholly, type Reading } from "../reading";
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
  const clauses = node.getClauses();
  const inTurn = clauses.some((clause) => Node.isCaseClause(clause) && hasSteps(clause.getExpression(), reading));
  const chosen = inTurn ? chosenInTurn(clauses, { subject, node }, reading) : null;
  const cases: SwitchStep["cases"][number][] = clauses.map((clause, at) => {
    const test = Node.isCaseClause(clause)
      ? (chosen?.(at) ?? wholly(reading, () => matching(subject, clause.getExpression(), reading)))
      : null;
    const body = collect(reading, () => {
      readStatements(clause.getStatements(), reading);
    });
    return { test, body, span: place(reading, clause) };
  });
  reading.targets.pop();
  reading.steps.push({ kind: "switch", label, cases, title: left, span: place(reading, node) });
}

function matching(subject: Expression, value: Syntax, reading: Reading): Expression {
  return equality("===", subject, readExpression(value, reading), { node: value, reading });
}

/** Adds the steps that compare one case after the other, as far as it takes; returns the test for each of them. */
function chosenInTurn(
  clauses: readonly CaseOrDefaultClause[],
  { subject, node }: { readonly subject: Expression; readonly node: SwitchStatement },
  reading: Reading,
): (at: number) => Expression {
  const span = place(reading, node);
  const value = subject.kind === "read" ? pin(reading, subject, "subject") : subject;
  const local = makeLocal("case", "case", span, kind.number);
  const from = (at: number): readonly Step[] =>
    collect(reading, () => {
      const clause = clauses[at];
      if (clause === undefined) reading.steps.push({ kind: "set", local, value: number(-1, span), span });
      else if (!Node.isCaseClause(clause)) reading.steps.push(...from(at + 1));
      else {
        const test = matching(value, clause.getExpression(), reading);
        const then: readonly Step[] = [{ kind: "set", local, value: number(at, span), span }];
        reading.steps.push({ kind: "branch", test, then, otherwise: from(at + 1), title: null, span });
      }
    });
  reading.steps.push(...from(0));
  return (at) => equality("===", readOf(local, kind.number, span), number(at, span), { node, reading });
}

/** All cases are compared before any body runs, so that what is short to read need not be kept. */
function once(subject: Expression, reading: Reading): Expression {
  const simple = subject.kind === "literal" || subject.kind === "read" || subject.kind === "input";
  return simple ? subject : pin(reading, subject, "subject");
}
