/** `sfn-compile run`: compiles a workflow and runs what was emitted, definition and bundles, on this machine. */
import { build } from "../build/build";
import type { BuildResult } from "../build/build";
import { hasErrors } from "../build/compile-project";
import { Report } from "../../compiler/diagnostics/report";
import type { Diagnostic } from "../../compiler/diagnostics/report";
import type { CompiledWorkflow } from "../../compiler/compiled";
import type { Json } from "../../compiler/asl/definition";
import { UsageError } from "./arguments";
import type { Arguments } from "./arguments";
import type { Run } from "./command";
import { exitCodes } from "./command";
import { showFindings } from "./findings";
import { printJson } from "./io";
import type { Io } from "./io";
import { checkFailures, readFailures } from "./run/failures";
import { readInput } from "./run/input";
import { conclude, toJson } from "./run/outcome";
import { progress } from "./run/progress";
import { runMachine } from "./run/machine";
import type { Ran } from "./run/machine";
import { chooseWorkflow, splitTarget } from "./run/target";
import type { Failures } from "./run/failures";

export const run: Run = async (given, io) => {
  const failures = readFailures(given.values("fail"));
  const target = splitTarget(onlyTarget(given));
  const report = new Report();
  const input = await readInput(given.value("input"), io, report);
  const built = await build({ cwd: io.cwd, files: target.files });
  const workflow = hasErrors(built.diagnostics) ? null : chooseWorkflow(target, built.compilation.workflows, report);
  if (workflow !== null) checkFailures(failures, workflow, report);
  const diagnostics = [...built.diagnostics, ...report.found];
  if (workflow === null || hasErrors(diagnostics)) return refuse(given, diagnostics, built.root, io);
  if (!given.has("json")) showFindings(diagnostics, built.root, io);
  const ran = await runQuietlyOrNot(given, { built, workflow, input, failures }, io);
  if (given.has("json")) printJson(io.stdout, toJson(workflow.name, ran));
  else conclude(workflow.name, ran, io);
  return ran.execution.status === "SUCCEEDED" ? exitCodes.fine : exitCodes.diagnostics;
};

interface Start {
  readonly built: BuildResult;
  readonly workflow: CompiledWorkflow;
  readonly input: Json;
  readonly failures: Failures;
}

function runQuietlyOrNot(given: Arguments, start: Start, io: Io): Promise<Ran> {
  const observe = given.has("json") ? () => undefined : progress(start.workflow, io);
  return runMachine({ ...start, observe }, io);
}

function onlyTarget({ positionals }: Arguments): string {
  const [target = "", ...more] = positionals;
  if (more.length > 0) throw new UsageError(`run takes one file or folder, not ${positionals.length}`);
  return target;
}

function refuse(given: Arguments, diagnostics: readonly Diagnostic[], root: string, io: Io): number {
  if (given.has("json")) printJson(io.stdout, { diagnostics });
  else showFindings(diagnostics, root, io);
  return exitCodes.diagnostics;
}
