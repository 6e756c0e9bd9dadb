/** let low = Infinity; … await …   →   what outlined code would leave behind is no JSON: such a variable cannot be kept */
import { Node, type Expression as Syntax, type Identifier, type Symbol } from "ts-morph";
import { holdsInfinity } from "../library/infinite";
import { symbolOf } from "../symbols";
import { isAssigned, localDeclaration, namesIn } from "./names";

/** The variables that are infinite where the nodes end, or have such a part: what they are given last in them is. */
export function endlessIn(nodes: readonly Node[]): readonly (readonly [Symbol, Identifier])[] {
  const found = new Map<Symbol, Identifier[]>();
  for (const name of nodes.flatMap(namesIn)) {
    const symbol = symbolOf(name);
    if (symbol === undefined || localDeclaration(symbol) === undefined) continue;
    found.set(symbol, [...(found.get(symbol) ?? []), name]);
  }
  return [...found].flatMap(([symbol, names]): readonly (readonly [Symbol, Identifier])[] => {
    const [name] = names;
    const last = names.map(givenTo).findLast((value) => value !== null) ?? "other";
    const isEndless = last !== "other" && holdsInfinity(last);
    return name !== undefined && isEndless ? [[symbol, name]] : [];
  });
}

/** What a name is given where it stands; null where it is only read. */
function givenTo(name: Identifier): Syntax | "other" | null {
  const parent = name.getParent();
  if (Node.isVariableDeclaration(parent) && parent.getNameNode() === name) return parent.getInitializer() ?? null;
  if (Node.isPropertyAccessExpression(parent) || Node.isElementAccessExpression(parent)) {
    const whole = parent.getParent();
    return Node.isBinaryExpression(whole) && whole.getLeft() === parent ? "other" : null;
  }
  if (!isAssigned(name)) return null;
  const isPlain = Node.isBinaryExpression(parent) && parent.getLeft() === name;
  return isPlain && parent.getOperatorToken().getText() === "=" ? parent.getRight() : "other";
}
