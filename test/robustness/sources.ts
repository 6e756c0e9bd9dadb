/**
 * The files of many modules in one program: what is shared by them, libraries and packages and what TypeScript has found out
 * about them, is read once and not for every module.
 */
import { basename, dirname, join } from "node:path";
import { Project, ts } from "ts-morph";
import type { SourceFile } from "ts-morph";
import { skipDocumentation } from "../../src/build/package-declarations";
import { repository } from "../repository";
import type { Module } from "./corpus";

/** A text that stands where its module stands, so that it finds what the module imports. */
interface Text {
  readonly module: Module;
  readonly text: string;
}

interface Errors {
  readonly syntactic: readonly ts.Diagnostic[];
  readonly semantic: readonly ts.Diagnostic[];
}

/** A program of texts. */
export class Sources {
  readonly #project = new Project({
    skipAddingFilesFromTsConfig: true,
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      lib: ["lib.es2023.d.ts"],
      module: ts.ModuleKind.Preserve,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      types: ["node", "jest"],
      strict: true,
      noImplicitAny: false,
      skipLibCheck: true,
      noEmit: true,
      allowJs: true,
      paths: { "sfn-compile": [join(repository, "src/index.ts")] },
      baseUrl: repository,
    },
  });
  #files: readonly SourceFile[] = [];

  constructor() {
    skipDocumentation(this.#project);
  }

  /** The files of these texts, in the place of those that were written before. */
  write<T extends Text>(texts: readonly T[]): readonly (T & { readonly file: SourceFile })[] {
    for (const file of this.#files) this.#project.removeSourceFile(file);
    const made = texts.map((each, at) => ({
      ...each,
      file: this.#project.createSourceFile(pathOf(each.module, `robust${at}`), each.text),
    }));
    this.#files = made.map(({ file }) => file);
    this.#project.resolveSourceFileDependencies();
    return made;
  }

  /** What TypeScript finds wrong with a file. */
  errorsIn({ compilerNode }: SourceFile): Errors {
    const program = this.#project.getProgram().compilerObject;
    return {
      syntactic: program.getSyntacticDiagnostics(compilerNode),
      semantic: program.getSemanticDiagnostics(compilerNode),
    };
  }

  /** The file at a path from the root of the project. */
  at(path: string): SourceFile | undefined {
    return this.#project.getSourceFile(join(repository, path));
  }
}

function pathOf({ path }: Module, name: string): string {
  const folder = path.startsWith("node_modules/")
    ? join("packages", dirname(path).replaceAll("node_modules", ""))
    : dirname(path);
  return join(repository, folder, `${basename(path).replace(/\.[cm]?[jt]s$/, "")}.${name}.ts`);
}
