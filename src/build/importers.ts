/** Which files of a project lead to others, through imports of every sort: what has to be looked at again when one changes. */
import { ts } from "ts-morph";
import type { Project, SourceFile } from "ts-morph";

/** Resolves imports once for each text of a file. */
export class Imports {
  readonly #project: Project;
  readonly #known = new Map<string, { readonly text: string; readonly paths: readonly string[] }>();
  readonly #cache: ts.ModuleResolutionCache;

  constructor(project: Project) {
    this.#project = project;
    this.#cache = ts.createModuleResolutionCache("/", (path) => path, project.compilerOptions.get());
  }

  /** Paths of these files and of all that import them, through others too. */
  importersOf(changed: readonly string[], files: readonly SourceFile[]): ReadonlySet<string> {
    const importers = new Map<string, string[]>();
    for (const file of files) {
      const path = file.getFilePath();
      for (const imported of this.#importsOf(file)) importers.set(imported, [...(importers.get(imported) ?? []), path]);
    }
    const touched = new Set<string>();
    const open = [...changed];
    for (let path = open.pop(); path !== undefined; path = open.pop()) {
      if (touched.has(path)) continue;
      touched.add(path);
      open.push(...(importers.get(path) ?? []));
    }
    return touched;
  }

  #importsOf(file: SourceFile): readonly string[] {
    const path = file.getFilePath();
    const text = file.getFullText();
    const known = this.#known.get(path);
    if (known?.text === text) return known.paths;
    const { importedFiles, referencedFiles } = ts.preProcessFile(text, true, true);
    const names = [...importedFiles, ...referencedFiles].map(({ fileName }) => fileName);
    const paths = names.flatMap((name) => this.#resolved(name, path) ?? []);
    this.#known.set(path, { text, paths });
    return paths;
  }

  #resolved(name: string, from: string): string | undefined {
    const options = this.#project.compilerOptions.get();
    const host = this.#project.getModuleResolutionHost();
    return ts.resolveModuleName(name, from, options, host, this.#cache).resolvedModule?.resolvedFileName;
  }
}
