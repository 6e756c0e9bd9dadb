/**
 * One `{% … %}`: parsed once for each text, prepared when it is first evaluated (most of a definition is not, in most runs),
 * evaluated with jsonata 2.0.6 the way AWS does.
 */
import jsonata from "jsonata";
import type { Json } from "../../../compiler/asl/definition";
import { mayBeCostly } from "./cost";
import { adaptToAws } from "./dialect";
import { directOf } from "./direct";
import { undecided } from "./direct-operators";
import { EvaluationError, thrownBy } from "./evaluation-error";
import type { Environment } from "./environment";
import { deepest } from "./estimate";
import { registerFunctions } from "./functions";
import { Program } from "./program";
import { childrenOf, everyNode, variableName, type SyntaxNode } from "./syntax";
import { topLevelReferences } from "./top-level";

/** Why AWS refuses a state machine that holds an expression. */
export interface ExpressionRefusal {
  readonly code: "INVALID_JSONATA_EXPRESSION" | "UNSUPPORTED_JSONATA_EXPRESSION";
  readonly message: string;
}

export interface Expression {
  /** The text between `{%` and `%}`, without the blanks around it. */
  readonly source: string;
  /** Why AWS refuses a state machine that holds it; empty where it does not. */
  readonly refusals: readonly ExpressionRefusal[];
  /** The fields of `$states` that it reads by a path: `input`, `result`, … */
  readonly statesFields: readonly string[];
  /** Its value; throws or rejects with `EvaluationError`. */
  readonly evaluate: (environment: Environment) => Promise<Json> | Json;
}

const compiled = new Map<string, Expression>();
const withItem = new Map<string, Expression>();
const mostKept = 10_000;

/** The expression of a text; where it `hasItem`, `$` and bare names mean something at its top level. */
export function expressionOf(source: string, hasItem = false): Expression {
  const kept = hasItem ? withItem : compiled;
  const known = kept.get(source);
  if (known !== undefined) return known;
  if (kept.size >= mostKept) kept.clear();
  const expression = compile(source, hasItem);
  kept.set(source, expression);
  return expression;
}

function compile(source: string, hasItem: boolean): Expression {
  let parsed: jsonata.Expression;
  try {
    parsed = jsonata(source);
  } catch (thrown) {
    return refused(source, "INVALID_JSONATA_EXPRESSION", [thrownBy(thrown).message]);
  }
  const [tree] = childrenOf([parsed.ast()]);
  if (tree === undefined) return refused(source, "INVALID_JSONATA_EXPRESSION", ["Unexpected end of expression"]);
  const unsupported = hasItem ? [] : topLevelReferences(tree);
  if (unsupported.length > 0) return refused(source, "UNSUPPORTED_JSONATA_EXPRESSION", unsupported);
  const statesFields = source.includes("states")
    ? everyNode(tree)
        .map(fieldOfStates)
        .filter((field) => field !== undefined)
    : [];
  return { source, refusals: [], statesFields, evaluate: evaluatorOf(source, parsed, tree) };
}

function evaluatorOf(source: string, parsed: jsonata.Expression, tree: SyntaxNode): Expression["evaluate"] {
  let prepared: Expression["evaluate"] | null = null;
  return (environment) => (prepared ??= preparedEvaluator(source, parsed, tree))(environment);
}

function preparedEvaluator(source: string, parsed: jsonata.Expression, tree: SyntaxNode): Expression["evaluate"] {
  const direct = directOf(tree);
  let program: Program | null = null;
  const run = (environment: Environment): Promise<Json> => {
    program ??= programOf(source, parsed, tree);
    return program.run(environment);
  };
  if (direct === undefined) return run;
  const depth = mayBeCostly(tree) ? Infinity : deepest(tree);
  return (environment) => {
    // What could come near a limit has to be counted.
    const value = depth > environment.limits.depth ? undecided : direct(environment);
    if (value === undecided) return run(environment);
    if (value === undefined) throw new EvaluationError("returned nothing (undefined).");
    return value;
  };
}

function programOf(source: string, parsed: jsonata.Expression, tree: SyntaxNode): Program {
  const named = everyNode(tree).map(variableName);
  const variables = new Set(named.filter((name) => name !== undefined));
  adaptToAws(tree);
  registerFunctions(parsed, source);
  return new Program(parsed, tree, [...variables]);
}

function refused(source: string, code: ExpressionRefusal["code"], messages: readonly string[]): Expression {
  const evaluate = (): never => {
    throw new EvaluationError(`cannot be evaluated: ${code}: ${messages.join(" ")}`);
  };
  return { source, refusals: messages.map((message) => ({ code, message })), statesFields: [], evaluate };
}

function fieldOfStates(node: SyntaxNode): string | undefined {
  if (node.type !== "path") return undefined;
  const [first, second] = childrenOf(node);
  if (variableName(first) !== "states" || second?.type !== "name") return undefined;
  return String(second["value"]);
}
