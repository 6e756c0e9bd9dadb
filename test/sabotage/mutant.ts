/**
 * One mistake at a time: a change is tried at every place of a flow or a definition, and each place gives a mutant.
 * Both are plain data, so one walk serves both; what is not changed is shared with the original, identities included.
 */

export interface Mutant<Whole> {
  /** Where the mistake is, in words. */
  readonly where: string;
  readonly whole: Whole;
}

/** What a part becomes. `line` says where that is, when the part itself is too large to say it. */
export interface Changed {
  readonly part: unknown;
  readonly line?: number;
  /** Which of the ways to be wrong in this place it is, from 1. */
  readonly way: number;
}

/** What a change makes of a part, several if it can be wrong in several ways; nothing where it does not apply. */
export type Change = (part: unknown) => readonly Changed[];

type Path = readonly string[];

/** Every whole that differs in one place, and there as the change says. */
export function* mutants<Whole>(whole: Whole, change: Change): Generator<Mutant<Whole>> {
  for (const { path, part } of parts(whole, [])) {
    for (const changed of change(part)) {
      const place = changed.line === undefined ? placeIn(whole, path) : `line ${changed.line}`;
      yield { where: `${place} (${changed.way})`, whole: replaced(whole, path, changed.part) as Whole };
    }
  }
}

function* parts(part: unknown, path: Path): Generator<{ readonly path: Path; readonly part: unknown }> {
  yield { path, part };
  if (typeof part !== "object" || part === null) return;
  for (const [key, inner] of Object.entries(part)) yield* parts(inner, [...path, key]);
}

function replaced(whole: unknown, [key, ...rest]: Path, part: unknown): unknown {
  if (key === undefined) return part;
  if (Array.isArray(whole))
    return whole.map((item: unknown, at) => (String(at) === key ? replaced(item, rest, part) : item));
  const record = whole as { readonly [key: string]: unknown };
  return Object.fromEntries(
    Object.entries(record).map(([name, inner]) => [name, name === key ? replaced(inner, rest, part) : inner]),
  );
}

/** The innermost line of the source around a place, else its path. */
function placeIn(whole: unknown, path: Path): string {
  let line: number | undefined;
  let part = whole;
  for (const key of path) {
    part = (part as { readonly [key: string]: unknown })[key];
    line = lineOf(part) ?? line;
  }
  return line === undefined ? path.slice(1).join(".") : `line ${line}`;
}

function lineOf(part: unknown): number | undefined {
  const { span } = (part ?? {}) as { readonly span?: { readonly line: number } };
  return span?.line;
}
