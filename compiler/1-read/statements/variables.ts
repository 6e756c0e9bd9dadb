/** `const`, `let` and `var` declarations. */
import {
  Node,
  VariableDeclarationKind,
  type Expression as Syntax,
  type VariableDeclaration,
  type VariableStatement,
} from "ts-morph";
import { readHeld } from "../concurrency/held";
import { bind, declareLocal } from "../declare";
import { readChoice } from "../dispatch";
import { tableAt } from "../function-tables";
import { unsupportedStatement } from "../../diagnostics/catalog/language";
import { kind, nothing } from "../../ir/kinds";
import { kindsOf, readExpression } from "../read-expression";
import { complain, place, type Reading } from "../reading";
import { placeOf } from "../places";
import { declaresExisting } from "../remote/existing";
import { clientClass } from "../sdk/classes";
import { readKeptCommand } from "../sdk/commands";
import { isReadWithin } from "../unset";
import { homeOf } from "../views/bind";
import { moveHomes, movedIn } from "../views/moves";

/** Reads a variable statement. */
export function readVariables(node: VariableStatement, reading: Reading): void {
  if (!readHeld(node, reading)) readDeclarations(node.getDeclarations(), reading);
}

/** Reads declarations in order. Functions are written out where they are called. One without a value holds undefined until it is written. */
export function readDeclarations(declarations: readonly VariableDeclaration[], reading: Reading): void {
  for (const declaration of declarations) {
    refuseOddVar(declaration, reading);
    const name = declaration.getNameNode();
    const initializer = declaration.getInitializer();
    if (Node.isArrowFunction(initializer) || Node.isFunctionExpression(initializer)) continue;
    if (clientClass(declaration.getType()) !== null || readKeptCommand(declaration, reading)) continue;
    if (declaresExisting(initializer) || tableAt(declaration) !== null || readChoice(declaration, reading)) continue;
    if (initializer !== undefined) readInitialised(declaration, initializer, reading);
    else if (Node.isIdentifier(name)) declareUnset(declaration, reading);
  }
}

function readInitialised(declaration: VariableDeclaration, initializer: Syntax, reading: Reading): void {
  const isVar = declaration.getVariableStatement()?.getDeclarationKind() === VariableDeclarationKind.Var;
  const value = readExpression(initializer, reading);
  const home = isVar ? null : homeOf(initializer, reading);
  const moved = movedIn(initializer, reading);
  const name = declaration.getNameNode();
  bind(name, value, { syntax: initializer, home }, reading);
  const container = moved.length > 0 && Node.isIdentifier(name) ? placeOf(name, reading) : null;
  if (container !== null) moveHomes(moved, container, null, reading);
}

/** A `var` that is met again keeps its value, where a `let` would begin anew. */
function refuseOddVar(declaration: VariableDeclaration, reading: Reading): void {
  const list = declaration.getParent();
  if (!Node.isVariableDeclarationList(list) || list.getDeclarationKind() !== VariableDeclarationKind.Var) return;
  const isAgain = (declaration.getSymbol()?.getDeclarations().length ?? 0) > 1;
  const inLoop = declaration.getFirstAncestor(
    (ancestor) => ancestor !== list.getParent() && Node.isIterationStatement(ancestor),
  );
  if (!isAgain && (inLoop === undefined || declaration.hasInitializer())) return;
  complain(reading, unsupportedStatement, declaration, {
    what: `a \`var\` that is declared ${isAgain ? "twice" : "in a loop, without a value"}`,
    repair: "declare it once with `let`, where it is known to all who read it",
  });
}

/** `let x: string;` is not undefined before TypeScript has seen it assigned, unless its type says so. */
function declareUnset(declaration: VariableDeclaration, reading: Reading): void {
  const name = declaration.getNameNode();
  if (!Node.isIdentifier(name)) return;
  const early = reading.outlining || isReadWithin(declaration) ? kind.undefined : nothing;
  const local = declareLocal(name, undefined, kindsOf(name, reading) | early, reading);
  const span = place(reading, name);
  if (local.boxed)
    reading.steps.push({
      kind: "set",
      local,
      value: { kind: "literal", value: undefined, kinds: kind.undefined, span },
      span,
    });
}
