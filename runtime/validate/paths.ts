/** The syntax of JSONPaths: `$`, `$$` for the context object or `$name` for a variable, and steps behind it. */
import { lengthUntil } from "./brackets";

/** Where a path begins; a name of a variable follows at once. */
const root = /^\$(?:\$|[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}]*)?/u;

const name = /^\.[^.[\]()*?@\s][^.[\]()]*/;
const quoted = /^\[\s*(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")\s*\]/;
const index = /^\[\s*-?\d+\s*\]/;

/** A dot that may stand before a bracket, as in `$.[0]`. */
const needless = /^\.{1,2}(?=\[)/;

/** Steps that may name more than one place. */
const wide = [
  /^\.\.(?:\*|[^.[\]()*\s][^.[\]()]*)?/,
  /^\.\*/,
  /^\[\s*\*\s*\]/,
  /^\[\s*-?\d*\s*:\s*-?\d*\s*(?::\s*-?\d*\s*)?\]/,
  /^\[\s*-?\d+(?:\s*,\s*-?\d+)+\s*\]/,
  /^\[\s*(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")(?:\s*,\s*(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"))+\s*\]/,
  /^\.(?:length|min|max|avg|stddev|sum|keys|concat|append|first|last|index)\([^()]*\)/,
];

/** Whether a text is a JSONPath. */
export function isPath(text: string): boolean {
  return areSteps(text, true);
}

/** Whether a text is a path that names one place. */
export function isReferencePath(text: string): boolean {
  return areSteps(text, false);
}

function areSteps(text: string, mayBeWide: boolean): boolean {
  let rest = text.slice(root.exec(text)?.[0].length ?? 0);
  if (rest === text) return false;
  while (rest !== "") {
    const length = lengthOfStep(rest, mayBeWide);
    if (length === 0) return false;
    rest = rest.slice(length);
  }
  return true;
}

function lengthOfStep(written: string, mayBeWide: boolean): number {
  const dots = mayBeWide ? (needless.exec(written)?.[0].length ?? 0) : 0;
  const rest = written.slice(dots);
  const forms = mayBeWide ? [...wide, name, quoted, index] : [name, quoted, index];
  for (const form of forms) {
    const found = form.exec(rest);
    if (found !== null) return dots + found[0].length;
  }
  const length = mayBeWide ? lengthOfFilter(rest) : 0;
  return length === 0 ? 0 : dots + length;
}

/** `[?(@.price < 10)]` */
function lengthOfFilter(rest: string): number {
  if (!/^\[\s*\?/.test(rest)) return 0;
  const end = lengthUntil(rest, (_, __, after) => after === 0);
  return end === undefined ? 0 : end + 1;
}
