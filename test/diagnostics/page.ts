/**
 * A page of docs/errors, taken apart: the program (or the command) that raises the diagnostic, the text that the user
 * sees, and the same repaired. Everything after the line `Repaired:` belongs to the second half.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../architecture/files";
import { parseMarkdown } from "../architecture/markdown";

const folder = join(root, "docs/errors");

/** Files by path, and the commands that are run on them; none where they are compiled as they are. */
export interface Program {
  readonly files: { readonly [path: string]: string };
  readonly commands: readonly string[];
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

/** Compares what the user sees with what the page shows; with UPDATE_PAGES=1, puts it into the page. */
export function expectShown(page: Page, seen: string): void {
  if (process.env["UPDATE_PAGES"] === "1") {
    const text = page.text.replace(/^```text\n[\s\S]*?^```$/m, () => `\`\`\`text\n${seen}\n\`\`\``);
    writeFileSync(join(folder, `${page.code}.md`), text);
  } else expect(page.shown).toBe(`${seen}\n`);
}

function programOf(markdown: string): Program {
  const fences = parseMarkdown(markdown).fences;
  const sources = fences.flatMap(({ info, text }): readonly (readonly [string, string])[] => {
    const [language = "", path] = info.split(" ");
    if (language === "ts") return path === "excerpt" ? [] : splitFiles(text);
    return path === undefined ? [] : [[path, text]];
  });
  const commands = fences.filter(({ info }) => info === "sh").flatMap(({ text }) => text.trim().split("\n"));
  return { files: Object.fromEntries(sources), commands };
}

/** `// file: workflows/tasks.ts` begins a file; what stands before the first one is `workflows/order.ts`. */
function splitFiles(text: string): readonly (readonly [path: string, text: string])[] {
  const [first = "", ...parts] = text.split(/^\/\/ file: (.*)\n/m);
  const files: (readonly [string, string])[] = first.trim() === "" ? [] : [["workflows/order.ts", first]];
  for (let at = 0; at < parts.length; at += 2) files.push([parts[at] ?? "", parts[at + 1] ?? ""]);
  return files;
}
