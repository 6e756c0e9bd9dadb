/** `sfn-compile check`: what is wrong with the workflows, and nothing else. */
import { compileProject, hasErrors } from "../build/compile-project";
import type { Earlier } from "../../compiler/earlier";
import { loadProject, type LoadedProject } from "../build/project";
import type { Arguments } from "./arguments";
import type { Run } from "./command";
import { exitCodes } from "./command";
import { count, showFindings } from "./findings";
import { print, printJson } from "./io";
import type { Io } from "./io";
import { watching } from "./watch";

export const run: Run = async (given, io) => {
  const checked = (loaded: LoadedProject, earlier?: Earlier): number => checkLoaded(loaded, given, io, earlier);
  if (!given.has("watch")) return checked(loadProject(io.cwd, given.positionals));
  return watching(given, io, async (loaded, { earlier }) => Promise.resolve(checked(loaded, earlier)));
};

function checkLoaded(loaded: LoadedProject, given: Arguments, io: Io, earlier?: Earlier): number {
  const outline = !given.has("no-outline");
  const known = earlier === undefined ? {} : { earlier };
  const { workflows, diagnostics } = compileProject(loaded, given.positionals, { outline, ...known });
  if (given.has("json")) printJson(io.stdout, { workflows: workflows.map(({ name }) => name), diagnostics });
  else {
    showFindings(diagnostics, loaded.root, io);
    if (!hasErrors(diagnostics)) print(io.stdout, `No errors in ${count(workflows.length, "workflow")}.`);
  }
  return hasErrors(diagnostics) ? exitCodes.diagnostics : exitCodes.fine;
}
