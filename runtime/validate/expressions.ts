/** Expressions: their syntax, and references that mean nothing where they stand. */
import { expressionOf } from "../interpreter/jsonata/expression";
import type { Setting } from "./setting";

const everywhere = ["input", "context"];

/** Reports what AWS refuses in an expression. */
export function checkExpression(source: string, location: string, { findings, known }: Setting): void {
  const { refusals, statesFields } = expressionOf(source);
  for (const { code, message } of refusals) findings.error(code, message, location);
  for (const field of new Set(statesFields)) {
    if (everywhere.includes(field) || known.includes(field)) continue;
    findings.error("UNSUPPORTED_JSONATA_EXPRESSION", `Field '$states.${field}' does not exist.`, location);
  }
}
