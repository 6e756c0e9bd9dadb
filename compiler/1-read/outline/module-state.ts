/** What a module remembers from one call to the next, and what its process is told: an execution must not depend on it. */
import { Node, type Identifier, type SourceFile, type Symbol } from "ts-morph";
import { moduleState, outerVariable } from "../../diagnostics/catalog/language";
import { filesNaming } from "../importing";
import { complain, type Reading } from "../reading";
import { symbolOf } from "../symbols";
import { changesIn } from "./changes";
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

/** True for a variable of a module that its module, or one that imports it, assigns or changes in place after its declaration. */
export function isModuleState(symbol: Symbol, declaration: Node, { program }: Reading): boolean {
  if (!Node.isVariableDeclaration(declaration)) return false;
  const files = known.get(program) ?? new Map<SourceFile, ReadonlySet<Symbol>>();
  known.set(program, files);
  return filesNaming(symbol, declaration).some((file) => {
    const written = files.get(file) ?? writtenIn(file);
    files.set(file, written);
    return written.has(symbol);
  });
}

/** Found out once for each file: the same variables are asked for from every place that may be outlined. */
const known = new WeakMap<Reading["program"], Map<SourceFile, ReadonlySet<Symbol>>>();

/** What a file assigns, or changes in place, after its declaration: wherever that is. */
function writtenIn(file: SourceFile): ReadonlySet<Symbol> {
  const changed = changesIn([file]).flatMap(({ root }) => root ?? []);
  const symbols = [...namesIn(file).filter(isAssigned), ...changed].flatMap((name) => symbolOf(name) ?? []);
  return new Set(symbols.map((symbol) => symbol.getAliasedSymbol() ?? symbol));
}
