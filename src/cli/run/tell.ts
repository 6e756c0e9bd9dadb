/** What a run shows: while it runs, at its end, and when it cannot begin; for a person, or as one JSON document. */
import type { Diagnostic } from "../../../compiler/diagnostics/report";
import type { HistoryEvent } from "../../../runtime/interpreter/history-event";
import type { Arguments } from "../arguments";
import { exitCodes } from "../command";
import { showFindings } from "../findings";
import { entriesOf } from "../../history/entry";
import { eventLines } from "../../history/events";
import type { SourceMap } from "../../history/source-map";
import { sourceLines } from "../../history/sources";
import { stepsOf } from "../../history/steps";
import { traceJson } from "../../history/trace-json";
import { traceLines } from "../../history/trace";
import { print, printJson } from "../io";
import type { Io } from "../io";
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
}

/** What is told of every event: it shows them as they happen, unless something else is asked for. */
export function observer(shown: Shown, given: Arguments, io: Io): (event: HistoryEvent) => void {
  const quiet = ["json", "history", "trace"].some((option) => given.has(option));
  return quiet ? () => undefined : progress(shown, io);
}

/** Tells how a run ended; gives the exit code. */
export function tell(subject: Subject, ran: Ran, given: Arguments, io: Io): number {
  const { history, status } = ran.execution;
  const entries = entriesOf(history) ?? [];
  const steps = given.has("trace") ? stepsOf(entries) : [];
  const options = { map: subject.map, source: sourceLines(subject.root) };
  if (given.has("json")) {
    printJson(io.stdout, {
      [subject.kind]: subject.name,
      ...toJson(ran),
      ...(given.has("trace") ? { trace: traceJson(steps, options) } : {}),
      ...(given.has("history") ? { history } : {}),
    });
  } else {
    if (given.has("history")) for (const line of eventLines(entries)) print(io.stdout, line);
    if (given.has("trace") && given.has("history")) print(io.stdout);
    for (const line of traceLines(steps, options)) print(io.stdout, line);
    conclude(subject.name, ran, io);
  }
  return status === "SUCCEEDED" ? exitCodes.fine : exitCodes.diagnostics;
}

/** Shows why there is no run; gives the exit code. */
export function refuse(given: Arguments, diagnostics: readonly Diagnostic[], root: string, io: Io): number {
  if (given.has("json")) printJson(io.stdout, { diagnostics });
  else showFindings(diagnostics, root, io);
  return exitCodes.diagnostics;
}
