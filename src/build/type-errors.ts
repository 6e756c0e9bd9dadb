/**
 * TypeScript's own errors as diagnostics of ours. Nothing is compiled from a program that has any.
 */
import { ts } from "ts-morph";
import type { Project } from "ts-morph";
import type { Span } from "../../compiler/ir/span";
import type { Report } from "../../compiler/diagnostics/report";
import { syntaxError, typeError } from "../../compiler/diagnostics/catalog/input";
import { fromRoot } from "./root";

/** What TypeScript has found in a file, by its path: a file is checked again when it is not there. */
export type KnownTypeErrors = Map<string, readonly TypeError[]>;

interface TypeError {
  readonly span: Span | null;
  readonly message: string;
  readonly code: number;
}

/** Reports what TypeScript finds in the files of the project: what does not parse, else what does not type-check. */
export function reportTypeErrors(
  { root, project }: { readonly root: string; readonly project: Project },
  report: Report,
  known: KnownTypeErrors = new Map(),
): void {
  const program = project.getProgram().compilerObject;
  const files = program.getSourceFiles().filter((file) => !isForeign(file, program));
  const syntactic = files.flatMap((file) => program.getSyntacticDiagnostics(file));
  for (const error of syntactic) {
    report.add(syntaxError, spanOf(root, error), { message: plainMessage(error), code: error.code });
  }
  if (syntactic.length > 0) return;
  for (const file of files) {
    const found = known.get(file.fileName) ?? typeErrorsIn(file, root, program);
    known.set(file.fileName, found);
    for (const { span, message, code } of found) report.add(typeError, span, { message, code });
  }
}

function typeErrorsIn(file: ts.SourceFile, root: string, program: ts.Program): readonly TypeError[] {
  return program
    .getSemanticDiagnostics(file)
    .filter(({ category }) => category === ts.DiagnosticCategory.Error)
    .map((error) => ({ span: spanOf(root, error), message: plainMessage(error), code: error.code }));
}

/** The message of a diagnostic of TypeScript on one line. */
export function plainMessage(diagnostic: ts.Diagnostic): string {
  return ts
    .flattenDiagnosticMessageText(diagnostic.messageText, "\n")
    .split("\n")
    .map((line) => line.trim())
    .join(" ");
}

function isForeign(file: ts.SourceFile, program: ts.Program): boolean {
  return (
    file.isDeclarationFile || program.isSourceFileFromExternalLibrary(file) || file.fileName.includes("/node_modules/")
  );
}

function spanOf(root: string, { file, start, length }: ts.DiagnosticWithLocation | ts.Diagnostic): Span | null {
  if (file === undefined || start === undefined) return null;
  const { line, character } = file.getLineAndCharacterOfPosition(start);
  return {
    file: fromRoot(root, file.fileName),
    start,
    end: start + (length ?? 0),
    line: line + 1,
    column: character + 1,
  };
}
