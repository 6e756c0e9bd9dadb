/**
 * JSON as a person reads it: what fits stands on one line, in the very style of prettier, whatever the project has
 * configured.
 *
 *   { "Type": "Task", "Retry": [{ "ErrorEquals": ["States.ALL"] }] }
 */

const widest = 120;

/** A value and how it can be written. */
interface Piece {
  /** On one line; null for what must not stand on one. */
  readonly flat: string | null;
  readonly brackets: "[]" | "{}";
  /** What stands in the brackets, each with what comes before it: the key of a property. */
  readonly parts: readonly { readonly key: string; readonly value: Piece }[];
  /** As many to a line as there is room for: a list of numbers. */
  readonly isFilled: boolean;
}

/** The text of a value that is JSON; a property that is undefined is none. */
export function jsonText(value: object): string {
  return `${written(pieceOf(JSON.parse(JSON.stringify(value))), { indent: "", before: 0, after: 0 })}\n`;
}

function pieceOf(value: unknown): Piece {
  if (Array.isArray(value)) return listOf(value.map(pieceOf), value);
  if (typeof value === "object" && value !== null) return recordOf(value);
  // The exponent of a number has no plus.
  const flat = typeof value === "number" ? String(value).replace("e+", "e") : JSON.stringify(value);
  return { flat, brackets: "[]", parts: [], isFilled: false };
}

function recordOf(value: object): Piece {
  const parts = Object.entries(value).map(([key, each]) => ({ key: `${JSON.stringify(key)}: `, value: pieceOf(each) }));
  const inside = joined(parts);
  const flat = parts.length === 0 ? "{}" : inside === null ? null : `{ ${inside} }`;
  return { flat, brackets: "{}", parts, isFilled: false };
}

/** A list of several lists, or of several objects, of which each has more than one part, gets a line for each. */
function listOf(pieces: readonly Piece[], values: readonly unknown[]): Piece {
  const parts = pieces.map((value) => ({ key: "", value }));
  const inside = joined(parts);
  const isTable =
    pieces.length > 1 && pieces.every((each) => each.parts.length > 1 && each.brackets === pieces[0]?.brackets);
  const isFilled = values.length > 1 && values.every((each) => typeof each === "number");
  return { flat: isTable || inside === null ? null : `[${inside}]`, brackets: "[]", parts, isFilled };
}

/** Null for what must not stand on one line, or could not anyway. */
function joined(parts: Piece["parts"]): string | null {
  let text = "";
  for (const { key, value } of parts) {
    if (value.flat === null || text.length > widest * 2) return null;
    text += `${text === "" ? "" : ", "}${key}${value.flat}`;
  }
  return text;
}

/** Where a piece is written: how far its lines are indented, and the columns that are taken before and behind it. */
interface Room {
  readonly indent: string;
  readonly before: number;
  readonly after: number;
}

function written({ flat, brackets, parts, isFilled }: Piece, { indent, before, after }: Room): string {
  if (flat !== null && (parts.length === 0 || before + columnsOf(flat) + after <= widest)) return flat;
  const inner = `${indent}  `;
  const lines = parts.map(({ key, value }, at) => {
    const comma = at < parts.length - 1 ? "," : "";
    const room = { indent: inner, before: inner.length + columnsOf(key), after: comma.length };
    return `${key}${written(value, room)}${comma}`;
  });
  const inside = (isFilled ? filled(lines, inner) : lines).map((line) => `${inner}${line}\n`);
  return `${brackets.charAt(0)}\n${inside.join("")}${indent}${brackets.charAt(1)}`;
}

/** As many to a line as there is room for. */
function filled(texts: readonly string[], indent: string): readonly string[] {
  const lines: string[] = [];
  for (const text of texts) {
    const line = lines.at(-1);
    if (line === undefined || indent.length + line.length + 1 + text.length > widest) lines.push(text);
    else lines[lines.length - 1] = `${line} ${text}`;
  }
  return lines;
}

const ascii = /^[ -~]*$/;
/** Letters of East Asia, and pictures. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/gu;

/** How many columns a text takes: letters of East Asia take two, marks above a letter none. */
function columnsOf(text: string): number {
  if (ascii.test(text)) return text.length;
  const marks = text.match(/\p{Mn}/gu)?.length ?? 0;
  return [...text].length - marks + (text.match(wide)?.length ?? 0);
}
