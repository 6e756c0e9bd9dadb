/** `const`, `let` and `var` declarations. */
import { Node, type VariableDeclaration, type VariableStatement } from "ts-morph";
import { bind, declareLocal } from "../declare";
import { kind, nothing } from "../../ir/kinds";
import { kindsOf, readExpression } from "../read-expression";
import { place, type Reading } from "../reading";
import { isReadWithin } from "../unset";

/** Reads a variable statement. */
export function readVariables(node: VariableStatement, reading: Reading): void {
  readDeclarations(node.getDeclarations(), reading);
}

/** Reads declarations in order. Functions are written out where they are called. One without a value holds undefined until it is written. */
export function readDeclarations(declarations: readonly VariableDeclaration[], reading: Reading): void {
  for (const declaration of declarations) {
    const name = declaration.getNameNode();
    const initializer = declaration.getInitializer();
    if (Node.isArrowFunction(initializer) || Node.isFunctionExpression(initializer)) continue;
    if (initializer !== undefined) bind(name, readExpression(initializer, reading), initializer, reading);
    else if (Node.isIdentifier(name)) declareUnset(declaration, reading);
  }
}

/** `let x: string;` is not undefined before TypeScript has seen it assigned, unless its type says so. */
function declareUnset(declaration: VariableDeclaration, reading: Reading): void {
  const name = declaration.getNameNode();
  if (!Node.isIdentifier(name)) return;
  const early = isReadWithin(declaration) ? kind.undefined : nothing;
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
