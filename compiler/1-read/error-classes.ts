/**
 * The error classes of a project. An error travels under the name that its class sets, else under the name of the
 * class itself; `instanceof` becomes a test on that name and on those of all subclasses.
 */
import { Node, SyntaxKind, type ClassDeclaration, type SourceFile, type Type } from "ts-morph";
import type { ErrorClass } from "../compiled";
import { nameTaken } from "../diagnostics/catalog/annotations";
import { reservedErrorName } from "../diagnostics/catalog/calls";
import type { Report } from "../diagnostics/report";
import { namesOfWord, platformNames } from "../ir/platform-errors";
import { namesOfSdkError } from "./sdk/errors";
import { spanOf } from "./spans";
import { isError } from "./types";

/** Errors that the language or the platform raises, by the name of their class. */
const builtIn: { readonly [className: string]: readonly string[] } = {
  TypeError: ["TypeError"],
  RangeError: ["RangeError"],
  SyntaxError: ["SyntaxError"],
  ReferenceError: ["ReferenceError"],
  EvalError: ["EvalError"],
  URIError: ["URIError"],
};

export interface ErrorClasses {
  readonly all: readonly ErrorClass[];
  /** Class of a declaration, or null when it is none of the project's. */
  of(declaration: ClassDeclaration): ErrorClass | null;
  /** All names that an `instanceof` of this type accepts; null: any error at all (`Error` itself). Undefined: unknown class. */
  namesOf(type: Type): readonly string[] | null | undefined;
  /** The same for a class called by its name in the scope of a node. */
  namesInScope(className: string, at: Node): readonly string[] | null | undefined;
  /** `SoldOut` → `Error`, for classes whose `e.name` does not read as they travel. */
  readonly nativeNames: { readonly [name: string]: string };
}

/** Finds every class of the files that derives from Error. */
export function findErrorClasses(files: readonly SourceFile[], root: string, report: Report): ErrorClasses {
  const found = new Map<ClassDeclaration, ErrorClass>();
  const derived = new Map<ClassDeclaration, string[]>();
  for (const declaration of files.flatMap(classesIn)) {
    if (!isError(declaration.getType())) continue;
    const described = describe(declaration, root);
    found.set(declaration, described);
    for (const each of ancestors(declaration)) derived.set(each, [...(derived.get(each) ?? []), described.name]);
  }
  refuseNames(found, root, report);
  const all = [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const namesOf = (type: Type): readonly string[] | null | undefined => namesOfType(type, found, derived);
  return {
    all,
    of: (declaration) => found.get(declaration) ?? null,
    namesOf,
    namesInScope: (className, at) => {
      const symbol = at.getSymbolsInScope(classMeanings).find((candidate) => candidate.getName() === className);
      const target = symbol?.getAliasedSymbol() ?? symbol;
      const declaration = target?.getDeclarations().find(Node.isClassDeclaration);
      const type = declaration?.getType() ?? target?.getDeclaredType();
      if (type !== undefined) return isError(type) ? namesOf(type) : undefined;
      return className === "Error" ? null : builtInNames(className);
    },
    nativeNames: {
      ...platformNames,
      ...Object.fromEntries(
        all.filter(({ name, nativeName }) => name !== nativeName).map(({ name, nativeName }) => [name, nativeName]),
      ),
    },
  };
}

/** `ts.SymbolFlags.Class | ts.SymbolFlags.Alias` */
const classMeanings = 32 | 2097152;

function classesIn(file: SourceFile): readonly ClassDeclaration[] {
  return /\bclass\b/.test(file.getFullText()) ? file.getDescendantsOfKind(SyntaxKind.ClassDeclaration) : [];
}

/** `derived`: the names of the project's classes that derive from a class, or are it. */
function namesOfType(
  type: Type,
  found: ReadonlyMap<ClassDeclaration, ErrorClass>,
  derived: ReadonlyMap<ClassDeclaration, readonly string[]>,
): readonly string[] | null | undefined {
  const declaration = type.getSymbol()?.getDeclarations().find(Node.isClassDeclaration);
  const library = type.getSymbol()?.getName() ?? "";
  if (declaration !== undefined) {
    const service = namesOfSdkError(declaration);
    if (service !== null) return service;
    const own = isWord(declaration) ? namesOfWord(library) : found.has(declaration) ? [] : undefined;
    return own && [...new Set([...own, ...(derived.get(declaration) ?? [])])].sort();
  }
  return library === "Error" ? null : builtInNames(library);
}

function builtInNames(className: string): readonly string[] | undefined {
  return Object.hasOwn(builtIn, className) ? builtIn[className] : undefined;
}

/** True for the error classes of sfn-compile. */
export function isWord(declaration: ClassDeclaration): boolean {
  return /\/words\/(map-run-)?errors(\.d)?\.ts$/.test(declaration.getSourceFile().getFilePath());
}

/** The class itself, its base class, and so on, as far as the project declares them. */
function ancestors(declaration: ClassDeclaration): readonly ClassDeclaration[] {
  const base = declaration.getBaseClass();
  return base === undefined ? [declaration] : [declaration, ...ancestors(base)];
}

function describe(declaration: ClassDeclaration, root: string): ErrorClass {
  const className = declaration.getName() ?? "";
  const name = ancestors(declaration)
    .map((each) => nameSetBy(each, className))
    .find((set) => set !== null);
  const last = ancestors(declaration).at(-1) ?? declaration;
  const library = last.getExtends()?.getExpression().getText() ?? "Error";
  return {
    name: name ?? className,
    className,
    file: spanOf(declaration, root).file,
    nativeName: name ?? library,
    base: declaration.getBaseClass()?.getName() ?? null,
  };
}

/** What a class (of which `className` is, or derives) makes of `name`: `name = "X"`, `this.name = "X"`, `this.name = new.target.name`. */
function nameSetBy(declaration: ClassDeclaration, className: string): string | null {
  if (isWord(declaration)) return declaration.getName() ?? null;
  const values = [
    declaration.getInstanceProperty("name")?.getLastChild((child) => Node.isExpression(child)),
    ...nameAssignments(declaration).map((assignment) => assignment.getRight()),
  ];
  const value = values.find((candidate) => candidate !== undefined);
  if (value === undefined) return null;
  if (Node.isStringLiteral(value) || Node.isNoSubstitutionTemplateLiteral(value)) return value.getLiteralText();
  if (["new.target.name", "this.constructor.name"].includes(value.getText())) return className;
  return Node.isPropertyAccessExpression(value) ? value.getExpression().getText() : null;
}

function nameAssignments(declaration: ClassDeclaration) {
  return declaration
    .getConstructors()
    .flatMap((constructor) => constructor.getDescendantsOfKind(SyntaxKind.BinaryExpression))
    .filter((assignment) => assignment.getLeft().getText() === "this.name");
}

function refuseNames(found: ReadonlyMap<ClassDeclaration, ErrorClass>, root: string, report: Report): void {
  const first = new Map<string, ErrorClass>();
  for (const [declaration, error] of found) {
    const span = spanOf(declaration.getNameNode() ?? declaration, root);
    const other = first.get(error.name);
    if (error.name.startsWith("States.")) report.add(reservedErrorName, span, { name: error.name });
    if (other === undefined) first.set(error.name, error);
    else report.add(nameTaken, span, { what: "error classes", name: error.name, other: other.file });
  }
}
