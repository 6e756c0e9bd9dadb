/** Diagnostics as the message of an error: what a test that cannot even compile its workflow shows. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "../../compiler/diagnostics/report";
import { render } from "../../compiler/diagnostics/render";

/** All errors with their code frames, without colours. `root` is where their files are told from. */
export function rendered(diagnostics: readonly Diagnostic[], root: string): string {
  return diagnostics
    .filter(({ severity }) => severity === "error")
    .map((diagnostic) => render(diagnostic, sourceOf(diagnostic, root), { color: false }))
    .join("\n\n");
}

function sourceOf({ span }: Diagnostic, root: string): string | null {
  if (span === null) return null;
  const path = join(root, span.file);
  return existsSync(path) ? readFileSync(path, "utf8") : null;
}
