/** The tests of rules in JSONPath mode: a variable and an operator, or And, Or and Not over such tests. */
import type { Json } from "../../../../compiler/asl/definition";
import type { PathTest } from "../../definition/machine";
import { followed, runtimeFailure } from "../../lookup";
import type { Visit } from "../../run";
import { comparisons, typeTests } from "./operators";

/** Whether a test holds for an input. Later parts of And and Or are not looked at once it is decided. */
export function passes(visit: Visit, test: PathTest, input: Json): boolean {
  if (test.And !== undefined) return test.And.every((part) => passes(visit, part, input));
  if (test.Or !== undefined) return test.Or.some((part) => passes(visit, part, input));
  if (test.Not !== undefined) return !passes(visit, test.Not, input);
  return variablePasses(visit, test, input);
}

function variablePasses(visit: Visit, test: PathTest, payload: Json): boolean {
  const variable = test.Variable ?? "$";
  const found = followed(visit, variable, { payload });
  const fields = new Map<string, Json>(Object.entries(test));
  const expectedPresence = fields.get("IsPresent");
  if (expectedPresence !== undefined) return (found.kind === "found") === expectedPresence;
  if (found.kind === "missing") throw invalidValue(visit, variable);
  for (const [field, operand] of fields) {
    const typeTest = typeTests.get(field);
    if (typeTest !== undefined) return typeTest(found.value) === operand;
    const comparison = comparisons.get(field);
    if (comparison !== undefined) return comparison(found.value, operand);
    const byPath = field.endsWith("Path") ? comparisons.get(field.slice(0, -"Path".length)) : undefined;
    if (byPath !== undefined) return byPath(found.value, operandAt(visit, operand, payload));
  }
  throw runtimeFailure(visit, "A rule of the choice state has no operator.");
}

function operandAt(visit: Visit, operand: Json, payload: Json): Json {
  const path = typeof operand === "string" ? operand : "";
  const found = followed(visit, path, { payload });
  if (found.kind === "missing") throw invalidValue(visit, path);
  return found.value;
}

function invalidValue(visit: Visit, path: string): Error {
  const sentence = `Invalid path '${path}': The choice state's condition path references an invalid value.`;
  return runtimeFailure(visit, sentence);
}
