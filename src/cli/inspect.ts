/** `sfn-compile inspect history.json`: shows a saved history, of the local runtime or of AWS, step by step. */
import { dirname, join, resolve } from "node:path";
import { notAHistory } from "../../compiler/diagnostics/catalog/run";
import { Report } from "../../compiler/diagnostics/report";
import { findRoot } from "../build/root";
import { UsageError } from "./arguments";
import type { Arguments } from "./arguments";
import type { Run } from "./command";
import { exitCodes } from "./command";
import { showFindings } from "./findings";
import { readHistory } from "./history-file";
import { textIn } from "../history/entry";
import type { Entry } from "../history/entry";
import { mapFor, readMap } from "./definition/map-file";
import type { SourceMap } from "../history/source-map";
import { sourceLines } from "../history/sources";
import { stepsOf } from "../history/steps";
import type { Step } from "../history/step";
import { registrant, traceLines } from "../history/trace";
import { traceJson } from "../history/trace-json";
import { print, printJson } from "./io";
import type { Io } from "./io";
import { duration, failureText } from "../history/text";

export const run: Run = async (given, io) => {
  const [source, ...more] = given.positionals;
  if (source === undefined || more.length > 0) throw new UsageError("inspect takes one file with a history");
  const report = new Report();
  const entries = await readHistory(source, io, report);
  const steps = stepsOf(entries ?? []);
  const folder = source === "-" ? io.cwd : dirname(resolve(io.cwd, source));
  const map = chosenMap(given, steps, [folder, join(findRoot(io.cwd), "out")], { io, report });
  if (entries === null || report.failed) {
    if (given.has("json")) printJson(io.stdout, { diagnostics: report.found });
    else showFindings(report.found, findRoot(io.cwd), io);
    return exitCodes.diagnostics;
  }
  const options = { map, source: sourceLines(findRoot(io.cwd)) };
  if (given.has("json"))
    printJson(io.stdout, { ...endOf(entries), undone: undone(steps, map), trace: traceJson(steps, options) });
  else {
    for (const line of [...traceLines(steps, options), "", ...ending(entries, undone(steps, map))])
      print(io.stdout, line);
  }
  return exitCodes.fine;
};

function chosenMap(
  given: Arguments,
  steps: readonly Step[],
  folders: readonly string[],
  { io, report }: { readonly io: Io; readonly report: Report },
): SourceMap | null {
  const named = given.value("map");
  if (named === null) return mapFor(new Set(steps.map(({ state }) => state)), folders);
  const map = readMap(resolve(io.cwd, named));
  if (map === null) report.add(notAHistory, null, { path: named, what: "map" });
  return map;
}

/** The compensations that ran, in their order. */
function undone(steps: readonly Step[], map: SourceMap | null): readonly string[] {
  const numbers = steps.map(({ state }) => map?.states.get(state)?.undoes ?? null).filter((each) => each !== null);
  return map === null ? [] : [...new Set(numbers)].map((number) => registrant(number, map));
}

interface End {
  readonly status: string;
  readonly milliseconds: number;
  readonly error?: string;
  readonly cause?: string;
}

function endOf(entries: readonly Entry[]): End {
  const [first, last] = [entries[0], entries.at(-1)];
  const ended = /^Execution(Succeeded|Failed|TimedOut|Aborted)$/.exec(last?.type ?? "")?.[1];
  const status = ended?.replace(/(?<=.)([A-Z])/, "_$1").toUpperCase() ?? "RUNNING";
  return { status, milliseconds: (last?.time ?? 0) - (first?.time ?? 0), ...failureOf(last) };
}

function failureOf(last: Entry | undefined): Pick<End, "error" | "cause"> {
  const [error, cause] = last === undefined ? [null, null] : [textIn(last, "error"), textIn(last, "cause")];
  return { ...(error === null ? {} : { error }), ...(cause === null ? {} : { cause }) };
}

const words: { readonly [status: string]: string } = {
  SUCCEEDED: "succeeded",
  FAILED: "failed",
  TIMED_OUT: "timed out",
  ABORTED: "was stopped",
};

function ending(entries: readonly Entry[], compensations: readonly string[]): readonly string[] {
  const { status, milliseconds, error, cause } = endOf(entries);
  const failure = error === undefined ? [] : [failureText(error, cause ?? "")];
  const ran = compensations.length === 0 ? [] : [`undone: ${compensations.join(", ")}`];
  const what = words[status] ?? "goes on after the last of these events";
  return [`the execution ${what}: ${entries.length} events, ${duration(milliseconds)}`, ...failure, ...ran];
}
