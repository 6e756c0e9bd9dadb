/** Small words to write Markdown with. */
import * as markdown from "prettier/plugins/markdown";
import { format } from "prettier/standalone";

/** Code in a line; longer ticks around code that has ticks itself. */
export function code(text: string): string {
  const ticks = /`/.test(text) ? "``" : "`";
  const space = text.startsWith("`") || text.endsWith("`") ? " " : "";
  return `${ticks}${space}${text}${space}${ticks}`;
}

/** A table. What separates cells is escaped inside of them. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** A sentence out of a fragment: a capital letter in front, a full stop behind. */
export function sentence(text: string): string {
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.?…]$/.test(capital) ? capital : `${capital}.`;
}

/** As prettier writes it, whose check every file passes. */
export function formatted(text: string): Promise<string> {
  return format(text, { parser: "markdown", plugins: [markdown], printWidth: 120 });
}
