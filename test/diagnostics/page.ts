/**
 * A page of docs/errors, taken apart: the program (or the command) that raises the diagnostic, the text that the user
 * sees, and the same repaired. Everything after the line `Repaired:` belongs to the second half.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../architecture/files";
import { parseMarkdown } from "../architecture/markdown";

const folder = join(root, "docs/errors");

/** Files by path, and the command that is run on them; null where they are compiled as they are. */
export interface Program {
  readonly files: { readonly [path: string]: string };
  readonly command: string | null;
}

export interface Page {
  readonly code: string;
  readonly title: string;
  readonly text: string;
  readonly raising: Program;
  /** What the user sees; null on a page that shows nothing. */
  readonly shown: string | null;
  readonly repaired: Program;
}

/** Codes that have a page, sorted. */
export function pageCodes(): string[] {
  return readdirSync(folder)
    .map((name) => name.replace(/\.md$/, ""))
    .sort();
}

/** Reads the page of a code. */
export function readPage(code: string): Page {
  const text = readFileSync(join(folder, `${code}.md`), "utf8");
  const [before = "", after = "", ...more] = text.split(/^Repaired:$/m);
  if (more.length > 0) throw new Error(`${code}.md says "Repaired:" twice`);
  const title = /^# (.*)$/m.exec(text)?.[1] ?? "";
  const shown = parseMarkdown(before).fences.find(({ info }) => info === "text")?.text ?? null;
  return { code, title, text, raising: programOf(before), shown, repaired: programOf(after) };
}

/** Puts another text into the block that shows what the user sees. */
export function writeShown(page: Page, shown: string): void {
  const text = page.text.replace(/^```text\n[\s\S]*?^```$/m, () => `\`\`\`text\n${shown}\n\`\`\``);
  writeFileSync(join(folder, `${page.code}.md`), text);
}

function programOf(markdown: string): Program {
  const fences = parseMarkdown(markdown).fences;
  const sources = fences.flatMap(({ info, text }): readonly (readonly [string, string])[] => {
    const [language = "", path] = info.split(" ");
    if (language === "ts") return splitFiles(text);
    return path === undefined ? [] : [[path, text]];
  });
  const command = fences.find(({ info }) => info === "sh")?.text.trim() ?? null;
  return { files: Object.fromEntries(sources), command };
}

/** `// file: workflows/tasks.ts` begins a file; what stands before the first one is `workflows/order.ts`. */
function splitFiles(text: string): readonly (readonly [path: string, text: string])[] {
  const [first = "", ...parts] = text.split(/^\/\/ file: (.*)\n/m);
  const files: (readonly [string, string])[] = first.trim() === "" ? [] : [["workflows/order.ts", first]];
  for (let at = 0; at < parts.length; at += 2) files.push([parts[at] ?? "", parts[at + 1] ?? ""]);
  return files;
}
