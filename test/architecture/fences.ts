/**
 * Type-checks the TypeScript of a Markdown file against the sources of this project. A fence whose first line is a
 * comment with a path (`// workflows/book-trip/book-trip.ts`) stands there, so that relative imports resolve;
 * the fences of one file see each other.
 */
import { dirname, join } from "node:path";
import ts from "typescript";
import { root } from "./files";

export interface Program {
  /** From 1: where in the Markdown its first line stands. */
  readonly line: number;
  readonly text: string;
}

const config = ts.readConfigFile(join(root, "tsconfig.json"), (path) => ts.sys.readFile(path));
const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
const cached = new Map<string, ts.SourceFile | undefined>();

/** What TypeScript has to say against these programs: `line: message`. */
export function typeErrors(markdown: string, programs: readonly Program[]): string[] {
  const standing = new Map(programs.map((program) => [placeOf(markdown, program), program]));
  const host = ts.createCompilerHost(options);
  const overlaid: ts.CompilerHost = {
    ...host,
    fileExists: (path) => standing.has(path) || host.fileExists(path),
    readFile: (path) => standing.get(path)?.text ?? host.readFile(path),
    directoryExists: (path) =>
      [...standing.keys()].some((place) => place.startsWith(`${path}/`)) || ts.sys.directoryExists(path),
    getSourceFile: (path, settings) => {
      const program = standing.get(path);
      if (program !== undefined) return ts.createSourceFile(path, program.text, settings, true);
      if (!cached.has(path)) cached.set(path, host.getSourceFile(path, settings));
      return cached.get(path);
    },
  };
  const lenient = { ...options, noUnusedLocals: false, noUnusedParameters: false };
  const program = ts.createProgram([...standing.keys()], lenient, overlaid);
  return [...standing].flatMap(([path, { line }]) => {
    const file = program.getSourceFile(path);
    const found = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    return found.map(({ start = 0, messageText }) => {
      const within = file?.getLineAndCharacterOfPosition(start).line ?? 0;
      return `${markdown}:${line + within}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
    });
  });
}

function placeOf(markdown: string, { line, text }: Program): string {
  const named = /^\/\/ ([\w./-]+\.ts)$/m.exec(text.split("\n", 1)[0] ?? "");
  return join(root, named?.[1] ?? join(dirname(markdown), `fence-${line}.ts`)).replaceAll("\\", "/");
}
