/**
 * Changes to the syntax tree of an expression where a difference between AWS and jsonata lies in an operator, so that
 * no function can be overridden: the operands of `&` go through our `$string`, regular expressions are read as in Java,
 * and keys that could be words of jsonata's implementation are disguised. The nodes added are marked, so that they do not count as depth.
 */
import { javaRegex } from "./regex";
import { disguiseKey } from "./reserved-words";
import { everyNode, isNode, type SyntaxNode } from "./syntax";

/** Names that no expression can write, for the functions of the added nodes. */
export const hidden = { string: "\u0000string", key: "\u0000key" } as const;

/** Changes a tree in place to what AWS would make of it. */
export function adaptToAws(root: SyntaxNode): void {
  for (const node of everyNode(root)) {
    adaptNode(node);
    if (typeof node["group"] === "object" && node["group"] !== null && "lhs" in node["group"]) {
      adaptKeys(node["group"].lhs);
    }
  }
}

function adaptNode(node: SyntaxNode): void {
  const { type, value } = node;
  if (type === "name" && typeof value === "string") node["value"] = disguiseKey(value);
  else if (type === "binary" && value === "&") adaptConcatenation(node);
  else if (type === "unary" && value === "{") adaptKeys(node["lhs"]);
  else if (type === "regex" && value instanceof RegExp) node["value"] = javaRegex(value);
}

/** Whether a node was added here. */
export function isAdded(node: unknown): boolean {
  return typeof node === "object" && node !== null && "added" in node;
}

function adaptConcatenation(node: SyntaxNode): void {
  if (needsText(node["lhs"])) node["lhs"] = call(hidden.string, node["lhs"]);
  if (needsText(node["rhs"])) node["rhs"] = call(hidden.string, node["rhs"]);
}

/** Literal strings and the results of other concatenations are text already. */
function needsText(operand: unknown): operand is SyntaxNode {
  return isNode(operand) && operand.type !== "string" && !(operand.type === "binary" && operand["value"] === "&");
}

function adaptKeys(pairs: unknown): void {
  if (!Array.isArray(pairs)) return;
  for (const pair of pairs) {
    if (!Array.isArray(pair)) continue;
    const key: unknown = pair[0];
    if (!isNode(key)) continue;
    if (key.type === "string" && typeof key["value"] === "string") key["value"] = disguiseKey(key["value"]);
    else pair[0] = call(hidden.key, key);
  }
}

function call(name: string, argument: SyntaxNode): SyntaxNode {
  return {
    type: "function",
    value: "(",
    position: argument["position"],
    arguments: [argument],
    procedure: { type: "variable", value: name, position: argument["position"], added: true },
    added: true,
  };
}
