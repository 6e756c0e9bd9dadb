/** Which workflow is meant: `file#workflow`, each half of which may be left out. */
import { ambiguousWorkflow, unknownWorkflow } from "../../../compiler/diagnostics/catalog/input";
import { closest } from "../../../compiler/diagnostics/suggest";
import type { Report } from "../../../compiler/diagnostics/report";
import type { CompiledWorkflow } from "../../../compiler/compiled";

export interface Target {
  /** What stands before the `#`: none or one. */
  readonly files: readonly string[];
  /** What stands behind it. */
  readonly name: string | null;
}

/** Takes a target apart at its last `#`. */
export function splitTarget(target: string): Target {
  const at = target.lastIndexOf("#");
  const path = at < 0 ? target : target.slice(0, at);
  return { files: path === "" ? [] : [path], name: at < 0 ? null : target.slice(at + 1) };
}

/** The workflow of that name, or the only one; null when that is reported to be impossible. */
export function chooseWorkflow(
  { files, name }: Target,
  workflows: readonly CompiledWorkflow[],
  report: Report,
): CompiledWorkflow | null {
  const known = workflows.map((workflow) => workflow.name);
  if (name === null) {
    const [only, ...others] = workflows;
    if (only !== undefined && others.length === 0) return only;
    report.add(ambiguousWorkflow, null, { searched: files[0] ?? "", known });
    return null;
  }
  const found = workflows.find((workflow) => workflow.name === name || workflow.functionName === name);
  if (found === undefined) report.add(unknownWorkflow, null, { name, near: closest(name, known), known });
  return found ?? null;
}
