/**
 * What Jackson, the JSON reader of AWS's runtime, says of a text that is no JSON: the first fault from the left.
 * It is a newer Jackson than the one that reads definitions (runtime/validate): it keeps texts to itself.
 */
import { TextReader } from "../jsonpath/text-reader";

/** The message of the exception that Jackson throws for a text. */
export function jacksonFault(text: string): string {
  const reader = new TextReader(text);
  try {
    readValue(reader);
    reader.skipBlanks();
    return unexpected(reader, "expected a valid value");
  } catch (thrown) {
    return thrown instanceof JacksonFault ? thrown.message : String(thrown);
  }
}

class JacksonFault extends Error {}

const expectations = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

function readValue(reader: TextReader): void {
  reader.skipBlanks();
  const start = reader.at;
  if (reader.take("{")) return readMembers(reader, start);
  if (reader.take("[")) return readElements(reader, start);
  if (reader.next === '"') return readText(reader);
  if (reader.match(/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y) !== undefined) return;
  const word = reader.match(/[\p{L}_$][\p{L}\p{N}_$]*/uy);
  if (word === "true" || word === "false" || word === "null") return;
  if (word === undefined) throw new JacksonFault(unexpected(reader, `expected a valid value ${expectations}`));
  throw new JacksonFault(`Unrecognized token '${word}': was expecting ${expectations}${place(reader, reader.at + 1)}`);
}

function readMembers(reader: TextReader, start: number): void {
  reader.skipBlanks();
  if (reader.take("}")) return;
  do {
    reader.skipBlanks();
    if (reader.isDone) throw new JacksonFault(endOf(reader, "Object", start));
    if (reader.next !== '"') {
      throw new JacksonFault(unexpected(reader, "was expecting double-quote to start field name"));
    }
    readText(reader);
    reader.skipBlanks();
    if (!reader.take(":")) {
      throw new JacksonFault(unexpected(reader, "was expecting a colon to separate field name and value"));
    }
    readValue(reader);
    reader.skipBlanks();
  } while (reader.take(","));
  close(reader, { kind: "Object", mark: "}", start });
}

function readElements(reader: TextReader, start: number): void {
  reader.skipBlanks();
  if (reader.take("]")) return;
  do {
    readValue(reader);
    reader.skipBlanks();
  } while (reader.take(","));
  close(reader, { kind: "Array", mark: "]", start });
}

function close(
  reader: TextReader,
  { kind, mark, start }: { readonly kind: "Object" | "Array"; readonly mark: string; readonly start: number },
): void {
  if (reader.isDone) throw new JacksonFault(endOf(reader, kind, start));
  if (reader.take(mark)) return;
  throw new JacksonFault(unexpected(reader, `was expecting comma to separate ${kind} entries`));
}

function readText(reader: TextReader): void {
  if (reader.match(/"(?:[^"\\]|\\.)*"/sy) !== undefined) return;
  const sentence = "Unexpected end-of-input: was expecting closing quote for a string value";
  throw new JacksonFault(`${sentence}${place(reader, reader.text.length + 1)}`);
}

function unexpected(reader: TextReader, expected: string): string {
  if (reader.isDone) return `Unexpected end-of-input${place(reader, reader.text.length + 1)}`;
  const character = reader.next;
  return `Unexpected character ('${character}' (code ${character.charCodeAt(0)})): ${expected}${place(reader, reader.at + 1)}`;
}

function endOf(reader: TextReader, kind: "Object" | "Array", start: number): string {
  const marker = `(start marker at ${sourceAt(reader, start + 1)})`;
  return `Unexpected end-of-input: expected close marker for ${kind} ${marker}${place(reader, reader.text.length + 1)}`;
}

function place(reader: TextReader, column: number): string {
  return `\n at ${sourceAt(reader, column)}`;
}

/** `column` counts from the beginning of the text; Jackson's from the beginning of the line. */
function sourceAt({ text }: TextReader, column: number): string {
  const lines = text.slice(0, column - 1).split("\n");
  const own = (lines.at(-1) ?? "").length + 1;
  return `[Source: REDACTED (\`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION\` disabled); line: ${lines.length}, column: ${own}]`;
}
