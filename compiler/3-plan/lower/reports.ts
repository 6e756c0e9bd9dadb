/**
 * Of several members that fail, one error goes on. What the others could not undo goes with it, as a part of that error:
 *   { e: Busy } and { e: CompensationFailed }   →   Busy, with reports: [{ compensation: 0, name: "CompensationFailed", … }]
 * A scope that such an error leaves begins its own list of failures with them. Only errors that are thrown on can have any.
 */
import type { Expression, Local } from "../../ir/expression";
import type { GroupStep, Step } from "../../ir/flow";
import { kind } from "../../ir/kinds";
import { number } from "../../ir/numbers";
import type { Span } from "../../ir/span";
import { failedName, isReport, partOf } from "../../ir/reports";
import { allSteps, bodiesOf } from "../../ir/steps";
import { list } from "./failures";
import { registers } from "./regions";

/** Where an error has the reports that go with it. */
const property = "reports";

/** So many characters of a report are kept in another one, as of the error that began it. */
const mostOfReport = 4_000;

/** True where members of some group may have something to report. */
export function mayReport(steps: readonly Step[]): boolean {
  return [...allSteps(steps)].some((step) => step.kind === "group" && membersReport(step));
}

/** True where something is undone within a member: two of them may have failed to. */
export function membersReport(step: GroupStep): boolean {
  if (!registers(step)) return false;
  const inside = bodiesOf(step).flatMap((body) => [...allSteps(body)]);
  return inside.some((each) => (each.kind === "saga" && registers(each)) || each.kind === "rollback");
}

/** The reports that go with an error. */
export function reportsWith(error: Expression): Expression {
  const { span } = error;
  const found = partOf(error, property, kind.array);
  return { kind: "operation", name: "default", operands: [found, list([], span)], kinds: kind.array, span };
}

/** `(error) => [...]`: what is to be reported of an error that does not go on. */
export function reportsOf(span: Span): Expression {
  const error: Local = { name: "error", hint: "error", span, boxed: false };
  const read: Expression = { kind: "read", local: error, kinds: kind.error, span };
  const own: Expression = {
    kind: "conditional",
    test: isReport(read),
    then: list([{ kind: "item", value: entryOf(partOf(read, "message", kind.string)) }], span),
    otherwise: list([], span),
    kinds: kind.array,
    span,
  };
  const body = list(
    [
      { kind: "spread", value: own },
      { kind: "spread", value: reportsWith(read) },
    ],
    span,
  );
  return { kind: "lambda", parameters: [error], body, kinds: kind.other, span };
}

/** One report as an entry of another: it belongs to no registration of that scope. */
function entryOf(message: Expression): Expression {
  const { span } = message;
  const said: Expression = {
    kind: "operation",
    name: "short message",
    operands: [message, number(mostOfReport, span)],
    kinds: kind.string,
    span,
  };
  const name: Expression = { kind: "literal", value: failedName, kinds: kind.string, span };
  return {
    kind: "object",
    members: [
      { kind: "member", key: "compensation", value: number(0, span) },
      { kind: "member", key: "name", value: name },
      { kind: "member", key: "message", value: said },
    ],
    kinds: kind.object,
    span,
  };
}
