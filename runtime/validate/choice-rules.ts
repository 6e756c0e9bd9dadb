/** The rules of a Choice state. */
import { comparisonFields, deciders, innerRuleFields, ruleFields } from "./choice-fields";
import { below } from "./diagnostic";
import type { Setting } from "./setting";
import { checkShape, recordAt, type Fields } from "./shape";
import { checkText } from "./templates";

/** Checks the rules in a list. */
export function checkRules(rules: unknown, location: string, setting: Setting): void {
  if (!Array.isArray(rules)) return;
  for (const [index, value] of rules.entries()) {
    const place = `${location}[${index}]`;
    const rule = recordAt(value, place, setting);
    if (rule === undefined) continue;
    checkShape(rule, { fields: ruleFields, required: ["Next"] }, place, setting);
    checkDecision(rule, place, setting);
    checkCondition(rule, place, setting);
  }
}

function checkInner(value: unknown, location: string, setting: Setting): void {
  const rule = recordAt(value, location, setting);
  if (rule === undefined) return;
  checkShape(rule, { fields: innerRuleFields }, location, setting);
  checkDecision(rule, location, setting);
}

function checkDecision(rule: Fields, location: string, setting: Setting): void {
  const { findings } = setting;
  const found = deciders.filter((field) => Object.hasOwn(rule, field));
  if (found.length !== 1) {
    findings.schema(`The object must have only one of the following fields, [${deciders.join(", ")}]`, location);
  } else if (found[0] === "Variable") checkComparison(rule, location, setting);
  for (const field of ["And", "Or"]) {
    const rules: unknown = rule[field];
    if (!Array.isArray(rules)) continue;
    rules.forEach((inner, index) => checkInner(inner, `${below(location, field)}[${index}]`, setting));
  }
  if (Object.hasOwn(rule, "Not") && typeof rule["Not"] === "object") {
    checkInner(rule["Not"], below(location, "Not"), setting);
  }
}

function checkComparison(rule: Fields, location: string, { findings }: Setting): void {
  const all = Object.keys(comparisonFields);
  const count = all.filter((field) => Object.hasOwn(rule, field)).length;
  if (count > 1) {
    findings.schema(`There should only be one of the following fields: [${all.join(", ")}]`, location);
  } else if (count === 0) {
    findings.schema(`This object should have only one of the following fields: [${all.join(", ")}]`, location);
  }
}

/** A condition is an expression, or a literal truth value. */
function checkCondition(rule: Fields, location: string, setting: Setting): void {
  const condition = rule["Condition"];
  if (condition === undefined || setting.language !== "JSONata" || typeof condition === "boolean") return;
  const place = below(location, "Condition");
  if (typeof condition === "string" && (condition.startsWith("{%") || condition.endsWith("%}"))) {
    checkText(condition, place, setting);
  } else setting.findings.schema("Expected value of type [BOOLEAN]", place);
}
