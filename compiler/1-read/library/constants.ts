/** `Math.PI`, `Number.MAX_SAFE_INTEGER`, members of enums, `settings.LEVELS` of a module: values that are known at compile time. */
import { Node, type Expression as Syntax, type PropertyAccessExpression } from "ts-morph";
import type { Expression } from "../../ir/expression";
import { kind } from "../../ir/kinds";
import { number } from "../../ir/numbers";
import { moduleConstant } from "../module-constants";
import { place, type Reading } from "../reading";
import { isGlobal } from "./globals";
import { isInfinity, refuseInfinity } from "./infinite";

const constants: { readonly [name: string]: number } = {
  "Math.PI": Math.PI,
  "Math.E": Math.E,
  "Math.SQRT2": Math.SQRT2,
  "Math.LN2": Math.LN2,
  "Math.LN10": Math.LN10,
  "Number.MAX_SAFE_INTEGER": Number.MAX_SAFE_INTEGER,
  "Number.MIN_SAFE_INTEGER": Number.MIN_SAFE_INTEGER,
  "Number.EPSILON": Number.EPSILON,
};

/** The value of a property that is a constant of the language or a member of an enum; null for any other. */
export function constantMember(node: PropertyAccessExpression, reading: Reading): Expression | null {
  const span = place(reading, node);
  const declared =
    node.getSymbol()?.getDeclarations().some(Node.isEnumMember) === true ? node.getType().getLiteralValue() : undefined;
  if (typeof declared === "string") return { kind: "literal", value: declared, kinds: kind.string, span };
  if (typeof declared === "number") return number(declared, span);
  const ofModule = isNamespace(node.getExpression()) ? node.getSymbol() : undefined;
  if (ofModule !== undefined) return moduleConstant(ofModule, reading);
  if (isInfinity(node)) return refuseInfinity(node, reading);
  const name = node.getText();
  const value = Object.hasOwn(constants, name) && isGlobal(node.getExpression()) ? constants[name] : undefined;
  return value === undefined ? null : number(value, span);
}

/** True for the name in `import * as settings from "./settings"`. */
function isNamespace(owner: Syntax): boolean {
  return Node.isIdentifier(owner) && (owner.getSymbol()?.getDeclarations() ?? []).some(Node.isNamespaceImport);
}
