/** The tests of rules in JSONPath mode: a variable and an operator, or And, Or and Not over such tests. */
import type { Json } from "../../../../compiler/asl/definition";
import type { PathTest } from "../../definition/machine";
import { followed, runtimeFailure } from "../../lookup";
import type { Visit } from "../../run";
import { comparisons, typeTests, type Comparison } from "./operators";

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
  const operator = operatorOf(test);
  if (operator.kind === "presence") return (found.kind === "found") === operator.operand;
  if (found.kind === "missing") throw invalidValue(visit, variable);
  switch (operator.kind) {
    case "type":
      return operator.holds(found.value) === operator.operand;
    case "comparison":
      return operator.holds(found.value, operator.operand);
    case "paths":
      return operator.holds(found.value, operandAt(visit, operator.operand, payload));
    case "none":
      throw runtimeFailure(visit, "A rule of the choice state has no operator.");
  }
}

type Operator =
  | { readonly kind: "presence"; readonly operand: Json }
  | { readonly kind: "type"; readonly holds: (value: Json) => boolean; readonly operand: Json }
  | { readonly kind: "comparison" | "paths"; readonly holds: Comparison; readonly operand: Json }
  | { readonly kind: "none" };

const known = new WeakMap<PathTest, Operator>();

/** The operator of a test, which is looked for once. */
function operatorOf(test: PathTest): Operator {
  const kept = known.get(test);
  if (kept !== undefined) return kept;
  const operator = operatorAmong(new Map<string, Json>(Object.entries(test)));
  known.set(test, operator);
  return operator;
}

function operatorAmong(fields: ReadonlyMap<string, Json>): Operator {
  const presence = fields.get("IsPresent");
  if (presence !== undefined) return { kind: "presence", operand: presence };
  for (const [field, operand] of fields) {
    const type = typeTests.get(field);
    if (type !== undefined) return { kind: "type", holds: type, operand };
    const comparison = comparisons.get(field);
    if (comparison !== undefined) return { kind: "comparison", holds: comparison, operand };
    const byPath = field.endsWith("Path") ? comparisons.get(field.slice(0, -"Path".length)) : undefined;
    if (byPath !== undefined) return { kind: "paths", holds: byPath, operand };
  }
  return { kind: "none" };
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
