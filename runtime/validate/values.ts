/** The check of one value against what its field may hold, with AWS's sentences. */
import { isRecord } from "../interpreter/json";
import type { Kind } from "./kinds";
import { isIntrinsicCall } from "./intrinsics";
import { isPath, isReferencePath } from "./paths";
import type { Setting } from "./setting";
import { checkTemplate, checkText } from "./templates";
import { isTimestamp } from "./timestamp";

/** Reports what is wrong with a value. */
export function checkValue(value: unknown, kind: Kind, location: string, setting: Setting): void {
  const { findings } = setting;
  switch (kind.kind) {
    case "anything":
      return;
    case "boolean":
      if (typeof value !== "boolean") findings.schema("Expected value of type [BOOLEAN]", location);
      return;
    case "integer":
    case "number":
      return checkNumber(value, kind, location, setting);
    case "list":
      if (!Array.isArray(value)) findings.schema("Expected value of type [ARRAY]", location);
      else if (value.length === 0 && !kind.mayBeEmpty) findings.schema("Value cannot be empty", location);
      return;
    case "object":
      if (!isRecord(value)) findings.schema("Expected value of type [OBJECT]", location);
      return;
    case "oneOf":
      return checkWord(value, kind.values, location, setting);
    case "path":
      return checkPath(value, kind, location, setting);
    case "referencePath":
      return checkReferencePath(value, kind, location, setting);
    case "template":
      return checkTemplateField(value, kind, location, setting);
    case "text":
    case "computedText":
    case "timestamp":
      return checkString(value, kind, location, setting);
  }
}

function checkNumber(
  value: unknown,
  kind: Extract<Kind, { kind: "integer" | "number" }>,
  location: string,
  setting: Setting,
): void {
  const { findings, language } = setting;
  if (typeof value === "string" && kind.computed && language === "JSONata" && value.startsWith("{%")) {
    return checkText(value, location, setting);
  }
  const isRight = typeof value === "number" && (kind.kind === "number" || Number.isInteger(value));
  if (!isRight) return findings.schema(`Expected value of type ${typeNames[kind.kind]}`, location);
  if (value < kind.least) findings.schema(`Minimum value is ${kind.least}`, location);
  if (value > kind.most) findings.schema(`Maximum value is ${kind.most}`, location);
}

const typeNames = { integer: "Integer", number: "[NUMBER]" } as const;

function checkWord(value: unknown, values: readonly string[], location: string, { findings }: Setting): void {
  if (typeof value !== "string") return findings.schema("Expected value of type [STRING]", location);
  if (values.includes(value)) return;
  findings.schema(`Value should be one of the following: [${values.join(", ")}]`, location);
}

function checkPath(
  value: unknown,
  kind: Extract<Kind, { kind: "path" }>,
  location: string,
  { findings }: Setting,
): void {
  if (value === null && kind.mayDiscard) return;
  if (typeof value !== "string") return findings.schema("Expected value of type [STRING]", location);
  if (isPath(value) || (kind.intrinsics && isIntrinsicCall(value))) return;
  findings.schema("Value must be a valid JSONPath.", location);
}

function checkReferencePath(
  value: unknown,
  kind: Extract<Kind, { kind: "referencePath" }>,
  location: string,
  { findings }: Setting,
): void {
  if (value === null && kind.mayDiscard) return;
  if (typeof value !== "string") return findings.schema("Expected value of type [STRING]", location);
  if (!value.startsWith("$")) {
    findings.schema("Value is not a Reference Path: Reference path didn't start with '$'", location);
  } else if (!isReferencePath(value)) findings.schema("Value is not a Reference Path", location);
}

function checkTemplateField(
  value: unknown,
  kind: Extract<Kind, { kind: "template" }>,
  location: string,
  setting: Setting,
): void {
  const mayBeText = setting.language === "JSONata" && typeof value === "string" && value.startsWith("{%");
  if (kind.objectOnly && !isRecord(value) && !mayBeText) {
    return setting.findings.schema("Expected value of type [OBJECT]", location);
  }
  checkTemplate(value, location, setting);
}

function checkString(
  value: unknown,
  kind: Extract<Kind, { kind: "text" | "computedText" | "timestamp" }>,
  location: string,
  setting: Setting,
): void {
  const { findings, language } = setting;
  if (typeof value !== "string") return findings.schema("Expected value of type [STRING]", location);
  if (kind.kind === "text") return;
  if (language === "JSONata" && (value.startsWith("{%") || kind.kind === "computedText")) {
    return checkText(value, location, setting);
  }
  if (kind.kind === "timestamp" && !isTimestamp(value)) {
    findings.schema("String does not match RFC3339 timestamp", location);
  }
}
