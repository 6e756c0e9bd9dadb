/** `sfn-compile graph`: draws a workflow or a definition, with the way of an execution if its history is given. */
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { notAHistory } from "../../compiler/diagnostics/catalog/input";
import { Report } from "../../compiler/diagnostics/report";
import { isRecord } from "../../runtime/interpreter/json";
import { compileProject, hasErrors } from "../build/compile-project";
import { loadProject } from "../build/project";
import { findRoot } from "../build/root";
import { entriesOf } from "../history/entry";
import type { Entry } from "../history/entry";
import { stepsOf } from "../history/steps";
import { chartOf } from "../graph/chart";
import { mermaidOf } from "../graph/mermaid";
import { svgOf } from "../graph/svg";
import { nothingTaken, takenBy } from "../graph/taken";
import { UsageError } from "./arguments";
import type { Arguments } from "./arguments";
import type { Run } from "./command";
import { exitCodes } from "./command";
import { namesDefinition, readDefinitionFile } from "./definition/definition-file";
import { showFindings } from "./findings";
import type { Io } from "./io";
import { readJson } from "./run/input";
import { chooseWorkflow, splitTarget } from "./run/target";

export const run: Run = async (given, io) => {
  const [target = "", ...more] = given.positionals;
  if (more.length > 0) throw new UsageError("graph takes one workflow or one definition");
  const report = new Report();
  const definition = namesDefinition(target)
    ? (readDefinitionFile(target, "STANDARD", { io, report })?.value ?? null)
    : compiled(target, io, report);
  const history = given.value("history");
  const entries = history === null ? null : await readEntries(history, io, report);
  if (definition === null || report.failed) {
    showFindings(report.found, findRoot(io.cwd), io);
    return exitCodes.diagnostics;
  }
  const taken = entries === null ? nothingTaken : takenBy(stepsOf(entries));
  const out = given.value("out");
  const text =
    formatOf(given, out) === "svg" ? svgOf(chartOf(definition), taken) : mermaidOf(chartOf(definition), taken);
  if (out === null) io.stdout.write(text);
  else writeFileSync(resolve(io.cwd, out), text);
  return exitCodes.fine;
};

function formatOf(given: Arguments, out: string | null): string {
  return given.value("format") ?? (out !== null && /\.svg$/i.test(out) ? "svg" : "mermaid");
}

function compiled(named: string, io: Io, report: Report): object | null {
  const target = splitTarget(named);
  const { workflows, diagnostics } = compileProject(loadProject(io.cwd, target.files), target.files);
  if (hasErrors(diagnostics)) {
    showFindings(diagnostics, findRoot(io.cwd), io);
    return null;
  }
  return chooseWorkflow(target, workflows, report)?.definition ?? null;
}

async function readEntries(source: string, io: Io, report: Report): Promise<readonly Entry[] | null> {
  const value = await readJson(source, io, report);
  if (report.failed) return null;
  const events: unknown = isRecord(value) ? (value["events"] ?? value["history"]) : value;
  const entries = Array.isArray(events) && events.length > 0 ? entriesOf(events) : null;
  if (entries === null) report.add(notAHistory, null, { path: source, what: "history" });
  return entries;
}
