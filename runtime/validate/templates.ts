/** Templates: JSON that holds `{% … %}` in JSONata mode, or keys that end with `.$` in JSONPath mode. */
import { isRecord } from "../interpreter/json";
import { below } from "./diagnostic";
import { checkExpression } from "./expressions";
import { isIntrinsicCall } from "./intrinsics";
import { isPath } from "./paths";
import type { Setting } from "./setting";

/** Reports what is wrong in a template. */
export function checkTemplate(template: unknown, location: string, setting: Setting): void {
  if (setting.language === "JSONata") checkJsonata(template, location, setting);
  else checkJsonPath(template, location, setting);
}

/** Reports what is wrong with a string that may be an expression. */
export function checkText(text: string, location: string, setting: Setting): void {
  const opens = text.startsWith("{%");
  const closes = text.endsWith("%}");
  if (opens && closes && text.length >= 4) checkExpression(text.slice(2, -2).trim(), location, setting);
  else if (opens || closes) {
    setting.findings.schema("JSONata string must start with {% and end with %}", location);
  }
}

function checkJsonata(template: unknown, location: string, setting: Setting): void {
  if (typeof template === "string") checkText(template, location, setting);
  else if (Array.isArray(template)) {
    template.forEach((member, index) => checkJsonata(member, `${location}[${index}]`, setting));
  } else if (isRecord(template)) {
    for (const [key, member] of Object.entries(template)) checkJsonata(member, below(location, key), setting);
  }
}

function checkJsonPath(template: unknown, location: string, setting: Setting): void {
  if (Array.isArray(template)) {
    template.forEach((member, index) => checkJsonPath(member, `${location}[${index}]`, setting));
  } else if (isRecord(template)) {
    for (const [key, member] of Object.entries(template)) {
      if (key.endsWith(".$")) checkPathField(key, member, location, setting);
      else {
        warnOfMissingDollar(key, member, location, setting);
        checkJsonPath(member, below(location, key), setting);
      }
    }
  }
}

function checkPathField(key: string, value: unknown, location: string, { findings }: Setting): void {
  if (typeof value !== "string") {
    findings.schema(
      `The value for the field '${key}' must be a STRING that contains a JSONPath but was ${typeWord(value)}`,
      location,
    );
  } else if (!isPath(value) && !isIntrinsicCall(value)) {
    findings.schema(
      `The value for the field '${key}' must be a valid JSONPath or a valid intrinsic function call`,
      location,
    );
  }
}

function typeWord(value: unknown): string {
  if (value === null) return "a NULL";
  if (Array.isArray(value)) return "an ARRAY";
  if (typeof value === "object") return "an OBJECT";
  return typeof value === "number" ? "a NUMBER" : "a BOOLEAN";
}

function warnOfMissingDollar(key: string, value: unknown, location: string, { findings }: Setting): void {
  if (!looksComputed(value)) return;
  findings.warning(
    "NO_DOLLAR",
    `The field '${key}' holds text that looks like a path or an intrinsic function, but its name does not end with '.$'`,
    location,
  );
}

/** Whether a value is a text that somebody may have meant to be evaluated. */
export function looksComputed(value: unknown): boolean {
  return typeof value === "string" && (/^\$(?:$|\.|\[|\$\.)/.test(value) || isIntrinsicCall(value));
}
