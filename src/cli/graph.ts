/** `sfn-compile graph`: draws a workflow or a definition, with the way of an execution if its history is given. */
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { Report } from "../../compiler/diagnostics/report";
import { compileProject, hasErrors } from "../build/compile-project";
import { loadProject } from "../build/project";
import { findRoot } from "../build/root";
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
import { readHistory } from "./history-file";
import type { Io } from "./io";
import { chooseWorkflow, splitTarget } from "./run/target";

export const run: Run = async (given, io) => {
  const [target = "", ...more] = given.positionals;
  if (more.length > 0) throw new UsageError("graph takes one workflow or one definition");
  const report = new Report();
  const definition = namesDefinition(target)
    ? (readDefinitionFile(target, "STANDARD", { io, report })?.value ?? null)
    : compiled(target, io, report);
  const history = given.value("history");
  const entries = history === null ? null : await readHistory(history, io, report);
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
