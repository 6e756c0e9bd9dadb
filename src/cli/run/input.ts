/** JSON that a command is given, the input of a run above all: a file, what is piped in, or the JSON itself. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Json } from "../../../compiler/asl/definition";
import { missingFile } from "../../../compiler/diagnostics/catalog/input";
import { inputNotJson } from "../../../compiler/diagnostics/catalog/run";
import type { Report } from "../../../compiler/diagnostics/report";
import type { Span } from "../../../compiler/ir/span";
import { findRoot, fromRoot } from "../../build/root";
import { nearestPath } from "../../build/sources";
import { messageOf } from "../../build/thrown";
import { isFile } from "../files";
import type { Io } from "../io";

/** The value of `--input`: `{}` where it is not given, as AWS has it. Null, with a report, when it cannot be read. */
export async function readInput(source: string | null, io: Io, report: Report): Promise<Json> {
  return source === null ? {} : readJson(source, "the value of --input", { io, report });
}

/**
 * The value of a JSON file, of what is piped in (`-`), or of JSON that stands there itself, in a report called `inline`.
 * Null, with a report, when it cannot be read.
 */
export async function readJson(
  source: string,
  inline: string,
  { io, report }: { readonly io: Io; readonly report: Report },
): Promise<Json> {
  if (source === "-") return parse(await textOf(io.stdin), { shown: "the standard input", file: null }, report);
  const path = resolve(io.cwd, source);
  if (!isFile(path)) {
    if (isInline(source)) return parse(source, { shown: inline, file: null }, report);
    report.add(missingFile, null, { path: source, near: nearestPath(source, io.cwd) });
    return null;
  }
  const file = fromRoot(findRoot(io.cwd), path);
  return parse(readFileSync(path, "utf8"), { shown: source, file }, report);
}

/** Whether what is given is JSON itself, and no path. A file that has such a name comes first. */
export function isInline(source: string): boolean {
  return /^\s*[[{"]/.test(source) || /^\s*(?:-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null)\s*$/.test(source);
}

function parse(text: string, { shown, file }: { shown: string; file: string | null }, report: Report): Json {
  try {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- JSON.parse yields JSON
    return JSON.parse(text.replace(/^\uFEFF/, "")) as Json;
  } catch (error) {
    const message = messageOf(error);
    const span = file === null ? null : spanOf(text, file, message);
    report.add(inputNotJson, span, { source: shown, message: message.replace(/ \(line \d+ column \d+\)$/, "") });
    return null;
  }
}

/** Where JSON.parse stopped, which it tells only in prose, and not always; then null. */
function spanOf(text: string, file: string, message: string): Span | null {
  const position = /end of JSON/.test(message) ? text.length : Number(/at position (\d+)/.exec(message)?.[1] ?? NaN);
  if (Number.isNaN(position)) return null;
  const start = Math.min(position, Math.max(0, text.trimEnd().length - 1));
  const before = text.slice(0, start).split("\n");
  const column = (before.at(-1)?.length ?? 0) + 1;
  return { file, start, end: Math.min(start + 1, text.length), line: before.length, column };
}

async function textOf(stream: AsyncIterable<string | Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(typeof chunk === "string" ? Buffer.from(chunk) : chunk);
  return Buffer.concat(chunks).toString("utf8");
}
