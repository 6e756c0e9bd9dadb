/**
 * const tools = { search: async (query) => …, refund: refundCard }   →   functions that are known by a name and a key
 *
 * An object that is written out once, never changed and never handed on as a whole: what `tools.search` is, is known here.
 */
import {
  Node,
  VariableDeclarationKind,
  type Expression as Syntax,
  type Identifier,
  type ObjectLiteralElementLike,
  type Symbol,
} from "ts-morph";
import { filesNaming } from "./importing";
import { isAssignment } from "./operators";
import { symbolOf } from "./symbols";

/** What each key of such an object stands for. */
export type FunctionTable = ReadonlyMap<string, Node>;

/** The table that an expression names, `tools` or `tools.inner`; null for anything else. */
export function tableNamedBy(owner: Syntax): FunctionTable | null {
  const inner = unwrapped(owner);
  if (Node.isPropertyAccessExpression(inner)) {
    const exported = inner.getSymbol()?.getDeclarations().some(Node.isVariableDeclaration) === true;
    if (exported) return tableOf(inner.getSymbolOrThrow());
    const within = tableNamedBy(inner.getExpression())?.get(inner.getName());
    return within === undefined ? null : tableIn(within);
  }
  const symbol = Node.isIdentifier(inner) ? symbolOf(inner) : undefined;
  return symbol === undefined ? null : tableOf(symbol.getAliasedSymbol() ?? symbol);
}

/** What a property of a table is: the node that stands there as its value; undefined where the owner is no table, or has no such key. */
export function memberOfTable(callee: Syntax): Node | undefined {
  if (Node.isPropertyAccessExpression(callee)) return tableNamedBy(callee.getExpression())?.get(callee.getName());
  const key = Node.isElementAccessExpression(callee) ? callee.getArgumentExpression() : undefined;
  if (!Node.isElementAccessExpression(callee) || !Node.isStringLiteral(key)) return undefined;
  return tableNamedBy(callee.getExpression())?.get(key.getLiteralText());
}

/** The value of a declaration that is a table; null for any other. */
export function tableAt(declaration: Node): FunctionTable | null {
  const name = Node.isVariableDeclaration(declaration) ? declaration.getNameNode() : undefined;
  const symbol = Node.isIdentifier(name) ? name.getSymbol() : undefined;
  return symbol === undefined ? null : tableOf(symbol);
}

const known = new WeakMap<Node["compilerNode"], FunctionTable | null>();

function tableOf(symbol: Symbol): FunctionTable | null {
  const declaration = symbol.getDeclarations().find(Node.isVariableDeclaration);
  const list = declaration?.getParent();
  const value = declaration?.getInitializer();
  if (declaration === undefined || value === undefined || !Node.isVariableDeclarationList(list)) return null;
  if (list.getDeclarationKind() !== VariableDeclarationKind.Const) return null;
  const found = known.get(declaration.compilerNode);
  if (found !== undefined) return found;
  const table = tableIn(value);
  const isTable = table !== null && [...table.values()].some(mayBeCalled) && isOnlyLookedUp(symbol, declaration);
  known.set(declaration.compilerNode, isTable ? table : null);
  return isTable ? table : null;
}

/** The keys of an object that is written out, with what stands there; null where they are not all known. */
function tableIn(value: Node): FunctionTable | null {
  const literal = unwrapped(value);
  if (!Node.isObjectLiteralExpression(literal)) return null;
  const table = new Map<string, Node>();
  for (const property of literal.getProperties()) {
    const member = memberOf(property);
    const key = member === null || Node.isSpreadAssignment(property) ? null : keyOf(property.getNameNode());
    if (member === null || key === null || key === "__proto__") return null;
    table.set(key, member);
  }
  return table;
}

/** What stands in a line of an object; null for what is no line of its own, and for accessors. */
function memberOf(property: ObjectLiteralElementLike): Node | null {
  if (Node.isPropertyAssignment(property)) return property.getInitializer() ?? null;
  if (Node.isShorthandPropertyAssignment(property)) return property.getNameNode();
  return Node.isMethodDeclaration(property) ? property : null;
}

/** The key that a name in an object is; null for one that is computed, but of a member of an enum. */
function keyOf(name: Node): string | null {
  if (Node.isIdentifier(name)) return name.getText();
  if (Node.isStringLiteral(name) || Node.isNoSubstitutionTemplateLiteral(name)) return name.getLiteralText();
  if (!Node.isComputedPropertyName(name)) return null;
  const value = name.getExpression().getType().getLiteralValue();
  return typeof value === "string" ? value : null;
}

function mayBeCalled(member: Node): boolean {
  if (Node.isMethodDeclaration(member)) return true;
  const inner = unwrapped(member);
  if (Node.isObjectLiteralExpression(inner)) return [...(tableIn(inner)?.values() ?? [])].some(mayBeCalled);
  return inner.getType().getCallSignatures().length > 0;
}

function unwrapped(node: Node): Node {
  const isWrapper =
    Node.isParenthesizedExpression(node) ||
    Node.isAsExpression(node) ||
    Node.isSatisfiesExpression(node) ||
    Node.isNonNullExpression(node);
  return isWrapper ? unwrapped(node.getExpression()) : node;
}

/** True where every name for the object, in its file and those that import it, only looks something up in it. */
function isOnlyLookedUp(symbol: Symbol, declaration: Node): boolean {
  return filesNaming(symbol, declaration).every((each) => {
    let only = true;
    each.forEachDescendant((node) => {
      if (only && Node.isIdentifier(node) && means(node, symbol)) only = isLookUp(node);
    });
    return only;
  });
}

function means(name: Identifier, symbol: Symbol): boolean {
  if (name.getText() !== symbol.getName()) return false;
  const meant = symbolOf(name);
  return meant !== undefined && (meant.getAliasedSymbol() ?? meant) === symbol;
}

function isLookUp(name: Identifier): boolean {
  const parent = name.getParent();
  if (Node.isVariableDeclaration(parent)) return parent.getNameNode() === name;
  if (Node.isImportSpecifier(parent) || Node.isExportSpecifier(parent) || Node.isTypeQuery(parent)) return true;
  if (Node.isBinaryExpression(parent)) return parent.getOperatorToken().getText() === "in";
  if (isArgumentOfLooker(name)) return true;
  const isOfModule = Node.isPropertyAccessExpression(parent) && parent.getNameNode() === name;
  const whole = isOfModule ? parent : name;
  let part: Node = whole;
  for (let around = part.getParentOrThrow(); isPartOf(around, part); around = around.getParentOrThrow()) part = around;
  return part !== whole && !isWritten(part) && !isTableItself(part);
}

/** `Object.keys(tools)` */
function isArgumentOfLooker(name: Identifier): boolean {
  const call = name.getParent();
  return Node.isCallExpression(call) && /^Object\.(keys|hasOwn)$/.test(call.getExpression().getText());
}

function isPartOf(whole: Node, part: Node): boolean {
  if (Node.isPropertyAccessExpression(whole) || Node.isElementAccessExpression(whole))
    return whole.getExpression() === part;
  return Node.isParenthesizedExpression(whole) || Node.isNonNullExpression(whole) || Node.isAsExpression(whole);
}

/** A table within a table that is handed on may be changed there. */
function isTableItself(part: Node): boolean {
  const type = part.getType();
  return (
    type.getCallSignatures().length === 0 && type.isObject() && !type.isArray() && type.getProperties().some(isCallable)
  );
}

function isCallable(property: Symbol): boolean {
  const [declaration] = property.getDeclarations();
  const isWritten = Node.isPropertyAssignment(declaration) || Node.isMethodDeclaration(declaration);
  return isWritten && declaration.getType().getCallSignatures().length > 0;
}

function isWritten(part: Node): boolean {
  const parent = part.getParent();
  if (Node.isDeleteExpression(parent)) return true;
  if (Node.isPrefixUnaryExpression(parent) || Node.isPostfixUnaryExpression(parent))
    return /^(\+\+|--)|(\+\+|--)$/.test(parent.getText());
  return (
    Node.isBinaryExpression(parent) && parent.getLeft() === part && isAssignment(parent.getOperatorToken().getKind())
  );
}
