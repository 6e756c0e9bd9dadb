/**
 * Expressions that need no jsonata: constants, variables and paths, operators, conditions, lists and objects that are
 * written out, and a few functions. They are evaluated at once, without the promises that jsonata makes for every node.
 * What is not certain to be what jsonata gives, failures above all, is left `undecided`: jsonata says it then.
 */
import type { Json } from "../../../compiler/asl/definition";
import type { Environment } from "./environment";
import { directCalls } from "./direct-calls";
import { directOperators, truth, undecided, type Operand } from "./direct-operators";
import { isList, RecordBuilder } from "../json";
import { follow, plainPath } from "./plain-path";
import { childrenOf, isNode, variableName, type SyntaxNode } from "./syntax";

/** Gives the value; undefined where jsonata would give nothing. */
export type Direct = (environment: Environment) => Operand;

/** How an expression is evaluated without jsonata; undefined for one that needs it. */
export function directOf(root: SyntaxNode): Direct | undefined {
  if (!Object.keys(root).every((field) => known.has(field))) return undefined;
  switch (root.type) {
    case "number":
    case "string":
    case "value":
      return constant(root);
    case "variable":
    case "path":
      return pathed(root);
    case "binary":
      return binary(root);
    case "unary":
      return unary(root);
    case "condition":
      return condition(root);
    case "block":
      return block(root);
    case "function":
      return call(root);
    default:
      return undefined;
  }
}

/** Fields that are looked at here. Any other, as a predicate or a grouping, changes what a node means. */
const known: ReadonlySet<string> = new Set(
  "type value position lhs rhs expression expressions consarray condition then else steps name arguments procedure".split(
    " ",
  ),
);

function constant({ value }: SyntaxNode): Direct | undefined {
  if (typeof value === "number") return () => value + 0;
  return typeof value === "string" || typeof value === "boolean" || value === null ? () => value : undefined;
}

function pathed(root: SyntaxNode): Direct | undefined {
  const path = plainPath(root);
  if (path === undefined) return undefined;
  return (environment) => {
    const start = environment.lookup(path.variable);
    // It may be the name of a function.
    if (start === undefined) return undecided;
    const found = follow(path, start);
    return found === "list" ? undecided : found?.value;
  };
}

function binary({ value, lhs, rhs }: SyntaxNode): Direct | undefined {
  const operator = directOperators[String(value)];
  const [left, right] = [partOf(lhs), partOf(rhs)];
  if (left === undefined || right === undefined) return undefined;
  if (value === "and" || value === "or") return shortCut(left, right, value === "or");
  if (operator === undefined) return undefined;
  return (environment) => {
    const one = left(environment);
    if (one === undecided) return undecided;
    const other = right(environment);
    return other === undecided ? undecided : operator(one, other);
  };
}

/** `and` and `or` do not look at the right side when the left one settles it. */
function shortCut(left: Direct, right: Direct, settling: boolean): Direct {
  return (environment) => {
    const one = truth(left(environment));
    return one === undecided || one === settling ? one : truth(right(environment));
  };
}

function unary({ value, expression, expressions, lhs }: SyntaxNode): Direct | undefined {
  if (value === "[") return list(expressions);
  if (value === "{") return object(lhs);
  const operand = value === "-" ? partOf(expression) : undefined;
  return operand && ((environment) => negated(operand(environment)));
}

function negated(value: Operand): Operand {
  return typeof value === "number" ? 0 - value : value === undefined ? undefined : undecided;
}

/** A list in a list stays one where it is written as such; any other gives its members. */
function list(expressions: unknown): Direct | undefined {
  if (!Array.isArray(expressions)) return undefined;
  const members = expressions.map(partOf).filter((member) => member !== undefined);
  if (members.length < expressions.length) return undefined;
  const written = expressions.map((each: unknown) => isNode(each) && each["value"] === "[");
  return (environment) => {
    const made: Json[] = [];
    for (const [index, member] of members.entries()) {
      const value = member(environment);
      if (value === undecided) return undecided;
      if (value === undefined) continue;
      if (isList(value) && written[index] !== true) made.push(...value);
      else made.push(value);
    }
    return made;
  };
}

function object(pairs: unknown): Direct | undefined {
  if (!Array.isArray(pairs)) return undefined;
  const members = new Map<string, Direct>();
  for (const pair of pairs as readonly unknown[]) {
    const [key, value] = listOf(pair);
    const member = partOf(value);
    if (!isNode(key) || key.type !== "string" || member === undefined) return undefined;
    members.set(String(key["value"]), member);
  }
  // Two values for one key are an error.
  if (members.size < pairs.length) return undefined;
  return (environment) => {
    const made = new RecordBuilder<Json>();
    for (const [key, member] of members) {
      const value = member(environment);
      if (value === undecided) return undecided;
      if (value !== undefined) made.add(key, value);
    }
    return made.made;
  };
}

function condition(node: SyntaxNode): Direct | undefined {
  const [test, then] = [partOf(node["condition"]), partOf(node["then"])];
  const otherwise = node["else"] === undefined ? nothing : partOf(node["else"]);
  if (test === undefined || then === undefined || otherwise === undefined) return undefined;
  return (environment) => {
    const holds = truth(test(environment));
    return holds === undecided ? undecided : holds ? then(environment) : otherwise(environment);
  };
}

function nothing(): undefined {
  return undefined;
}

/** Parentheses around one expression. */
function block(node: SyntaxNode): Direct | undefined {
  const [only, ...others] = childrenOf({ expressions: node["expressions"] });
  return only === undefined || others.length > 0 ? undefined : directOf(only);
}

function call({ procedure, arguments: given }: SyntaxNode): Direct | undefined {
  const name = variableName(procedure);
  const run = name === undefined || !Object.hasOwn(directCalls, name) ? undefined : directCalls[name];
  const [only, ...others] = listOf(given);
  const argument = partOf(only);
  if (name === undefined || run === undefined || argument === undefined || others.length > 0) return undefined;
  return (environment) => {
    // A variable of that name hides the function.
    if (environment.lookup(name) !== undefined) return undecided;
    const value = argument(environment);
    return value === undecided ? undecided : run(value);
  };
}

function partOf(node: unknown): Direct | undefined {
  return isNode(node) ? directOf(node) : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
