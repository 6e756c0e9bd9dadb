/** The functions that a piece of the program may call: those that it names. */
import { Node } from "ts-morph";
import { identifiersIn } from "../descendants";
import { tableAt } from "../function-tables";
import { isAnyFunction, tagsOf, type AnyFunction } from "../functions";
import { symbolOf } from "../symbols";

/** The functions with a body that a node names or is. */
export function functionsIn(node: Node): readonly AnyFunction[] {
  if (isAnyFunction(node)) return [...own(node), ...named(node)];
  return named(node);
}

function own(node: AnyFunction): readonly AnyFunction[] {
  return Node.isFunctionDeclaration(node) ? [] : [node];
}

function named(node: Node): readonly AnyFunction[] {
  const names = Node.isIdentifier(node) ? [node] : identifiersIn(node).filter(isNoKey);
  const symbols = new Set(names.map(symbolOf).filter((symbol) => symbol !== undefined));
  const targets = [...symbols].flatMap((symbol) => (symbol.getAliasedSymbol() ?? symbol).getDeclarations());
  return [...new Set(targets.flatMap(functionsOf))];
}

function isNoKey(name: Node): boolean {
  const parent = name.getParent();
  return !(Node.isPropertyAccessExpression(parent) && parent.getNameNode() === name);
}

/** The function that is declared, or those of an object that is. */
function functionsOf(declaration: Node): readonly AnyFunction[] {
  const table = tableAt(declaration);
  if (table !== null) return [...table.values()].filter(isAnyFunction).filter((target) => !isElsewhere(target));
  const only = functionOf(declaration);
  return only === null ? [] : [only];
}

function functionOf(declaration: Node): AnyFunction | null {
  const value = Node.isVariableDeclaration(declaration) ? declaration.getInitializer() : declaration;
  const isOurs = value !== undefined && isAnyFunction(value) && value.getBody() !== undefined && !isElsewhere(value);
  return isOurs ? value : null;
}

/** Tasks and workflows get copies of their arguments. */
function isElsewhere(target: AnyFunction): boolean {
  return tagsOf(target).some((tag) => ["task", "workflow"].includes(tag.getTagName()));
}

/** The function that a node stands in. */
export function functionAround(node: Node): Node | undefined {
  return node.getFirstAncestor(isAnyFunction);
}
