/**
 * Shows diagnostics with the text they speak of.
 */
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { render } from "../../compiler/diagnostics/render";
import type { Diagnostic } from "../../compiler/diagnostics/report";
import { mayColour, print } from "./io";
import type { Io } from "./io";

/** Writes the diagnostics to stderr, then how many there are. */
export function showFindings(diagnostics: readonly Diagnostic[], root: string, io: Io): void {
  const texts = new Map<string, string | null>();
  for (const diagnostic of diagnostics) {
    const file = diagnostic.span?.file ?? "";
    if (!texts.has(file)) texts.set(file, sourceText(root, file));
    print(io.stderr, render(diagnostic, texts.get(file) ?? null, { color: mayColour(io) }));
    print(io.stderr);
  }
  if (diagnostics.length > 0) print(io.stderr, summary(diagnostics));
}

/** `2 errors, 1 warning`. */
function summary(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  const warnings = diagnostics.length - errors;
  const parts = [errors > 0 ? count(errors, "error") : "", warnings > 0 ? count(warnings, "warning") : ""];
  return parts.filter((part) => part !== "").join(", ");
}

/** `1 file`, `2 files`. */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString("en-US")} ${noun}${number === 1 ? "" : "s"}`;
}

function sourceText(root: string, file: string): string | null {
  const path = resolve(root, file);
  return file !== "" && existsSync(path) ? readFileSync(path, "utf8") : null;
}
