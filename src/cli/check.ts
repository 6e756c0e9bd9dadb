/** `sfn-compile check`: what is wrong with the workflows, and nothing else. */
import { compileProject, hasErrors } from "../build/compile-project";
import { loadProject } from "../build/project";
import type { Run } from "./command";
import { exitCodes } from "./command";
import { count, showFindings } from "./findings";
import { print, printJson } from "./io";

export const run: Run = async (given, io) => {
  const loaded = loadProject(io.cwd, given.positionals);
  const { workflows, diagnostics } = compileProject(loaded, given.positionals, { outline: !given.has("no-outline") });
  if (given.has("json")) printJson(io.stdout, { workflows: workflows.map(({ name }) => name), diagnostics });
  else {
    showFindings(diagnostics, loaded.root, io);
    if (!hasErrors(diagnostics)) print(io.stdout, `No errors in ${count(workflows.length, "workflow")}.`);
  }
  return Promise.resolve(hasErrors(diagnostics) ? exitCodes.diagnostics : exitCodes.fine);
};
