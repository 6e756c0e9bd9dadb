/** Just enough of Markdown to check what the documentation claims: its fences, links, inline code and headings. */

interface Fence {
  /** What stands behind the opening ticks: `ts`, `sh`, `ts ignore-check the middle of a function`. */
  readonly info: string;
  readonly text: string;
  /** Line of the opening ticks, from 1. */
  readonly line: number;
}

interface Markdown {
  readonly fences: readonly Fence[];
  /** Targets of links and images. */
  readonly links: readonly string[];
  readonly code: readonly string[];
  /** Ids of the headings, as GitHub makes them. */
  readonly anchors: ReadonlySet<string>;
}

const fence = /^[ \t]*(`{3,}|~{3,})[ \t]*(.*?)[ \t]*\n([\s\S]*?)^[ \t]*\1[`~]*[ \t]*$/gm;

/** Takes a Markdown text apart. */
export function parseMarkdown(text: string): Markdown {
  const fences = [...text.matchAll(fence)].map(({ 2: info = "", 3: inside = "", index }): Fence => ({
    info,
    text: inside,
    line: lineAt(text, index),
  }));
  const prose = text.replace(fence, "");
  if (/^[ \t]*(```|~~~)/m.test(prose)) throw new Error("a fence is never closed");
  return { fences, ...parseProse(prose) };
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split("\n").length;
}

function parseProse(prose: string): Omit<Markdown, "fences"> {
  const withoutCode = prose.replace(/`[^`\n]+`/g, "");
  const headings = [...prose.matchAll(/^#{1,6}\s+(.*?)\s*#*$/gm)].map((match) => match[1] ?? "");
  return {
    links: [...withoutCode.matchAll(/\]\(\s*<?([^)\s>]+)/g)].map((match) => match[1] ?? ""),
    code: [...prose.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? ""),
    anchors: new Set(headings.map(anchor)),
  };
}

function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");
}
