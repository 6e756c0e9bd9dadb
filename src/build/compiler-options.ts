/**
 * The compiler options under which a project is read: its own, made strict, and nothing that only matters for
 * writing JavaScript or for tidiness.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ts } from "ts-morph";
import type { CompilerOptions } from "ts-morph";
import type { Report } from "../../compiler/diagnostics/report";
import { brokenConfiguration } from "../../compiler/diagnostics/catalog/input";
import { byCodeUnits } from "./sources";
import { plainMessage } from "./type-errors";

/**
 * For a project without a tsconfig.json. The resolution of bundlers, because tasks are bundled: it takes
 * `./tasks` as well as `./tasks.js`, in packages of either module kind.
 */
const defaults: CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2023.d.ts"],
  module: ts.ModuleKind.Preserve,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  resolveJsonModule: true,
  types: ["*"],
};

const forced: CompilerOptions = {
  strict: true,
  noImplicitAny: true,
  noImplicitThis: true,
  strictNullChecks: true,
  strictFunctionTypes: true,
  strictBindCallApply: true,
  strictPropertyInitialization: true,
  useUnknownInCatchVariables: true,
  skipLibCheck: true,
  noEmit: true,
  composite: false,
  incremental: false,
  declaration: false,
  declarationMap: false,
  isolatedDeclarations: false,
  noUnusedLocals: false,
  noUnusedParameters: false,
};

/** "No inputs were found" and "unknown option": which files there are is our question, and options come and go. */
const ignored = new Set([5023, 5025, 18002, 18003]);

export interface Configuration {
  readonly options: CompilerOptions;
  /** The project's own declaration files: what they declare globally holds in every file. */
  readonly declarations: readonly string[];
}

/** The configuration of the project at `root`; what is wrong with its tsconfig.json is reported. */
export function readConfiguration(root: string, report: Report): Configuration {
  const path = join(root, "tsconfig.json");
  if (!existsSync(path)) return { options: { ...defaults, ...forced }, declarations: [] };
  const parsed = ts.parseConfigFileTextToJson(path, readFileSync(path, "utf8"));
  const config: unknown = parsed.config ?? {};
  const own = ts.parseJsonConfigFileContent(config, ts.sys, root, {}, path);
  for (const error of [parsed.error ?? [], own.errors].flat()) {
    if (error.category !== ts.DiagnosticCategory.Error || ignored.has(error.code)) continue;
    report.add(brokenConfiguration, null, { path: "tsconfig.json", message: plainMessage(error) });
  }
  const declarations = own.fileNames.filter((file) => file.endsWith(".d.ts")).sort(byCodeUnits);
  return { options: { ...own.options, ...forced }, declarations };
}
