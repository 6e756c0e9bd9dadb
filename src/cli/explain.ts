/** `sfn-compile explain <code>`: prints the page about a diagnostic. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { unknownCode } from "../../compiler/diagnostics/catalog/input";
import { Report } from "../../compiler/diagnostics/report";
import { closest } from "../../compiler/diagnostics/suggest";
import { packageFolder } from "../build/package";
import { UsageError } from "./arguments";
import type { Run } from "./command";
import { exitCodes } from "./command";
import { showFindings } from "./findings";
import { print } from "./io";

const pages = join(packageFolder, "docs", "errors");

export const run: Run = async ({ positionals }, io) => {
  const [typed, ...more] = positionals;
  if (typed === undefined || more.length > 0) throw new UsageError("explain needs one code, such as SFN0005");
  const code = typed.toUpperCase();
  const known = existsSync(pages) ? readdirSync(pages).map((page) => page.replace(/\.md$/, "")) : [];
  if (known.includes(code)) {
    print(io.stdout, readFileSync(join(pages, `${code}.md`), "utf8").trimEnd());
    return Promise.resolve(exitCodes.fine);
  }
  const report = new Report();
  report.add(unknownCode, null, { code: typed, near: closest(code, known) });
  showFindings(report.found, io.cwd, io);
  return Promise.resolve(exitCodes.diagnostics);
};
