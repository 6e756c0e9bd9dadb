/**
 * What the compiler has to say to the user. Facts go in (typed by the catalogue entry), prose comes out;
 * phases report and go on, so that one run shows everything that is wrong.
 */
import type { Span } from "../ir/span";

export type Severity = "error" | "warning";

/** One entry of the catalogue. `Facts` are what a report of it must say. */
export interface DiagnosticKind<Facts> {
  /** `SFN` and four digits; the first is the phase: 0 input, 1 read, 2 check, 3 plan, 4 emit, 9 internal. Never reused. */
  readonly code: string;
  readonly slug: string;
  readonly severity: Severity;
  readonly title: (facts: Facts) => string;
  /** Stands under the marked text. */
  readonly label: (facts: Facts) => string;
  /** One sentence: why, in terms of state machines. */
  readonly why: string;
  /** One imperative: the repair. */
  readonly help: (facts: Facts) => string;
}

export interface Diagnostic {
  readonly code: string;
  readonly slug: string;
  readonly severity: Severity;
  readonly title: string;
  readonly label: string;
  readonly why: string;
  readonly help: string;
  /** Null when the trouble is in no source file (a missing file, say). */
  readonly span: Span | null;
}

/** Collects diagnostics; the same one at the same place counts once. */
export class Report {
  readonly #found = new Map<string, Diagnostic>();

  add<Facts>(kind: DiagnosticKind<Facts>, span: Span | null, facts: Facts): void {
    const { code, slug, severity, why } = kind;
    const said = {
      code,
      slug,
      severity,
      why,
      span,
      title: kind.title(facts),
      label: kind.label(facts),
      help: kind.help(facts),
    };
    if (!this.#found.has(keyOf(said))) this.#found.set(keyOf(said), said);
  }

  /** Says again what has been said of a place, before it was forgotten. */
  repeat(said: Diagnostic): void {
    if (!this.#found.has(keyOf(said))) this.#found.set(keyOf(said), said);
  }

  /** Takes over what others have found. */
  repeatAll(others: readonly { readonly found: readonly Diagnostic[] }[]): void {
    for (const { found } of others) for (const said of found) this.repeat(said);
  }

  /** The place up to which there are diagnostics now, for `errorsSince` and `rollBack`. */
  get mark(): number {
    return this.#found.size;
  }

  /** The errors that were found after a mark. */
  errorsSince(mark: number): readonly Diagnostic[] {
    return [...this.#found.values()].slice(mark).filter(({ severity }) => severity === "error");
  }

  /** Forgets what was found after a mark. */
  rollBack(mark: number): void {
    for (const key of [...this.#found.keys()].slice(mark)) this.#found.delete(key);
  }

  /** True when something was found that forbids to emit. */
  get failed(): boolean {
    return [...this.#found.values()].some((diagnostic) => diagnostic.severity === "error");
  }

  /** Everything found, in the order of the source. */
  get found(): readonly Diagnostic[] {
    return [...this.#found.values()].sort(byPlace);
  }
}

function keyOf({ code, span, title }: Diagnostic): string {
  return `${code} ${span === null ? "" : `${span.file}:${span.start}:${span.end}`} ${title}`;
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  if (a.span === null || b.span === null) return Number(b.span === null) - Number(a.span === null);
  if (a.span.file !== b.span.file) return a.span.file < b.span.file ? -1 : 1;
  return a.span.start - b.span.start || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
}
