/**
 * How `$string` and `&` write a value on AWS. It is jsonata's way but for fractions, which are *floored* to
 * 15 significant digits where jsonata rounds: 2/3 is 0.666666666666666. A fraction of which that leaves a whole
 * number is written as Java's BigDecimal writes it: 100.0000000000001 is 1e+2.
 */
import { Fault } from "./fault";
import { restoreWords } from "./reserved-words";

/** The text of a value: strings as they are, functions empty, everything else as JSON, indented where asked. */
export function stringOf(value: unknown, pretty: boolean): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === "string") return value;
  if (isFunction(value)) return "";
  if (typeof value === "number" && !Number.isFinite(value)) throw new Fault("D3001", value);
  const outer: unknown = Array.isArray(value) && "outerWrapper" in value ? value[0] : value;
  return json(outer, pretty ? "  " : "", "");
}

function json(value: unknown, indent: string, margin: string): string {
  if (typeof value === "number") return numberText(value);
  if (typeof value === "string") return quoted(value);
  if (isFunction(value)) return '""';
  if (typeof value !== "object" || value === null) return JSON.stringify(value ?? null);
  const inner = margin + indent;
  const colon = indent === "" ? ":" : ": ";
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  const parts = Array.isArray(value)
    ? value.map((member) => json(member, indent, inner))
    : Object.entries(value)
        .filter(([, member]) => member !== undefined)
        .map(([key, member]) => quoted(restoreWords(key)) + colon + json(member, indent, inner));
  if (parts.length === 0 || indent === "") return open + parts.join(",") + close;
  return `${open}\n${inner}${parts.join(`,\n${inner}`)}\n${margin}${close}`;
}

const escapes: { readonly [letter: string]: string } = {
  '"': '\\"',
  "\\": "\\\\",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

/** A text in quotes. AWS escapes these letters and no others: control characters stand as they are. */
function quoted(text: string): string {
  return `"${text.replace(/["\\\b\f\n\r\t]/g, (letter) => escapes[letter] ?? letter)}"`;
}

/** A number as `$string` writes it; inside of lists and objects what is no number is null, as in jsonata. */
function numberText(value: number): string {
  if (Number.isNaN(value)) return "null";
  if (!Number.isFinite(value)) throw new Fault("D1001", value);
  if (Number.isInteger(value)) return integerText(value);
  const { digits, exponent } = decimal(Math.abs(value));
  const kept = floorDigits(digits, value < 0);
  return (value < 0 ? "-" : "") + bigDecimalText(kept, exponent + digits.length - Math.min(digits.length, 15));
}

function integerText(value: number): string {
  return Math.abs(value) < 1e21 ? BigInt(value).toString() : String(Number(value.toPrecision(15)));
}

/** The shortest digits of a number and the power of ten that they are to be multiplied by. */
function decimal(value: number): { digits: string; exponent: number } {
  const [mantissa = "", power = "0"] = value.toExponential().split("e");
  const digits = mantissa.replace(".", "");
  return { digits, exponent: Number(power) - digits.length + 1 };
}

/** The first 15 digits; away from zero for a negative number, because that is down. */
function floorDigits(digits: string, negative: boolean): bigint {
  const kept = BigInt(digits.slice(0, 15));
  return negative && digits.length > 15 ? kept + 1n : kept;
}

/** `BigDecimal.stripTrailingZeros().toString()` of Java, in lower case. */
function bigDecimalText(unscaled: bigint, exponent: number): string {
  let digits = unscaled.toString();
  let power = exponent;
  while (digits.endsWith("0") && digits.length > 1) {
    digits = digits.slice(0, -1);
    power++;
  }
  const adjusted = power + digits.length - 1;
  if (power <= 0 && adjusted >= -6) return plain(digits, -power);
  const fraction = digits.length > 1 ? `.${digits.slice(1)}` : "";
  return `${digits.charAt(0)}${fraction}e${adjusted < 0 ? "-" : "+"}${Math.abs(adjusted)}`;
}

function plain(digits: string, scale: number): string {
  if (scale === 0) return digits;
  const padded = digits.padStart(scale + 1, "0");
  return `${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
}

function isFunction(value: unknown): boolean {
  if (typeof value === "function") return true;
  return typeof value === "object" && value !== null && ("_jsonata_lambda" in value || "_jsonata_function" in value);
}
