/** A call of an intrinsic function, `States.Format('{}', $.name)`, as data. */
import { parseReference, type Reference } from "../jsonpath/reference";
import { SyntaxFault, TextReader } from "../jsonpath/text-reader";

export type Argument =
  /** `raw` is as written: backslashes before quotes, braces and backslashes are still there. */
  | { readonly kind: "text"; readonly raw: string }
  | { readonly kind: "literal"; readonly value: number | boolean | null }
  | { readonly kind: "reference"; readonly reference: Reference }
  | { readonly kind: "call"; readonly call: Call };

export interface Call {
  /** `Format` of `States.Format`. */
  readonly name: string;
  readonly arguments: readonly Argument[];
}

const known = new Map<string, Call>();
const mostKept = 10_000;

/** The call that a text is; parsed once. Throws a `SyntaxFault` for any other text. */
export function callOf(text: string): Call {
  const kept = known.get(text);
  if (kept !== undefined) return kept;
  const reader = new TextReader(text.trim());
  const call = parseCall(reader);
  reader.skipBlanks();
  if (!reader.isDone) throw new SyntaxFault(`'${text}' goes on behind the call`);
  if (known.size >= mostKept) known.clear();
  known.set(text, call);
  return call;
}

function parseCall(reader: TextReader): Call {
  reader.expect("States.");
  const name = reader.match(/\w+/y) ?? "";
  reader.skipBlanks();
  reader.expect("(");
  reader.skipBlanks();
  const given: Argument[] = [];
  if (reader.take(")")) return { name, arguments: given };
  do {
    reader.skipBlanks();
    given.push(parseArgument(reader));
    reader.skipBlanks();
  } while (reader.take(","));
  reader.expect(")");
  return { name, arguments: given };
}

const literals: { readonly [text: string]: boolean | null } = { true: true, false: false, null: null };

function parseArgument(reader: TextReader): Argument {
  if (reader.next === "'") return { kind: "text", raw: reader.quoted() };
  if (reader.next === "$") return { kind: "reference", reference: parseReference(reader) };
  if (reader.text.startsWith("States.", reader.at)) return { kind: "call", call: parseCall(reader) };
  const number = reader.match(/-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/y);
  if (number !== undefined) return { kind: "literal", value: Number(number) };
  const word = reader.match(/\w+/y) ?? "";
  const value = literals[word];
  if (value === undefined) {
    throw new SyntaxFault(`An argument is missing at position ${reader.at} of '${reader.text}'`);
  }
  return { kind: "literal", value };
}
