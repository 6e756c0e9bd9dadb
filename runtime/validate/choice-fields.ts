/** The fields of the rules of a Choice state: a condition in JSONata mode, comparisons in JSONPath mode. */
import * as kinds from "./kinds";
import type { Field } from "./shape";

const jsonPath = (kind: Field["kind"]): Field => ({ kind, language: "JSONPath" });

const ordered = ["Equals", "LessThan", "GreaterThan", "LessThanEquals", "GreaterThanEquals"];

/** A comparison with a literal, and the same with what stands at a path. */
function comparisons(type: string, kind: Field["kind"], suffixes: readonly string[]): [string, Field][] {
  return suffixes.flatMap((suffix) => [
    [`${type}${suffix}`, jsonPath(kind)],
    [`${type}${suffix}Path`, jsonPath(kinds.referencePath)],
  ]);
}

const tests = ["IsBoolean", "IsNull", "IsNumeric", "IsPresent", "IsString", "IsTimestamp"];

/** Everything that compares a variable with something. */
export const comparisonFields: { readonly [field: string]: Field } = Object.fromEntries([
  ...comparisons("String", kinds.text, ordered),
  ["StringMatches", jsonPath(kinds.text)],
  ...comparisons("Numeric", kinds.number(-Infinity), ordered),
  ...comparisons("Boolean", kinds.boolean, ["Equals"]),
  ...comparisons("Timestamp", kinds.timestamp, ordered),
  ...tests.map((test): [string, Field] => [test, jsonPath(kinds.boolean)]),
]);

/** What decides a rule; each rule has exactly one of them. */
export const deciders = ["And", "Or", "Not", "Variable", "Condition"];

const decisions: { readonly [field: string]: Field } = {
  And: jsonPath(kinds.filledList),
  Or: jsonPath(kinds.filledList),
  Not: jsonPath(kinds.object),
  Variable: jsonPath(kinds.referencePath),
  ...comparisonFields,
};

/** A rule inside of another: it decides and leads nowhere. */
export const innerRuleFields: { readonly [field: string]: Field } = {
  Comment: { kind: kinds.text },
  ...decisions,
};

/** A rule of the state itself. */
export const ruleFields: { readonly [field: string]: Field } = {
  ...innerRuleFields,
  Condition: { kind: kinds.anything, language: "JSONata" },
  Next: { kind: kinds.text },
  Assign: { kind: kinds.objectTemplate },
  Output: { kind: kinds.template, language: "JSONata" },
};
