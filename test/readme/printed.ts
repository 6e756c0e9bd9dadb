/**
 * What a page says that commands print: a fence of commands (`sh`) with a fence of output (`text`) right behind it.
 *
 *   UPDATE_DOCS=1 npx jest test/readme      writes what they print into the pages, for review
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseMarkdown } from "../architecture/markdown";
import { repository } from "../build/temporary-project";
import { sfnCompile } from "../cli/command-line";

export interface Fence {
  readonly info: string;
  readonly text: string;
  readonly line: number;
}

export interface Example {
  /** Command lines, each as it is typed. */
  readonly commands: readonly string[];
  readonly printed: Fence;
}

/** The fences of a page of this repository, in order. */
export function fencesOf(page: string): readonly Fence[] {
  return parseMarkdown(readFileSync(join(repository, page), "utf8")).fences;
}

/** Every fence of commands whose output the page shows. */
export function examplesOf(page: string): readonly Example[] {
  const fences = fencesOf(page);
  return fences.flatMap(({ info, text }, at) => {
    const printed = fences[at + 1];
    if (info !== "sh" || printed?.info !== "text") return [];
    return [{ commands: commandsIn(text), printed }];
  });
}

/** `a && b`, or one command a line. */
export function commandsIn(text: string): readonly string[] {
  return text
    .split(/ && |\n/)
    .map((command) => command.replace(/ +#.*/, "").trim())
    .filter((command) => command !== "");
}

/** Runs the commands of sfn-compile among these in a project: what they print, in one text, and their exit codes. */
export async function play(project: string, commands: readonly string[]): Promise<{ text: string; codes: number[] }> {
  const codes: number[] = [];
  let text = "";
  for (const command of commands) {
    const [npx, name, ...argv] = command.split(" ");
    if (npx !== "npx" || name !== "sfn-compile") continue;
    const { code, stdout, stderr } = await sfnCompile(project, argv);
    codes.push(code);
    text += stdout + stderr;
  }
  return { text, codes };
}

/** The page shows exactly this text; with UPDATE_DOCS it is made to. */
export function expectShown(page: string, { text, line }: Fence, printed: string): void {
  if (process.env["UPDATE_DOCS"] === undefined) {
    const repair = "if it is right: UPDATE_DOCS=1 npx jest test/readme";
    return expect({ page, repair, text }).toEqual({ page, repair, text: printed });
  }
  const path = join(repository, page);
  const lines = readFileSync(path, "utf8").split("\n");
  const fence = parseMarkdown(lines.join("\n")).fences.find((each) => each.info === "text" && each.text === text);
  const start = fence?.line ?? line;
  const height = text === "" ? 0 : text.split("\n").length - 1;
  lines.splice(start, height, ...printed.replace(/\n$/, "").split("\n"));
  writeFileSync(path, lines.join("\n"));
}
