/**
 * Which parts of a result are read later: the others are not kept. `const { Item } = await …; Item?.id?.S` needs `Item`, of it
 * `id`, of it `S`. What is handed on as a whole is needed as a whole.
 */
import { Node, SyntaxKind, type Identifier, type PropertyAccessExpression } from "ts-morph";
import { wordOf } from "../callees";
import { keyIn, isWrapper } from "../views/paths";
import { namedWithin } from "../named";
import { symbolOf } from "../symbols";
import { isAskedForText } from "./bodies";
import { isMomentOfAnswer } from "./dates";

/** A part that is needed as a whole, or of which only parts are; of a date its moment, where nothing else is said. */
export interface Needed {
  readonly whole: boolean;
  readonly parts: ReadonlyMap<string, Needed>;
}

/** What is needed of what a name or a pattern is given in each turn of a loop. */
export function neededOfName(name: Node): Needed | null {
  const found: Growing = { whole: false, parts: new Map() };
  noteDeclared(name, [], found);
  return found.whole || found.parts.size > 0 ? found : null;
}

interface Growing {
  whole: boolean;
  readonly parts: Map<string, Growing>;
}

/** What is needed of the value of an expression; null where nobody asks for it. */
export function neededOf(value: Node): Needed | null {
  const found: Growing = { whole: false, parts: new Map() };
  note(value, [], found);
  return found.whole || found.parts.size > 0 ? found : null;
}

function note(value: Node, path: readonly string[], into: Growing): void {
  if (isReadRightThere(value)) return void partAt(path, into);
  const parent = value.getParent();
  if (parent === undefined) return keep(path, into);
  const same = passedOn(value, parent);
  if (same !== null) return note(same, path, into);
  if (Node.isPropertyAccessExpression(parent) && parent.getExpression() === value) {
    if (isMethod(parent)) return noteMethod(parent, path, into);
    return parent.getName() === "length" ? keep(path, into) : note(parent, [...path, parent.getName()], into);
  }
  if (Node.isElementAccessExpression(parent) && parent.getExpression() === value)
    return note(parent, [...path, keyOf(parent.getArgumentExpression())], into);
  if (Node.isExpressionStatement(parent)) return;
  if (Node.isVariableDeclaration(parent)) return noteDeclared(parent.getNameNode(), path, into);
  keep(path, into);
}

/** A date or a stream that is no value of its own: its moment, or its text, is all that is asked for. */
function isReadRightThere(value: Node): boolean {
  return isMomentOfAnswer(value) || isAskedForText(value);
}

/** Only text names a part; any element of a list is like any other. */
function keyOf(key: Node | undefined): string {
  const known = key === undefined || Node.isNumericLiteral(key) ? null : keyIn(key);
  return known ?? "*";
}

function isMethod(access: Node): boolean {
  const call = access.getParent();
  return Node.isCallExpression(call) && call.getExpression() === access;
}

/** The expression around that has the same value. */
function passedOn(value: Node, parent: Node): Node | null {
  if (isWrapper(parent) || Node.isAwaitExpression(parent) || isDefault(parent, value)) return parent;
  return repeated(parent);
}

/** `content ?? []` */
function isDefault(parent: Node, value: Node): boolean {
  return (
    Node.isBinaryExpression(parent) &&
    parent.getOperatorToken().getText() === "??" &&
    parent.getLeft() === value &&
    Node.isArrayLiteralExpression(parent.getRight())
  );
}

/** `retry({ … }, () => client.send(…))`: what the call yields is what the word yields. */
function repeated(arrow: Node): Node | null {
  const call = Node.isArrowFunction(arrow) ? arrow.getParent() : undefined;
  if (!Node.isCallExpression(call)) return null;
  const word = wordOf(call.getExpression());
  return word === "retry" || word === "within" ? call : null;
}

/** `content.map(({ text }) => text)`: of each element only what the function asks for. */
function noteMethod(access: PropertyAccessExpression, path: readonly string[], into: Growing): void {
  const call = access.getParentIfKind(SyntaxKind.CallExpression);
  const [each] = call?.getArguments() ?? [];
  const [element, _, whole] = Node.isArrowFunction(each) ? each.getParameters() : [];
  const isSimple =
    element !== undefined && whole === undefined && !element.hasInitializer() && !element.isRestParameter();
  if (!isSimple || !elementwise.has(access.getName())) return keep(path, into);
  partAt([...path, "*"], into);
  noteDeclared(element.getNameNode(), [...path, "*"], into);
}

/** Methods that hand on nothing of the list but what their function yields. */
const elementwise: ReadonlySet<string> = new Set(["map", "flatMap", "some", "every", "forEach", "findIndex"]);

function noteDeclared(name: Node, path: readonly string[], into: Growing): void {
  if (Node.isIdentifier(name)) {
    for (const use of usesOf(name)) note(use, path, into);
    return;
  }
  if (!Node.isObjectBindingPattern(name)) return keep(path, into);
  for (const part of name.getElements()) {
    const key = part.getPropertyNameNode() ?? part.getNameNode();
    const isKnown = Node.isIdentifier(key) || Node.isStringLiteral(key);
    if (part.getDotDotDotToken() !== undefined || !isKnown) return keep(path, into);
    const text = Node.isIdentifier(key) ? key.getText() : key.getLiteralText();
    if (part.hasInitializer()) keep([...path, text], into);
    else noteDeclared(part.getNameNode(), [...path, text], into);
  }
}

/** Every other place where a variable is named. */
function usesOf(name: Identifier): readonly Identifier[] {
  const symbol = name.getSymbol();
  const scope = name.getFirstAncestor((ancestor) => Node.isFunctionDeclaration(ancestor)) ?? name.getSourceFile();
  return namedWithin(scope, name.getText()).filter((use) => use !== name && symbolOf(use) === symbol);
}

function keep(path: readonly string[], into: Growing): void {
  partAt(path, into).whole = true;
}

/** The part at a path, which is needed as far as its parts are. */
function partAt([key, ...rest]: readonly string[], within: Growing): Growing {
  if (key === undefined) return within;
  const part = within.parts.get(key) ?? { whole: false, parts: new Map() };
  within.parts.set(key, part);
  return partAt(rest, part);
}
