/** Characters in a regular expression, written so that every engine, and JSONata's reader before it, takes them as they are. */

/** `\d`, within a class. */
export const digit = "0-9";

/** `\w`, within a class. */
export const wordCharacter = "A-Za-z0-9_";

/** `\s`, within a class: what JavaScript takes for white space. */
export const blank = "\\t\\n\\x0b\\f\\r \\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff";

/** Letters, digits and what no engine gives a meaning are themselves; other characters are written by their number. */
const plain = /^[A-Za-z0-9 _,:;=<>!~@]$/;

/** A character; null for one of two units, and for half of one. */
export function exact(character: string): string | null {
  const code = character.charCodeAt(0);
  if (Number.isNaN(code) || (code >= 0xd800 && code <= 0xdfff)) return null;
  if (plain.test(character)) return character;
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`;
}

/** A letter in both of its cases: which letters beyond ASCII belong together is for every engine to decide. */
export function bothCases(member: string): string {
  return /^[A-Za-z]$/.test(member) ? member.toUpperCase() + member.toLowerCase() : member;
}

/** `from-to`; null for what is no range of characters, or where its other cases would be ranges of another form. */
export function range(from: string, to: string, caseless: boolean): string | null {
  if (![from, to].every((each) => /^(?:[^\\]|\\[xu][0-9a-f]+)$/.test(each))) return null;
  if (!caseless || /^[0-9]{2}$/.test(from + to)) return `${from}-${to}`;
  if (!/^(?:[a-z]{2}|[A-Z]{2})$/.test(from + to)) return null;
  return `${from.toLowerCase()}-${to.toLowerCase()}${from.toUpperCase()}-${to.toUpperCase()}`;
}
