/**
 * A project that stays in memory while its files change: what has not changed is neither parsed nor checked nor compiled nor
 * bundled again. What has, and whatever imports it, is.
 */
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import type { SourceFile } from "ts-morph";
import { FileSystemRefreshResult } from "ts-morph";
import { Earlier } from "../../compiler/earlier";
import { Report } from "../../compiler/diagnostics/report";
import { Imports } from "./importers";
import { KnownBundles } from "./known-bundles";
import { loadProject, type LoadedProject } from "./project";
import { findRoot } from "./root";
import { findSources } from "./sources";
import { reportTypeErrors, type KnownTypeErrors } from "./type-errors";

export class StandingProject {
  readonly #cwd: string;
  readonly #files: readonly string[];
  readonly #errors: KnownTypeErrors = new Map();
  #loaded: LoadedProject | null = null;
  #imports: Imports | null = null;
  #settings = "";
  #entries = "";
  /** What is known of its workflows. */
  earlier = new Earlier();
  /** What is known of its bundles. */
  readonly bundles = new KnownBundles();

  constructor(cwd: string, files: readonly string[]) {
    this.#cwd = cwd;
    this.#files = files;
  }

  /** The project as it is on disk by now; null when nothing has changed since it was asked last. */
  refresh(): LoadedProject | null {
    const settings = this.#settingsNow();
    if (this.#loaded === null || settings !== this.#settings) return this.#loadedAnew(settings);
    const { project } = this.#loaded;
    const own = project.getSourceFiles().filter(isOwn);
    const seen = own.map((file) => ({ file, now: file.refreshFromFileSystemSync() }));
    const changed = seen.filter(({ now }) => now !== FileSystemRefreshResult.NoChange);
    const report = new Report();
    const paths = findSources({ root: this.#loaded.root, cwd: realpathSync(this.#cwd) }, this.#files, report);
    const isOther = report.failed || paths.join("\n") !== this.#entries || this.#lacksFiles();
    const reaches = changed.some(({ file, now }) => now === FileSystemRefreshResult.Deleted || isGlobal(file));
    if (isOther || reaches) return this.#loadedAnew(settings);
    if (changed.length > 0) return this.#changed(this.#loaded, changed);
    return this.bundles.areStale() ? this.#loaded : null;
  }

  /** Folders in which a change matters. */
  folders(): readonly string[] {
    const root = this.#loaded?.root ?? findRoot(this.#cwd);
    const own = (this.#loaded?.project.getSourceFiles() ?? []).filter(isOwn).map((file) => file.getDirectoryPath());
    const folders = new Set([root, ...own, ...this.bundles.folders()]);
    return [...folders].filter((folder) => existsSync(folder));
  }

  /** What decides how every file is read. */
  #settingsNow(): string {
    const root = findRoot(this.#cwd);
    const text = (name: string): string => (existsSync(join(root, name)) ? readFileSync(join(root, name), "utf8") : "");
    return JSON.stringify([root, text("package.json"), text("tsconfig.json")]);
  }

  #loadedAnew(settings: string): LoadedProject | null {
    const before = JSON.stringify(this.#loaded?.diagnostics);
    const isSameProject = settings === this.#settings && this.#lacksFiles();
    this.#settings = settings;
    this.#errors.clear();
    this.earlier = new Earlier();
    this.#loaded = loadProject(this.#cwd, this.#files, this.#errors);
    this.#imports = new Imports(this.#loaded.project);
    this.#entries = this.#loaded.entries.map((file) => file.getFilePath()).join("\n");
    return isSameProject && JSON.stringify(this.#loaded.diagnostics) === before ? null : this.#loaded;
  }

  /** True when a file that is missing is waited for: it may appear anywhere. */
  #lacksFiles(): boolean {
    const said = [...this.#errors.values()].flat();
    const isInput = this.#loaded?.diagnostics.some(({ span }) => span === null) ?? false;
    return isInput || said.some(({ code }) => unresolved.has(code));
  }

  #changed(loaded: LoadedProject, changed: readonly { readonly file: SourceFile }[]): LoadedProject {
    const { root, project } = loaded;
    project.resolveSourceFileDependencies();
    const own = project.getSourceFiles().filter(isOwn);
    const paths = changed.map(({ file }) => file.getFilePath());
    const touched = this.#imports?.importersOf(paths, own) ?? paths;
    for (const path of touched) this.#errors.delete(path);
    this.earlier.forget(touched);
    const report = new Report();
    reportTypeErrors({ root, project }, report, this.#errors);
    return (this.#loaded = { ...loaded, diagnostics: report.found });
  }
}

/** TypeScript's codes for modules that it does not find. */
const unresolved = new Set([2307, 2792, 2834, 2835, 7016]);

function isOwn(file: SourceFile): boolean {
  return !file.isInNodeModules() && !file.getFilePath().includes("/node_modules/");
}

/** What it declares holds in every file. */
function isGlobal(file: SourceFile): boolean {
  return !file.wasForgotten() && (file.isDeclarationFile() || /\bdeclare\s+(global|module)\b/.test(file.getFullText()));
}
