/** `sfn-compile graph`: draws a workflow or a definition, with the way of an execution if its history is given. */
import { Report } from "../../compiler/diagnostics/report";
import { compileProject, hasErrors } from "../build/compile-project";
import { loadProject } from "../build/project";
import { findRoot } from "../build/root";
import { stepsOf } from "../history/steps";
import { nothingTaken, takenBy } from "../graph/taken";
import { UsageError } from "./arguments";
import type { Run } from "./command";
import { exitCodes } from "./command";
import { namesDefinition, readDefinitionFile } from "./definition/definition-file";
import { showFindings } from "./findings";
import { readHistory } from "./history-file";
import type { Io } from "./io";
import { draw } from "./picture";
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
  draw({ definition, taken, out: given.value("out"), format: given.value("format") }, io, report);
  if (!report.failed) return exitCodes.fine;
  showFindings(report.found, findRoot(io.cwd), io);
  return exitCodes.diagnostics;
};

function compiled(named: string, io: Io, report: Report): object | null {
  const target = splitTarget(named);
  const { workflows, diagnostics } = compileProject(loadProject(io.cwd, target.files), target.files);
  if (hasErrors(diagnostics)) {
    showFindings(diagnostics, findRoot(io.cwd), io);
    return null;
  }
  return chooseWorkflow(target, workflows, report)?.definition ?? null;
}
