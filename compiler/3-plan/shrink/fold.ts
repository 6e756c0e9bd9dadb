/** What is known at compile time: comparisons of literals, tests on errors that have just been made. */
import type { Expression, Item, ObjectLiteral } from "../../ir/expression";
import { partOfConstant } from "../../ir/constant";
import { fails, isFallible } from "../../ir/fallible";
import type { Graph } from "../../ir/graph";
import { mapGraphValues } from "../../ir/map-graph";
import { kind } from "../../ir/kinds";
import { mapParts } from "../../ir/walk";

/** The expression with what is known computed. */
export function fold(expression: Expression): Expression {
  const folded = mapParts(expression, fold);
  // A part of what turns out to be missing would fail where nothing could: it is never evaluated, and stays as it is.
  if (fails(folded) && !fails(expression)) return expression;
  const value = known(folded);
  if (value !== null) return { kind: "literal", value, kinds: folded.kinds, span: folded.span };
  if (folded.kind === "array")
    return folded.items.some(isList) ? { ...folded, items: folded.items.flatMap(itemsOf) } : folded;
  const simpler =
    chosen(folded) ?? divided(folded) ?? fieldOfMade(folded) ?? partOfConstant(folded) ?? partOfMade(folded);
  return simpler === null ? folded : inPlaceOf(folded, simpler);
}

/** What was ruled out for the whole stays ruled out for the part that takes its place. */
function inPlaceOf(whole: Expression, part: Expression): Expression {
  const kinds = part.kinds & whole.kinds;
  return kinds === 0 || kinds === part.kinds ? part : { ...part, kinds };
}

/** A division by a constant that turns out not to be zero cannot fail. */
function divided(expression: Expression): Expression | null {
  if (expression.kind !== "operation" || expression.name !== "quotient") return null;
  const [left, right] = expression.operands;
  if (left === undefined || right?.kind !== "literal" || typeof right.value !== "number" || right.value === 0)
    return null;
  return { kind: "binary", operator: "/", left, right, kinds: expression.kinds, span: expression.span };
}

/** `{ a, b }.a`, where nothing else of the object can fail; also of an object that is only there where something else is. */
function partOfMade(expression: Expression): Expression | null {
  if (expression.kind !== "property") return null;
  const { base, name, optional } = expression;
  if (base.kind === "object") return memberOf(base, name);
  if (base.kind !== "conditional" || !optional || !isMissing(base.then)) return null;
  if (base.test.kind !== "operation" || base.test.name !== "isNullish" || base.otherwise.kind !== "object") return null;
  const [tested] = base.test.operands;
  const part = memberOf(base.otherwise, name);
  return part !== null && tested !== undefined && needs(part, tested) ? part : null;
}

/** True for what is missing itself where the other is. */
function needs(part: Expression, other: Expression): boolean {
  if (part.kind === "property") return part.optional && isPlace(part.base, other);
  if (part.kind !== "conditional" || !isMissing(part.then)) return false;
  const { test } = part;
  const [tested] = test.kind === "operation" && test.name === "isNullish" ? test.operands : [];
  return tested !== undefined && needs(tested, other);
}

/** `new SoldOut(message).message`, `new SoldOut(message).name` */
function fieldOfMade(expression: Expression): Expression | null {
  if (expression.kind !== "errorField" || expression.error.kind !== "newError") return null;
  const { field, error, nativeNames, kinds, span } = expression;
  if (field === "message") return error.message;
  if (field === "text" || field === "status" || isFallible(error.message)) return null;
  return { kind: "literal", value: nativeNames[error.name] ?? error.name, kinds, span };
}

function memberOf({ members, span }: ObjectLiteral, name: string): Expression | null {
  if (members.some((member) => member.kind === "spread" || isFallible(member.value))) return null;
  const found = members.findLast((member) => member.kind === "member" && member.key === name)?.value;
  return found ?? { kind: "literal", value: undefined, kinds: kind.undefined, span };
}

function isMissing(value: Expression): boolean {
  return value.kind === "literal" && value.value === undefined;
}

/** True for one and the same part of a result, or of what a local holds. */
function isPlace(one: Expression, other: Expression): boolean {
  if (one.kind === "property")
    return other.kind === "property" && one.name === other.name && isPlace(one.base, other.base);
  if (one.kind === "read") return other.kind === "read" && one.local === other.local;
  return one.kind === "result" && other.kind === "result";
}

/** The pass: every expression of the graph. */
export function foldConstants(graph: Graph): Graph {
  return mapGraphValues(graph, fold);
}

function isList({ kind, value }: Item): boolean {
  return kind === "spread" && value.kind === "array";
}

/** A list that is written out, spread into another one, is its items. */
function itemsOf(item: Item): readonly Item[] {
  return item.kind === "spread" && item.value.kind === "array" ? item.value.items : [item];
}

/** The side that a known test chooses. */
function chosen(expression: Expression): Expression | null {
  if (expression.kind === "conditional" && expression.test.kind === "literal")
    return expression.test.value ? expression.then : expression.otherwise;
  if (expression.kind !== "logical" || expression.left.kind !== "literal") return null;
  const { operator, left, right } = expression;
  if (operator === "??") return left.value === null || left.value === undefined ? right : left;
  return Boolean(left.value) === (operator === "&&") ? right : left;
}

function known(expression: Expression): boolean | number | null {
  if (expression.kind === "binary") {
    const { operator, left, right } = expression;
    return compared(operator, left, right) ?? computed(operator, left, right);
  }
  if (expression.kind === "unary" && expression.operator === "!" && expression.operand.kind === "literal") {
    return !expression.operand.value;
  }
  if (expression.kind === "errorIs" && expression.error.kind === "newError") {
    return expression.names.includes(expression.error.name);
  }
  return null;
}

function compared(operator: string, left: Expression, right: Expression): boolean | null {
  if (left.kind !== "literal" || right.kind !== "literal") return null;
  const [a, b] = [left.value, right.value];
  if (operator === "===") return a === b;
  if (operator === "!==") return a !== b;
  if (typeof a !== "number" || typeof b !== "number") return null;
  if (operator === "<") return a < b;
  if (operator === "<=") return a <= b;
  if (operator === ">") return a > b;
  return operator === ">=" ? a >= b : null;
}

/** Sums, differences and products of whole numbers that stay exact. */
function computed(operator: string, left: Expression, right: Expression): number | null {
  if (left.kind !== "literal" || right.kind !== "literal") return null;
  const [a, b] = [left.value, right.value];
  if (typeof a !== "number" || typeof b !== "number" || !Number.isSafeInteger(a) || !Number.isSafeInteger(b))
    return null;
  const result = operator === "+" ? a + b : operator === "-" ? a - b : operator === "*" ? a * b : NaN;
  return Number.isSafeInteger(result) && !Object.is(result, -0) ? result : null;
}
