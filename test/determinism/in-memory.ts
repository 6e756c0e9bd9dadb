/** A project in memory whose sources can be edited, and what is compiled from it. */
import { basename } from "node:path";
import { Project } from "ts-morph";
import type { SourceFile } from "ts-morph";
import { compile } from "../../compiler/compile";
import { Report } from "../../compiler/diagnostics/report";
import { readConfiguration } from "../../src/build/compiler-options";
import { outputFiles } from "../../src/build/output";
import { findSources } from "../../src/build/sources";

/** Changes the order of a list. */
export type Order = <Item>(items: readonly Item[]) => readonly Item[];

/** The sources of a project, loaded in the order that `order` makes of that of their paths. */
export class Sources {
  readonly #root: string;
  readonly #project: Project;
  readonly #entries: readonly SourceFile[];

  constructor(root: string, order: Order = (items) => items) {
    this.#root = root;
    const { options } = readConfiguration(root, new Report());
    this.#project = new Project({ skipAddingFilesFromTsConfig: true, compilerOptions: options });
    const paths = order(findSources({ root, cwd: root }, [], new Report()));
    this.#entries = paths.map((path) => this.#project.addSourceFileAtPath(path));
    this.#project.resolveSourceFileDependencies();
  }

  /** A file by its path from the root. */
  file(path: string): SourceFile {
    return this.#project.getSourceFileOrThrow(`${this.#root}/${path}`);
  }

  /** Paths from the root of the files that declare workflows. */
  get workflows(): readonly string[] {
    const files = this.#entries.filter((file) => file.getFullText().includes("@workflow"));
    return files.map((file): string => file.getFilePath().slice(this.#root.length + 1));
  }

  /** What is written for some of the workflows (for all, when none is named), without the code of tasks unless asked. */
  async written(files: readonly string[] = [], bundle = false): Promise<ReadonlyMap<string, string>> {
    const entries = files.length === 0 ? this.#entries : files.map((path) => this.file(path));
    const compilation = compile(this.#project, entries, { root: this.#root });
    const errors = compilation.diagnostics.filter(({ severity }) => severity === "error");
    if (errors.length > 0) throw new Error(errors.map(({ title, span }) => `${span?.line}: ${title}`).join("\n"));
    return outputFiles(compilation, { root: this.#root, format: "json", bundle }, new Report());
  }

  /** Makes a change, gives what is written then, and takes the change back. */
  async edited(path: string, edit: (file: SourceFile) => void): Promise<ReadonlyMap<string, string>> {
    const file = this.file(path);
    const text = file.getFullText();
    try {
      edit(file);
      return await this.written([path]);
    } finally {
      file.replaceWithText(text);
    }
  }
}

/** Without the files that say where things stand in the sources. */
export function withoutMaps(files: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  return [...files].filter(([path]) => !/\.map(\.json)?$/.test(basename(path)));
}
