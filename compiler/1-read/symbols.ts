/** What a name in the source stands for. */
import { Node, type ParameterDeclaration, type Symbol, type ts } from "ts-morph";
import { identifiersIn } from "./descendants";

/** TypeScript is asked once for each name: it resolves most of them anew whenever it is asked. */
const known = new WeakMap<ts.TypeChecker, WeakMap<ts.Node, Symbol | null>>();

/**
 * The symbol of the variable that a name reads; in `{ id }` the name is a key besides, and TypeScript answers with that.
 * In `({ id = other } = order)` only `id` is that name.
 */
export function symbolOf(name: Node): Symbol | undefined {
  const checker = name.getProject().getTypeChecker().compilerObject;
  const symbols = known.get(checker) ?? new WeakMap<ts.Node, Symbol | null>();
  known.set(checker, symbols);
  const before = symbols.get(name.compilerNode);
  if (before !== undefined) return before ?? undefined;
  const symbol = resolved(name);
  symbols.set(name.compilerNode, symbol ?? null);
  return symbol;
}

function resolved(name: Node): Symbol | undefined {
  const parent = name.getParent();
  const isKey = Node.isShorthandPropertyAssignment(parent) && parent.getNameNode() === name;
  return isKey ? parent.getValueSymbol() : name.getSymbol();
}

/** The symbol of the variable that a parameter is: `readonly sku: string` of a constructor is a property besides. */
export function symbolOfParameter(parameter: ParameterDeclaration): Symbol | undefined {
  const name = parameter.getNameNode();
  if (!Node.isIdentifier(name)) return undefined;
  if (!parameter.isParameterProperty()) return name.getSymbol();
  const owner = parameter.getParent();
  const uses = identifiersIn(owner).filter((use) => use.getText() === name.getText());
  return uses.map(symbolOf).find((symbol) => symbol !== undefined && symbol !== name.getSymbol());
}
