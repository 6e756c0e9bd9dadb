/** Text as Python writes it, which is how some refusals were recorded. */
import { isRecord } from "../interpreter/json";

/** `repr` of a text: in single quotes unless that needs escapes and double quotes do not. */
export function pythonText(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text.replace(/\\/g, "\\\\").replaceAll(quote, `\\${quote}`);
  return quote + escaped + quote;
}

/** `json.dumps` of a value: blanks behind commas and colons, and only ASCII. */
export function pythonJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(pythonJson).join(", ")}]`;
  if (isRecord(value)) {
    const members = Object.entries(value).map(([key, member]) => `${ascii(key)}: ${pythonJson(member)}`);
    return `{${members.join(", ")}}`;
  }
  return typeof value === "string" ? ascii(value) : String(JSON.stringify(value));
}

function ascii(text: string): string {
  return JSON.stringify(text).replace(
    /[^\x20-\x7e]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
