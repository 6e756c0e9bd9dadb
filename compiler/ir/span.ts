/** A stretch of source text. All that is left of a syntax node after `1-read`. */
export interface Span {
  /** Path from the root of the project, with `/`. */
  readonly file: string;
  /** Offsets in UTF-16 units; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** From 1. */
  readonly line: number;
  readonly column: number;
}

/** The place of something that stands in no file. */
export const nowhere: Span = { file: "", start: 0, end: 0, line: 1, column: 1 };

/** What tells one place from all others. */
export function keyOfSpan({ file, start, end }: Span): string {
  return `${file}:${start}:${end}`;
}
