/** What a module remembers from one call to the next, and what its process is told: an execution must not depend on it. */
import { Node, type Identifier, type SourceFile, type Symbol } from "ts-morph";
import { moduleState, outerVariable } from "../../diagnostics/catalog/language";
import { filesNaming } from "../importing";
import { complain, type Reading } from "../reading";
import { symbolOf } from "../symbols";
import { isChanged } from "./changes";
import { enclosing, isAssigned, namesIn } from "./names";

/** Reports, in place of what was said since a mark, the state on which code depends that could be outlined otherwise. */
export function reportModuleState(nodes: readonly Node[], mark: number, reading: Reading): void {
  const name = moduleStateIn(nodes, reading);
  const said = reading.program.report.errorsSince(mark).every(({ code }) => code === outerVariable.code);
  if (name === null || said) return;
  reading.program.report.rollBack(mark);
  complain(reading, moduleState, name, { name: name.getText() });
}

/** The first place where the code, or a function of the project that it calls, reads or writes such state; null: none. */
export function moduleStateIn(nodes: readonly Node[], reading: Reading): Identifier | null {
  const visited = new Set<Node>();
  const search = (node: Node): Identifier | null => {
    for (const name of namesIn(node)) {
      if (isEnvironment(name)) return name;
      const declaration = declarationInModule(name, reading);
      if (declaration === null || visited.has(declaration)) continue;
      visited.add(declaration);
      const symbol = symbolOf(name);
      if (symbol !== undefined && isModuleState(symbol.getAliasedSymbol() ?? symbol, declaration, reading)) return name;
      if (search(declaration) !== null) return name;
    }
    return null;
  };
  return nodes.map(search).find((found) => found !== null) ?? null;
}

function isEnvironment(name: Identifier): boolean {
  const parent = name.getParent();
  return (
    name.getText() === "process" &&
    Node.isPropertyAccessExpression(parent) &&
    parent.getExpression() === name &&
    enclosing(symbolOf(name)?.getDeclarations()[0] ?? parent) === undefined
  );
}

/** What a module of the project declares by this name. */
export function declarationInModule(name: Identifier, reading: Reading): Node | null {
  const symbol = symbolOf(name);
  const declarations = (symbol?.getAliasedSymbol() ?? symbol)?.getDeclarations() ?? [];
  const found = declarations.find(
    (declaration) =>
      (Node.isVariableDeclaration(declaration) ||
        Node.isFunctionDeclaration(declaration) ||
        Node.isClassDeclaration(declaration)) &&
      reading.program.isOwn(declaration.getSourceFile()) &&
      enclosing(declaration) === undefined,
  );
  return found ?? null;
}

/** Found out once for each variable: the same ones are asked for from every place that may be outlined. */
const known = new WeakMap<Reading["program"], Map<Symbol, boolean>>();

/** True for a variable of a module that is written, or changed in place, after its declaration. */
export function isModuleState(symbol: Symbol, declaration: Node, { program }: Reading): boolean {
  const found = known.get(program) ?? new Map<Symbol, boolean>();
  known.set(program, found);
  const is = found.get(symbol) ?? isWrittenSomewhere(symbol, declaration);
  found.set(symbol, is);
  return is;
}

/** True for a variable that its module, or one that imports it, assigns or changes in place after its declaration. */
function isWrittenSomewhere(symbol: Symbol, declaration: Node): boolean {
  if (!Node.isVariableDeclaration(declaration)) return false;
  return filesNaming(symbol, declaration).some((file) =>
    namesLike(symbol.getName(), file).some((name) => {
      const meant = symbolOf(name);
      return (meant?.getAliasedSymbol() ?? meant) === symbol && (isAssigned(name) || isChanged(name));
    }),
  );
}

/** The identifiers of this text in a file, and of what it is imported as: by the text, for most files name it once or twice. */
function namesLike(text: string, file: SourceFile): readonly Identifier[] {
  const places = file.getFullText().matchAll(new RegExp(text.replaceAll("$", "\\$"), "g"));
  const names = [...places]
    .map(({ index }) => file.getDescendantAtPos(index))
    .filter(Node.isIdentifier)
    .filter((name) => name.getText() === text);
  const aliases = names.flatMap((name) => {
    const specifier = name.getParent();
    return Node.isImportSpecifier(specifier) ? (specifier.getAliasNode()?.getText() ?? []) : [];
  });
  return [...names, ...aliases.filter((alias) => alias !== text).flatMap((alias) => namesLike(alias, file))];
}
