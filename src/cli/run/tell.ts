/** What a run shows: while it runs, at its end, and when it cannot begin; for a person, or as one JSON document. */
import { Report } from "../../../compiler/diagnostics/report";
import type { Diagnostic } from "../../../compiler/diagnostics/report";
import type { HistoryEvent } from "../../../runtime/interpreter/history-event";
import type { Arguments } from "../arguments";
import { exitCodes } from "../command";
import { showFindings } from "../findings";
import { takenBy } from "../../graph/taken";
import { entriesOf } from "../../history/entry";
import type { Entry } from "../../history/entry";
import { eventLines } from "../../history/events";
import type { SourceMap } from "../../history/source-map";
import { sourceLines } from "../../history/sources";
import { stepsOf } from "../../history/steps";
import { traceJson } from "../../history/trace-json";
import { traceLines } from "../../history/trace";
import { print, printJson } from "../io";
import type { Io } from "../io";
import { draw } from "../picture";
import { conclude, toJson } from "./outcome";
import { progress } from "./progress";
import type { Shown } from "./progress";
import type { Ran } from "./ran";

export interface Subject {
  readonly kind: "workflow" | "machine";
  readonly name: string;
  readonly map: SourceMap | null;
  /** Where the files of the map are told from. */
  readonly root: string;
  readonly definition: object;
}

/** What is told of every event: it shows them as they happen, unless something else is asked for. */
export function observer(shown: Shown, given: Arguments, io: Io): (event: HistoryEvent) => void {
  const quiet = ["json", "history", "trace"].some((option) => given.has(option));
  return quiet ? () => undefined : progress(shown, io);
}

/** Tells how a run ended; gives the exit code. */
export function tell(subject: Subject, ran: Ran, given: Arguments, io: Io): number {
  const entries = entriesOf(ran.execution.history) ?? [];
  const isDrawn = drawn(subject, entries, given, io);
  if (given.has("json")) tellPrograms(subject, ran, given, io);
  else tellPeople(subject, ran, given, io);
  return ran.execution.status === "SUCCEEDED" && isDrawn ? exitCodes.fine : exitCodes.diagnostics;
}

function tellPrograms(subject: Subject, ran: Ran, given: Arguments, io: Io): void {
  const { history } = ran.execution;
  printJson(io.stdout, {
    [subject.kind]: subject.name,
    ...toJson(ran),
    ...(given.has("trace") ? { trace: traceJson(stepsOf(entriesOf(history) ?? []), sourcesOf(subject)) } : {}),
    ...(given.has("history") ? { history } : {}),
  });
}

function tellPeople(subject: Subject, ran: Ran, given: Arguments, io: Io): void {
  const entries = entriesOf(ran.execution.history) ?? [];
  const steps = given.has("trace") ? stepsOf(entries) : [];
  if (given.has("history")) for (const line of eventLines(entries)) print(io.stdout, line);
  if (given.has("trace") && given.has("history")) print(io.stdout);
  for (const line of traceLines(steps, sourcesOf(subject))) print(io.stdout, line);
  conclude(subject.name, ran, io);
}

function sourcesOf({ map, root }: Subject): Parameters<typeof traceLines>[1] {
  return { map, source: sourceLines(root) };
}

/** Draws the way of a run, if that is asked for; false where the file cannot be written. */
function drawn({ definition, root }: Subject, entries: readonly Entry[], given: Arguments, io: Io): boolean {
  const out = given.value("graph");
  if (out === null) return true;
  const report = new Report();
  draw({ definition, taken: takenBy(stepsOf(entries)), out, format: null }, io, report);
  showFindings(report.found, root, io);
  return !report.failed;
}

/** Shows why there is no run; gives the exit code. */
export function refuse(given: Arguments, diagnostics: readonly Diagnostic[], root: string, io: Io): number {
  if (given.has("json")) printJson(io.stdout, { diagnostics });
  else showFindings(diagnostics, root, io);
  return exitCodes.diagnostics;
}
