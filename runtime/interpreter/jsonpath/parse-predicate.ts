/** From the text of a filter to its predicate. */
import type { Json } from "../../../compiler/asl/definition";
import { parse } from "../json";
import type { Path } from "./path";
import { operators, type Operand, type Predicate } from "./predicate";
import { SyntaxFault, type TextReader } from "./text-reader";

/** Reads the path that stands ahead. */
type ParsePath = (reader: TextReader) => Path;

/** The condition in parentheses that stands ahead. */
export function parsePredicate(reader: TextReader, parsePath: ParsePath): Predicate {
  reader.skipBlanks();
  reader.expect("(");
  const predicate = parseAny(reader, parsePath);
  reader.expect(")");
  reader.skipBlanks();
  return predicate;
}

function parseAny(reader: TextReader, parsePath: ParsePath): Predicate {
  const parts = [parseAll(reader, parsePath)];
  while (reader.take("||")) parts.push(parseAll(reader, parsePath));
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { kind: "or", parts };
}

function parseAll(reader: TextReader, parsePath: ParsePath): Predicate {
  const parts = [parseOne(reader, parsePath)];
  while (reader.take("&&")) parts.push(parseOne(reader, parsePath));
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { kind: "and", parts };
}

function parseOne(reader: TextReader, parsePath: ParsePath): Predicate {
  reader.skipBlanks();
  if (reader.next === "!" && reader.text.charAt(reader.at + 1) !== "=") {
    reader.at++;
    return { kind: "not", part: parseOne(reader, parsePath) };
  }
  if (reader.next === "(") return parsePredicate(reader, parsePath);
  const left = parseOperand(reader, parsePath);
  reader.skipBlanks();
  const operator = parseOperator(reader);
  if (operator === undefined) return { kind: "exists", operand: left };
  const right = parseOperand(reader, parsePath);
  reader.skipBlanks();
  return { kind: "compare", operator, left, right };
}

const longestFirst = [...operators, "=~"].sort((one, other) => other.length - one.length);

function parseOperator(reader: TextReader): string | undefined {
  return longestFirst.find((operator) => reader.take(operator));
}

function parseOperand(reader: TextReader, parsePath: ParsePath): Operand {
  reader.skipBlanks();
  if (reader.take("@")) return { kind: "path", from: "here", path: parsePath(reader) };
  if (reader.take("$")) return { kind: "path", from: "root", path: parsePath(reader) };
  if (reader.next === "/") return { kind: "pattern", pattern: parsePattern(reader) };
  if (reader.next === "'") return { kind: "literal", value: reader.quoted().replace(/\\(.)/g, "$1") };
  return { kind: "literal", value: parseLiteral(reader) };
}

function parsePattern(reader: TextReader): RegExp {
  const source = reader.quoted();
  const flags = reader.match(/[a-z]*/y) ?? "";
  try {
    return new RegExp(`^(?:${source})$`, flags.replace(/[^imsu]/g, ""));
  } catch {
    throw new SyntaxFault(`'${source}' is no regular expression`);
  }
}

const literal = /"(?:[^"\\]|\\.)*"|\[[^\]]*\]|\{[^}]*\}|-?[\d.]+(?:[eE][-+]?\d+)?|true|false|null/y;

function parseLiteral(reader: TextReader): Json {
  const text = reader.match(literal);
  if (text === undefined) throw new SyntaxFault(`A value is missing at position ${reader.at} of '${reader.text}'`);
  try {
    return parse(text.startsWith("[") || text.startsWith("{") ? text.replaceAll("'", '"') : text);
  } catch {
    throw new SyntaxFault(`${text} is no value`);
  }
}
