/** From the text of a path, behind its root, to tokens. */
import type { Path, Token } from "./path";
import { isDefinite } from "./path";
import { parsePredicate } from "./parse-predicate";
import { SyntaxFault, type TextReader } from "./text-reader";

const name = /[^.[\]()?@*\s,'"=!<>&|~:]+/y;
const numbers = /-?\d+(?:\s*,\s*-?\d+)*(?=\s*\])/y;
const bounds = /(-?\d+)?\s*:\s*(-?\d+)?(?=\s*\])/y;

/** The path that stands ahead, up to the first character that cannot belong to one. */
export function parsePath(reader: TextReader): Path {
  const tokens: Token[] = [];
  for (;;) {
    const token = parseToken(reader);
    if (token === undefined) break;
    tokens.push(token);
  }
  return { tokens, definite: tokens.every((token, index) => isDefinite(token, index === tokens.length - 1)) };
}

function parseToken(reader: TextReader): Token | undefined {
  if (reader.text.startsWith("..", reader.at)) {
    reader.at += reader.text.charAt(reader.at + 2) === "[" ? 2 : 1;
    return { kind: "scan" };
  }
  if (reader.take("[")) return parseBrackets(reader);
  if (!reader.take(".")) return undefined;
  if (reader.take("*")) return { kind: "wildcard" };
  const found = reader.match(name);
  if (found === undefined) throw new SyntaxFault(`A name is missing at position ${reader.at} of '${reader.text}'`);
  return reader.take("()") ? { kind: "call", name: found } : { kind: "names", names: [found] };
}

function parseBrackets(reader: TextReader): Token {
  reader.skipBlanks();
  const token = parseInside(reader);
  reader.skipBlanks();
  reader.expect("]");
  return token;
}

function parseInside(reader: TextReader): Token {
  if (reader.take("*")) return { kind: "wildcard" };
  if (reader.next === "'" || reader.next === '"') return { kind: "names", names: parseNames(reader) };
  if (reader.take("?")) return { kind: "filter", predicate: parsePredicate(reader, parsePath) };
  const indexes = reader.match(numbers);
  if (indexes !== undefined) return { kind: "indexes", indexes: indexes.split(",").map(Number) };
  const slice = reader.match(bounds);
  if (slice === undefined) {
    throw new SyntaxFault(`Brackets hold what is no step of a path at position ${reader.at} of '${reader.text}'`);
  }
  const [from, to] = slice.split(":").map((bound) => (bound.trim() === "" ? null : Number(bound)));
  return { kind: "slice", from: from ?? null, to: to ?? null };
}

function parseNames(reader: TextReader): string[] {
  const names: string[] = [];
  do {
    reader.skipBlanks();
    names.push(reader.quoted().replace(/\\(.)/g, "$1"));
    reader.skipBlanks();
  } while (reader.take(","));
  return names;
}
