/**
 * Regular expressions as AWS reads them: `\s` is ASCII white space there, and no more, as in Java.
 * Everything else is left to JavaScript, whose expressions are nearly the same.
 */

/** The same expression, its classes of white space written out. */
export function javaRegex(regex: RegExp): RegExp {
  return /\\[sS]/.test(regex.source) ? new RegExp(rewritten(regex.source), regex.flags) : regex;
}

const space = " \\t\\n\\v\\f\\r";
const other = "\\0-\\x08\\x0e-\\x1f!-\\uffff";

function rewritten(source: string): string {
  let isClass = false;
  return source.replace(/\\[\s\S]|\[|\]/g, (part) => {
    if (part === "[" || part === "]") {
      isClass = part === "[";
      return part;
    }
    if (part !== "\\s" && part !== "\\S") return part;
    const letters = part === "\\s" ? space : other;
    return isClass ? letters : `[${letters}]`;
  });
}
