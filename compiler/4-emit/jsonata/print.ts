/** Prints JSONata trees: one table of precedences, one function that quotes. The result stands on one line. */
import type { Jsonata, Operator } from "./tree";

const precedence: { readonly [O in Operator]: number } = {
  "..": 20,
  or: 25,
  and: 30,
  "=": 40,
  "!=": 40,
  "<": 40,
  "<=": 40,
  ">": 40,
  ">=": 40,
  in: 40,
  "+": 50,
  "-": 50,
  "&": 50,
  "*": 60,
  "/": 60,
  "%": 60,
};

const loosest = 0;
const choice = 22;
const tightest = 80;

/** The text of an expression, without `{% %}`. */
export function print(tree: Jsonata): string {
  return printAt(tree, loosest);
}

/** Prints a tree for a place that binds with a strength; puts parentheses around what binds less. */
function printAt(tree: Jsonata, strength: number): string {
  const text = printTree(tree);
  return strengthOf(tree) < strength ? `(${text})` : text;
}

function strengthOf(tree: Jsonata): number {
  switch (tree.kind) {
    case "binary":
      return precedence[tree.operator];
    case "conditional":
      return choice;
    case "negate":
      return 70;
    case "literal":
      return typeof tree.value === "string" && quote(tree.value).includes('"&"') ? precedence["&"] : tightest;
    case "variable":
    case "regex":
    case "placeholder":
    case "path":
    case "index":
    case "sequence":
    case "call":
    case "block":
    case "array":
    case "object":
    case "pair":
    case "lambda":
      return tightest;
  }
}

function printTree(tree: Jsonata): string {
  switch (tree.kind) {
    case "literal":
      return printLiteral(tree.value);
    case "variable":
      return `$${tree.name}`;
    case "regex":
      return `/${tree.source}/`;
    case "placeholder":
      return `"\${${tree.name}}"`;
    case "path":
      return printPath(tree.base, tree.name);
    case "index":
      return `${tree.base.kind === "path" ? `(${print(tree.base)})` : printBase(tree.base)}[${print(tree.index)}]`;
    case "sequence":
      return `${printAt(tree.base, tightest)}[]`;
    case "call":
      return `$${tree.name}(${tree.operands.map(print).join(", ")})`;
    case "binary":
      return printBinary(tree.operator, tree.left, tree.right);
    case "negate":
      return `-${printAt(tree.operand, 70)}`;
    case "conditional":
      return `${printAt(tree.test, choice + 1)} ? ${printAt(tree.then, choice)} : ${printAt(tree.otherwise, choice)}`;
    case "block":
      return `(${tree.binds.map(([name, value]) => `$${name} := ${print(value)}; `).join("")}${print(tree.result)})`;
    case "array":
      return `[${tree.items.map(print).join(", ")}]`;
    case "object":
      return `{${tree.entries.map(([key, value]) => `${quote(key)}: ${print(value)}`).join(", ")}}`;
    case "pair":
      return `{${print(tree.key)}: ${print(tree.value)}}`;
    case "lambda":
      return `function(${tree.parameters.map((name) => `$${name}`).join(", ")}){${print(tree.body)}}`;
  }
}

/** All operators of one strength associate to the left; `..` stands in brackets only. */
function printBinary(operator: Operator, left: Jsonata, right: Jsonata): string {
  const strength = precedence[operator];
  const between = operator === ".." ? ".." : ` ${operator} `;
  return `${printAt(left, strength)}${between}${printAt(right, strength + 1)}`;
}

const reserved = new Set(["and", "or", "in", "true", "false", "null", "function", "λ"]);

function printPath(base: Jsonata, name: string): string {
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !reserved.has(name)) return `${printBase(base)}.${name}`;
  if (/^[^`\p{Cc}]+$/u.test(name) && isHarmless(name)) return `${printBase(base)}.\`${name}\``;
  return `$lookup(${print(base)}, ${quote(name)})`;
}

/** What a path or (but for paths, where it would apply to the last step only) a predicate can follow. */
function printBase(base: Jsonata): string {
  const bare = base.kind === "variable" || base.kind === "path" || base.kind === "call" || base.kind === "block";
  return bare ? printTree(base) : `(${print(base)})`;
}

function printLiteral(value: string | number | boolean | null): string {
  if (typeof value === "string") return quote(value);
  if (typeof value === "number") return Object.is(value, -0) ? "0" : String(value);
  return String(value);
}

/** Character pairs that mean something to Step Functions, to CloudFormation or to the texts of errors. */
const dangerous = ["%}", "{%", "${", "%{", "{{", "@sfn@"];

function isHarmless(text: string): boolean {
  return !dangerous.some((pair) => text.includes(pair));
}

/** A literal, cut where a pair of characters would be taken for more than text: `"%"&"}"`. */
function quote(text: string): string {
  const pieces = dangerous.reduce<readonly string[]>((parts, pair) => parts.flatMap((part) => cut(part, pair)), [text]);
  return pieces.map(literalOf).join("&");
}

/** As in JSON, and with the two line ends escaped that JSON leaves as they are: an expression is one line. */
function literalOf(piece: string): string {
  return JSON.stringify(piece).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}

function cut(text: string, pair: string): readonly string[] {
  const at = text.indexOf(pair);
  if (at < 0) return [text];
  const middle = at + pair.length - 1;
  return [text.slice(0, middle), ...cut(text.slice(middle), pair)];
}
