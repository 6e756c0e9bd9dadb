/** Compiles programs that exist in memory only, in one project whose libraries are read once. */
import { ts } from "ts-morph";
import { compile, type CompileOptions } from "../../compiler/compile";
import type { Compilation } from "../../compiler/compiled";
import { render } from "../../compiler/diagnostics/render";
import { memoryFolder, memoryProject } from "../../scripts/docs/memory-project";
import { root } from "../architecture/files";

const folder = memoryFolder(root);
const project = memoryProject(root, ["node"]);

export interface Compiled {
  readonly compilation: Compilation;
  /** What TypeScript has to say under `strict`. */
  readonly typeErrors: readonly string[];
  /** Each diagnostic as the user sees it, without colour. */
  readonly rendered: readonly string[];
}

/**
 * Reads the types of a package. It has to be done before anything else: files that come into a project in which an import
 * is unresolved are read one within the other, and those of a large package are more than the stack takes.
 */
export function readFirst(module: string): void {
  project.createSourceFile(`${folder}/first.ts`, `import "${module}";\n`);
  project.getProgram().compilerObject.getSourceFiles();
}

/** Compiles files given by their paths; every one of them is an entry. */
export function compileText(
  files: { readonly [path: string]: string },
  more: Omit<CompileOptions, "root"> = {},
): Compiled {
  const entries = Object.entries(files).map(([path, text]) => project.createSourceFile(`${folder}/${path}`, text));
  try {
    project.resolveSourceFileDependencies();
    const program = project.getProgram().compilerObject;
    const found = entries.flatMap(({ compilerNode }) => [
      ...program.getSyntacticDiagnostics(compilerNode),
      ...program.getSemanticDiagnostics(compilerNode),
    ]);
    const compilation = compile(project, entries, { root: folder, ...more });
    return {
      compilation,
      typeErrors: found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")),
      rendered: compilation.diagnostics.map((diagnostic) =>
        render(diagnostic, files[diagnostic.span?.file ?? ""] ?? null, { color: false }),
      ),
    };
  } finally {
    for (const entry of entries) project.removeSourceFile(entry);
  }
}
