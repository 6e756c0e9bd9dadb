/** `sfn-compile run file#workflow`: compiles a workflow and runs what was emitted, definition and bundles. */
import { build } from "../../build/build";
import { hasErrors } from "../../build/compile-project";
import { Report } from "../../../compiler/diagnostics/report";
import type { Arguments } from "../arguments";
import { UsageError } from "../arguments";
import { taskNamesIn } from "../../definition/tasks";
import { showFindings } from "../findings";
import { sourceMapOf } from "../../history/source-map";
import type { Io } from "../io";
import { readAnswers } from "./answers";
import { familyOf } from "./children";
import { checkFailures } from "./failures";
import type { Failures } from "./failures";
import { readInput } from "./input";
import { runMachine } from "./machine";
import { objectsIn } from "./objects";
import { chooseWorkflow, splitTarget } from "./target";
import { observer, refuse, tell } from "./tell";

/** Runs a workflow; gives the exit code. */
export async function runWorkflow(named: string, failures: Failures, given: Arguments, io: Io): Promise<number> {
  if (given.has("type")) throw new UsageError("--type is for definitions: a workflow says itself that it is @express");
  const target = splitTarget(named);
  const report = new Report();
  const input = await readInput(given.value("input"), io, report);
  const built = await build({ cwd: io.cwd, files: target.files });
  const workflow = hasErrors(built.diagnostics) ? null : chooseWorkflow(target, built.compilation.workflows, report);
  if (workflow === null) return refuse(given, [...built.diagnostics, ...report.found], built.root, io);
  const { name, definition, map: compiledMap } = workflow;
  const { states } = taskNamesIn(definition);
  const family = familyOf(workflow, built.compilation.workflows);
  const all = family.map((each) => taskNamesIn(each.definition));
  const calls = [...new Set(family.flatMap((each) => each.tasks))];
  const known = [...new Set([...all.flatMap((each) => each.known), ...calls])];
  const tasks = { states, known, open: all.some(({ open }) => open) };
  checkFailures(failures, { name, tasks: known, calls }, report);
  const answers = await readAnswers(given.value("answers"), { tasks, machine: name }, { io, report });
  const diagnostics = [...built.diagnostics, ...report.found];
  if (hasErrors(diagnostics)) return refuse(given, diagnostics, built.root, io);
  if (!given.has("json")) showFindings(diagnostics, built.root, io);
  const map = sourceMapOf(compiledMap);
  const observe = observer({ states: Object.keys(compiledMap.states), map }, given, io);
  const objects = objectsIn(given.value("objects"), io.cwd);
  const ran = await runMachine({ built, workflow, input, failures, answers, observe, objects, report }, io);
  if (report.failed) return refuse(given, report.found, built.root, io);
  return tell({ kind: "workflow", name, map, root: built.root, definition }, ran, given, io);
}
