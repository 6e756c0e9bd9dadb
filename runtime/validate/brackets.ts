/** Where something ends that is written in brackets, outside of the strings in it. */

interface Scan {
  depth: number;
  /** The quote of the string that is open; empty outside of strings. */
  quote: string;
}

const opening = "[(";
const closing = "])";

/** How far a text goes until `isEnd` says so of a letter, given how many brackets are open before and after it. */
export function lengthUntil(
  text: string,
  isEnd: (letter: string, before: number, after: number) => boolean,
): number | undefined {
  const scan: Scan = { depth: 0, quote: "" };
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at);
    if (scan.quote !== "") {
      if (letter === "\\") at++;
      else if (letter === scan.quote) scan.quote = "";
      continue;
    }
    const before = scan.depth;
    read(letter, scan);
    if (isEnd(letter, before, scan.depth)) return at;
  }
  return undefined;
}

function read(letter: string, scan: Scan): void {
  if (opening.includes(letter)) scan.depth++;
  else if (closing.includes(letter)) scan.depth--;
  else if (scan.depth > 0 && (letter === "'" || letter === '"')) scan.quote = letter;
}
