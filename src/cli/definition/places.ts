/** From a place in a definition, as AWS names it (`/States/Charge the card/Catch[0]/Next`), to a place in its file. */
import { isCollection, isMap, isNode, isPair, isScalar, isSeq } from "yaml";
import type { Document } from "yaml";
import type { Span } from "../../../compiler/ir/span";

interface Source {
  readonly file: string;
  readonly text: string;
}

/** The place of what AWS complains about, or of the nearest thing around it; null when nothing is found. */
export function placeIn(document: Document, location: string, source: Source): Span | null {
  let found: unknown = document.contents;
  let rest = location;
  while (rest !== "" && isCollection(found)) {
    const step = next(found, rest);
    if (step === null) break;
    [found, rest] = step;
  }
  const start = isNode(found) ? found.range?.[0] : undefined;
  return start === undefined || found === document.contents ? null : spanAt(start, source);
}

/** One character at an offset; the last one where the text is shorter. */
export function spanAt(offset: number, { file, text }: Source): Span {
  const start = Math.max(0, Math.min(offset, text.trimEnd().length - 1));
  const before = text.slice(0, start).split("\n");
  const column = (before.at(-1)?.length ?? 0) + 1;
  return { file, start, end: start + 1, line: before.length, column };
}

/** Goes one step down: names of states may hold `/` and brackets, so that the longest key that fits is taken. */
function next(collection: object, rest: string): readonly [found: unknown, rest: string] | null {
  if (isSeq(collection)) {
    const index = /^\[(\d+)\]/.exec(rest);
    const item = index === null ? undefined : collection.items[Number(index[1])];
    return index === null || item === undefined ? null : [item, rest.slice(index[0].length)];
  }
  if (!isMap(collection)) return null;
  const keys = collection.items.flatMap((pair) =>
    isPair(pair) && isScalar(pair.key) && fits(`/${String(pair.key.value)}`, rest) ? [String(pair.key.value)] : [],
  );
  const [key] = keys.sort((a, b) => b.length - a.length);
  return key === undefined ? null : [collection.get(key, true), rest.slice(key.length + 1)];
}

function fits(step: string, rest: string): boolean {
  return rest.startsWith(step) && /^($|\/|\[)/.test(rest.slice(step.length));
}
