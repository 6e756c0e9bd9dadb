/**
 * Which files may name what a file declares: those that import from it, or export it again, over as many steps as it takes.
 * ts-morph would answer too, but from then on it makes a new program whenever a file is added, to look again for every
 * import that leads nowhere (`node:fs` without its types).
 */
import type { Node } from "ts-morph";
import type { Symbol, SourceFile, ts } from "ts-morph";

/** The file of a declaration, and those that lead to it in which the name of its symbol stands. */
export function filesNaming(symbol: Symbol, declaration: Node): readonly SourceFile[] {
  const name = symbol.getName();
  return leadingTo(declaration.getSourceFile()).filter((file) => file.getFullText().includes(name));
}

function leadingTo(declaring: SourceFile): readonly SourceFile[] {
  const found = new Set([declaring]);
  const project = declaring.getProject();
  const others = project.getSourceFiles().filter((file) => !file.isDeclarationFile() && !file.isInNodeModules());
  for (const reached of found) for (const file of others) if (filesImportedBy(file).has(reached)) found.add(file);
  return [...found];
}

const known = new WeakMap<ts.TypeChecker, Map<SourceFile, ReadonlySet<SourceFile>>>();

/** The files of the project that a file imports, or exports from. */
function filesImportedBy(file: SourceFile): ReadonlySet<SourceFile> {
  const checker = file.getProject().getTypeChecker().compilerObject;
  const ofProgram = known.get(checker) ?? new Map<SourceFile, ReadonlySet<SourceFile>>();
  known.set(checker, ofProgram);
  const imports = ofProgram.get(file) ?? importsOf(file, checker);
  ofProgram.set(file, imports);
  return imports;
}

/** Looked up by their paths: ts-morph would take a file that it has no node for into the project, and make a new program. */
function importsOf(file: SourceFile, checker: ts.TypeChecker): ReadonlySet<SourceFile> {
  const paths = file
    .getImportStringLiterals()
    .flatMap((literal) => checker.getSymbolAtLocation(literal.compilerNode)?.declarations ?? [])
    .map((declaration) => declaration.getSourceFile().fileName);
  const files = [...new Set(paths)].map((path) => file.getProject().getSourceFile(path));
  return new Set(files.filter((each) => each !== undefined));
}
