/** `sfn-compile [files…]`: compiles, writes the output folder, and says what came out. */
import { join, relative, resolve } from "node:path";
import { Report } from "../../compiler/diagnostics/report";
import { build, buildLoaded } from "../build/build";
import type { BuildOptions, BuildResult } from "../build/build";
import { hasErrors } from "../build/compile-project";
import { toPosix } from "../build/root";
import { checkOutput, writeOutput } from "../build/write";
import type { Written } from "../build/write";
import type { Arguments } from "./arguments";
import type { Run } from "./command";
import { exitCodes } from "./command";
import { workflowLines } from "./costs";
import { count, showFindings } from "./findings";
import { print, printJson } from "./io";
import type { Io } from "./io";
import { watching } from "./watch";

export const run: Run = async (given, io) => {
  const options: BuildOptions = {
    cwd: io.cwd,
    files: given.positionals,
    format: given.value("format") === "yaml" ? "yaml" : "json",
    bundle: !given.has("no-bundle"),
    outline: !given.has("no-outline"),
  };
  if (!given.has("watch")) return finish(await build(options), given, io);
  return watching(given, io, async (loaded, standing) =>
    finish(await buildLoaded(loaded, options, standing), given, io),
  );
};

function finish(built: BuildResult, given: Arguments, io: Io): number {
  const report = new Report();
  const out = outFolder(given, built, io);
  const written = hasErrors(built.diagnostics) ? nothing : deliver(given, out, built, report);
  const diagnostics = [...built.diagnostics, ...report.found];
  const failed = hasErrors(diagnostics);
  if (given.has("json")) printJson(io.stdout, summaryOf(built, written, diagnostics));
  else {
    showFindings(diagnostics, built.root, io);
    if (!failed) for (const line of workflowLines(built.compilation.workflows)) print(io.stdout, line);
    if (!failed) print(io.stdout, conclusion(out.shown, built, written));
  }
  return failed ? exitCodes.diagnostics : exitCodes.fine;
}

const nothing: Written = { changed: [], removed: [] };

interface Out {
  readonly path: string;
  readonly shown: string;
}

function outFolder(given: Arguments, { root }: BuildResult, io: Io): Out {
  const typed = given.value("out");
  const path = typed === null ? join(root, "out") : resolve(io.cwd, typed);
  return { path, shown: typed?.replace(/(?<=.)[\\/]+$/, "") ?? (toPosix(relative(io.cwd, path)) || ".") };
}

function deliver(given: Arguments, out: Out, { files }: BuildResult, report: Report): Written {
  if (!given.has("check")) return writeOutput(out, files, report);
  checkOutput(out, files, report);
  return nothing;
}

function conclusion(shown: string, { files }: BuildResult, { changed, removed }: Written): string {
  if (changed.length + removed.length === 0) return `${shown}/ is up to date (${count(files.size, "file")}).`;
  const gone = removed.length === 0 ? "" : `, ${removed.length} removed`;
  return `${shown}/: ${count(changed.length, "file")} written${gone}.`;
}

function summaryOf(built: BuildResult, written: Written, diagnostics: BuildResult["diagnostics"]): object {
  return {
    workflows: built.compilation.workflows.map(({ name, type, file, tasks, costs, regions }) => ({
      name,
      type,
      file,
      tasks,
      costs,
      outlined: regions.map((region) => ({ name: region.name, span: region.span, why: region.why })),
    })),
    files: [...built.files.keys()],
    ...written,
    diagnostics,
  };
}
