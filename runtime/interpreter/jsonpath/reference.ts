/** What a path of Step Functions begins with: the payload `$`, the context object `$$`, or a variable `$name`. */
import type { Json } from "../../../compiler/asl/definition";
import { find, type Found } from "./find";
import { parsePath } from "./parse-path";
import type { Path } from "./path";
import { SyntaxFault, TextReader } from "./text-reader";

export interface Reference {
  /** As the definition writes it. */
  readonly text: string;
  readonly root: "payload" | "context" | { readonly variable: string };
  readonly path: Path;
}

/** What references are followed through. */
export interface Roots {
  readonly payload: Json;
  context(): Json;
  variable(name: string): Json | undefined;
}

const known = new Map<string, Reference>();
const mostKept = 10_000;

/** The reference that a text is; parsed once. Throws a `SyntaxFault` for any other text. */
export function referenceOf(text: string): Reference {
  const kept = known.get(text);
  if (kept !== undefined) return kept;
  const reader = new TextReader(text);
  const reference = parseReference(reader);
  reader.skipBlanks();
  if (!reader.isDone) throw new SyntaxFault(`'${text}' is no path from position ${reader.at} on`);
  if (known.size >= mostKept) known.clear();
  known.set(text, reference);
  return reference;
}

/** The reference that stands ahead. */
export function parseReference(reader: TextReader): Reference {
  const start = reader.at;
  reader.expect("$");
  const root = parseRoot(reader);
  const path = parsePath(reader);
  return { text: reader.text.slice(start, reader.at), root, path };
}

function parseRoot(reader: TextReader): Reference["root"] {
  if (reader.take("$")) return "context";
  const variable = reader.match(/[\p{L}_][\p{L}\p{N}_\p{M}]*/uy);
  return variable === undefined ? "payload" : { variable };
}

/** What a reference leads to. */
export function follow({ root, path }: Reference, roots: Roots): Found {
  const start = rootOf(root, roots);
  if (start === undefined) return { kind: "missing", reason: "No results for path: $" };
  return path.tokens.length === 0 ? { kind: "found", value: start } : find(path, start);
}

function rootOf(root: Reference["root"], roots: Roots): Json | undefined {
  if (root === "payload") return roots.payload;
  return root === "context" ? roots.context() : roots.variable(root.variable);
}
