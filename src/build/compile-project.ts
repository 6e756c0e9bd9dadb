/**
 * From a loaded project to a compilation: what is wrong with the input, then what the compiler says, then the names
 * that files and templates could not keep apart.
 */
import { compile, type CompileOptions } from "../../compiler/compile";
import { logicalId, outlinedFunction } from "../../compiler/compiled";
import type { Compilation } from "../../compiler/compiled";
import { noWorkflow, sameName } from "../../compiler/diagnostics/catalog/input";
import { Report } from "../../compiler/diagnostics/report";
import type { Diagnostic } from "../../compiler/diagnostics/report";
import type { Span } from "../../compiler/ir/span";
import type { LoadedProject } from "./project";
import { searchedPlaces } from "./sources";

/** Compiles what was loaded; `named` is what the user asked for, for messages. No workflows where there is an error. */
export function compileProject(
  loaded: LoadedProject,
  named: readonly string[] = [],
  options: Pick<CompileOptions, "outline" | "earlier"> = {},
): Compilation {
  if (hasErrors(loaded.diagnostics)) return failed(loaded.diagnostics);
  const compilation = compile(loaded.project, loaded.entries, { root: loaded.root, ...options });
  const found = [...loaded.diagnostics, ...compilation.diagnostics];
  if (hasErrors(found)) return failed(found);
  const report = new Report();
  if (compilation.workflows.length === 0) report.add(noWorkflow, null, { searched: searchedPlaces(named) });
  reportSameNames("workflow", compilation.workflows, report);
  reportSameNames("task", [...compilation.tasks, ...outlinedFunctions(compilation)], report);
  return report.failed ? failed([...found, ...report.found]) : { ...compilation, diagnostics: found };
}

/** True when something forbids to emit. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === "error");
}

function failed(diagnostics: readonly Diagnostic[]): Compilation {
  return { workflows: [], tasks: [], errors: [], diagnostics };
}

/** The functions for outlined code stand beside those of the tasks. */
function outlinedFunctions({ workflows }: Compilation): { name: string; file: string; span: Span }[] {
  const outlining = workflows.filter(({ regions }) => regions.length > 0);
  return outlining.map(({ name, file, span }) => ({ name: outlinedFunction(name), file, span }));
}

/** Logical ids leave out all but letters and digits; files must differ in more than their case. */
function reportSameNames(
  kind: "workflow" | "task",
  named: readonly { name: string; file: string; span: Span }[],
  report: Report,
): void {
  const seen = new Map<string, { name: string; file: string }>();
  for (const { name, file, span } of named) {
    const key = logicalId(name).toLowerCase();
    const other = seen.get(key);
    if (other === undefined) seen.set(key, { name, file });
    else report.add(sameName, span, { kind, name, other: other.name, where: other.file });
  }
}
