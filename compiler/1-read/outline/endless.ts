/** let low = Infinity; … await …   →   what outlined code would leave behind is no JSON: such a variable cannot be kept */
import { Node, type Expression as Syntax, type Identifier, type Symbol } from "ts-morph";
import { holdsInfinity } from "../library/infinite";
import { symbolOf } from "../symbols";
import { isAssigned, localDeclaration, namesIn, usesOf } from "./names";

/** The variables that are infinite where the nodes end, or have such a part: what they are given last in them is. */
export function endlessIn(nodes: readonly Node[]): readonly (readonly [Symbol, Identifier])[] {
  return givenIn(nodes, holdsInfinity);
}

/** Those that are a quotient there, and are asked whether they are infinite: what asks had better be outlined with them. */
export function askedInfiniteIn(nodes: readonly Node[]): readonly (readonly [Symbol, Identifier])[] {
  return givenIn(nodes, isQuotient).filter(([symbol]) => usesOf(symbol).some(isAskedInfinite));
}

/** The variables of which this is true of what they are given last in the nodes. */
function givenIn(nodes: readonly Node[], test: (value: Syntax) => boolean): readonly (readonly [Symbol, Identifier])[] {
  const found = new Map<Symbol, Identifier[]>();
  for (const name of nodes.flatMap(namesIn)) {
    const symbol = symbolOf(name);
    if (symbol === undefined || localDeclaration(symbol) === undefined) continue;
    found.set(symbol, [...(found.get(symbol) ?? []), name]);
  }
  return [...found].flatMap(([symbol, names]): readonly (readonly [Symbol, Identifier])[] => {
    const [name] = names;
    const last = names.map(givenTo).findLast((value) => value !== null) ?? "other";
    return name !== undefined && last !== "other" && test(last) ? [[symbol, name]] : [];
  });
}

function isQuotient(value: Syntax): boolean {
  if (Node.isParenthesizedExpression(value)) return isQuotient(value.getExpression());
  if (Node.isCallExpression(value))
    return (
      value.getExpression().getText().startsWith("Math.") &&
      value.getArguments().filter(Node.isExpression).some(isQuotient)
    );
  return Node.isBinaryExpression(value) && /^[-+*/]$/.test(value.getOperatorToken().getText())
    ? value.getOperatorToken().getText() === "/" || isQuotient(value.getLeft()) || isQuotient(value.getRight())
    : false;
}

function isAskedInfinite(use: Identifier): boolean {
  const parent = use.getParent();
  return Node.isCallExpression(parent) && /^(Number\.)?isFinite$/.test(parent.getExpression().getText());
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
