/**
 * Names for the variables of the machine that do not depend on what the source calls its locals, so that renaming
 * one changes nothing but the maps: a value is called after where it comes from (`reserveFlight`, a property), else
 * after where it goes (a key, a parameter), else after what it is. See docs/decisions/0003-names.md.
 */
import { Node, type Expression, type Identifier } from "ts-morph";
import { kind, type Kinds } from "../ir/kinds";
import { wordOf } from "./callees";
import { scopeAround } from "./functions";
import { namedWithin } from "./named";
import { symbolOf } from "./symbols";

/** A name for a local with this declaration and, where there is one, this first value. */
export function hintOf(name: Identifier, value: Expression | undefined, kinds: Kinds): string {
  return (value === undefined ? null : originOf(value)) ?? destinationOf(name) ?? natureOf(kinds);
}

/** What yields the value: the function that is called, the property that is read. */
export function originOf(value: Expression): string | null {
  if (
    Node.isAwaitExpression(value) ||
    Node.isParenthesizedExpression(value) ||
    Node.isNonNullExpression(value) ||
    Node.isAsExpression(value)
  ) {
    return originOf(value.getExpression());
  }
  if (Node.isPropertyAccessExpression(value)) return value.getName();
  if (!Node.isCallExpression(value)) return null;
  const callee = value.getExpression();
  const word = wordOf(callee);
  if (word !== null) return originOfBlock(value.getArguments().at(-1));
  return nameOf(callee);
}

function nameOf(callee: Expression): string | null {
  const symbol = callee.getSymbol();
  const name = (symbol?.getAliasedSymbol() ?? symbol)?.getName() ?? "";
  return name === "" || isMadeUp(name) ? null : name;
}

/** TypeScript's names for what has none: `__0` is a parameter that is a pattern, `__function` an arrow function. */
function isMadeUp(name: string): boolean {
  return /^__(?:\d+|call|class|export|function|object|type)$/.test(name);
}

/** Of a block that a word surrounds, what it yields where it is one expression. */
function originOfBlock(block: Node | undefined): string | null {
  const body = Node.isArrowFunction(block) ? block.getBody() : undefined;
  return Node.isExpression(body) ? originOf(body) : null;
}

/** The first use that gives the value a name of its own: a key of an object, a parameter of a function. */
function destinationOf(name: Identifier): string | null {
  for (const use of usesOf(name)) {
    const parent = use.getParent();
    if (Node.isShorthandPropertyAssignment(parent)) return parent.getName();
    if (Node.isPropertyAssignment(parent) && parent.getInitializer() === use)
      return parent.getName().replace(/^["']|["']$/g, "");
    if (Node.isCallExpression(parent)) {
      const position = parent.getArguments().indexOf(use);
      const parameter = parent.getProject().getTypeChecker().getResolvedSignature(parent)?.getParameters()[position];
      if (parameter !== undefined && position >= 0 && !isMadeUp(parameter.getName())) return parameter.getName();
    }
  }
  return null;
}

/** Every other place in the function where the local is named, in the order of the source. */
function usesOf(name: Identifier): readonly Identifier[] {
  const symbol = name.getSymbol();
  const scope = scopeAround(name);
  return namedWithin(scope, name.getText()).filter((use) => use !== name && symbolOf(use) === symbol);
}

/** What the value is. */
export function natureOf(kinds: Kinds): string {
  const natures: readonly (readonly [Kinds, string])[] = [
    [kind.error, "caught"],
    [kind.array, "list"],
    [kind.object, "record"],
    [kind.string, "text"],
    [kind.number, "amount"],
    [kind.boolean, "flag"],
  ];
  return natures.find(([bit]) => (kinds & bit) !== 0)?.[1] ?? "value";
}
