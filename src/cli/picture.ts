/** Draws a machine with the way of an execution marked, to a file or to the standard output. */
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { cannotWrite } from "../../compiler/diagnostics/catalog/output";
import type { Report } from "../../compiler/diagnostics/report";
import { chartOf } from "../graph/chart";
import { mermaidOf } from "../graph/mermaid";
import { svgOf } from "../graph/svg";
import type { Taken } from "../graph/taken";
import type { Io } from "./io";

/** What is drawn, and where to. */
export interface Picture {
  readonly definition: object;
  readonly taken: Taken;
  /** The file; null: the standard output. `x.svg` is SVG, unless a format is given. */
  readonly out: string | null;
  readonly format: string | null;
}

/** Draws it; reports a file that cannot be written. */
export function draw({ definition, taken, out, format }: Picture, io: Io, report: Report): void {
  const chosen = format ?? (out !== null && /\.svg$/i.test(out) ? "svg" : "mermaid");
  const text = chosen === "svg" ? svgOf(chartOf(definition), taken) : mermaidOf(chartOf(definition), taken);
  if (out === null) {
    io.stdout.write(text);
    return;
  }
  try {
    writeFileSync(resolve(io.cwd, out), text);
  } catch (error) {
    report.add(cannotWrite, null, { path: out, message: error instanceof Error ? error.message : String(error) });
  }
}
