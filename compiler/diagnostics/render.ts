/**
 * Renders a diagnostic: what is wrong, where (with the text marked), why, and how to repair it.
 *
 *   error SFN1201 unawaited-task: nothing waits for `chargeCard`
 *      ┌─ workflows/order/workflow.ts:14:3
 *   14 │   chargeCard(order.card)
 *      │   ^^^^^^^^^^^^^^^^^^^^^^ starts `chargeCard`, but the workflow moves on without its result
 */
import type { Diagnostic } from "./report";
import type { Span } from "../ir/span";

export interface RenderOptions {
  readonly color: boolean;
}

type Paint = (text: string) => string;

interface Palette {
  readonly error: Paint;
  readonly warning: Paint;
  readonly frame: Paint;
  readonly strong: Paint;
}

const paint =
  (code: number, color: boolean): Paint =>
  (text) =>
    color ? `\u001b[${code}m${text}\u001b[0m` : text;

/** The diagnostic as text of several lines, without a line break at the end. `source` is the text of its file, if it is known. */
export function render(diagnostic: Diagnostic, source: string | null, { color }: RenderOptions): string {
  const palette: Palette = {
    error: paint(31, color),
    warning: paint(33, color),
    frame: paint(36, color),
    strong: paint(1, color),
  };
  const { code, slug, severity, title, span, why, help } = diagnostic;
  const lines = [`${palette[severity](severity)} ${palette.strong(`${code} ${slug}`)}: ${title}`];
  if (span !== null) lines.push(...frame(span, source, diagnostic, palette));
  lines.push(`  ${why}`, `${palette.strong("help")}: ${help}`, `      ${palette.frame(`docs/errors/${code}.md`)}`);
  return lines.join("\n");
}

function frame(
  span: Span,
  source: string | null,
  { label, severity }: Diagnostic,
  palette: Palette,
): readonly string[] {
  const gutter = " ".repeat(String(span.line).length);
  const head = `${gutter} ${palette.frame("┌─")} ${span.file}:${span.line}:${span.column}`;
  const text = source?.split(/\r?\n/)[span.line - 1];
  if (text === undefined) return [head];
  const shown = text.replaceAll("\t", " ");
  const from = span.column - 1;
  const width = Math.max(1, columnsOf(shown.slice(from, from + span.end - span.start)));
  const marks = `${" ".repeat(columnsOf(shown.slice(0, from)))}${palette[severity]("^".repeat(width))}`;
  const bar = palette.frame("│");
  return [head, `${span.line} ${bar} ${shown}`, `${gutter} ${bar} ${marks} ${label}`];
}

const wide = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60]/u;

/** Columns that a terminal gives to a text: two to a character of Chinese, Japanese or Korean, none to an accent. */
function columnsOf(text: string): number {
  const columns = [...text].map((character) => {
    if (/\p{Mn}/u.test(character)) return 0;
    return wide.test(character) ? 2 : 1;
  });
  return columns.reduce<number>((sum, each) => sum + each, 0);
}
