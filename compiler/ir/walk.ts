/** Walking and rewriting expressions, in one place that knows where every variant keeps its parts. */
import type { Expression, Item, Local, Member } from "./expression";
import { mapItems, withParts } from "./unchanged";

/** The parts of an expression, one level down. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "literal":
    case "read":
    case "input":
    case "result":
    case "given":
    case "caught":
      return [];
    case "property":
      return [expression.base];
    case "element":
      return [expression.base, expression.index];
    case "object":
      return expression.members.map(({ value }) => value);
    case "array":
      return expression.items.map(({ value }) => value);
    case "unary":
      return [expression.operand];
    case "binary":
    case "logical":
      return [expression.left, expression.right];
    case "conditional":
      return [expression.test, expression.then, expression.otherwise];
    case "concatenation":
      return expression.parts;
    case "operation":
      return expression.operands;
    case "lambda":
      return [expression.body];
    case "newError":
      return [expression.message];
    case "errorField":
    case "errorIs":
      return [expression.error];
  }
}

/** The expression with each of its parts replaced, one level down; itself where none is another. */
export function mapParts(expression: Expression, change: (part: Expression) => Expression): Expression {
  switch (expression.kind) {
    case "literal":
    case "read":
    case "input":
    case "result":
    case "given":
    case "caught":
      return expression;
    case "property":
      return withParts(expression, { base: change(expression.base) });
    case "element":
      return withParts(expression, { base: change(expression.base), index: change(expression.index) });
    case "object": {
      const withValue = (member: Member): Member => withParts(member, { value: change(member.value) });
      return withParts(expression, { members: mapItems(expression.members, withValue) });
    }
    case "array": {
      const withValue = (item: Item): Item => withParts(item, { value: change(item.value) });
      return withParts(expression, { items: mapItems(expression.items, withValue) });
    }
    case "unary":
      return withParts(expression, { operand: change(expression.operand) });
    case "binary":
    case "logical":
      return withParts(expression, { left: change(expression.left), right: change(expression.right) });
    case "conditional":
      return withParts(expression, {
        test: change(expression.test),
        then: change(expression.then),
        otherwise: change(expression.otherwise),
      });
    case "concatenation":
      return withParts(expression, { parts: mapItems(expression.parts, change) });
    case "operation":
      return withParts(expression, { operands: mapItems(expression.operands, change) });
    case "lambda":
      return withParts(expression, { body: change(expression.body) });
    case "newError":
      return withParts(expression, { message: change(expression.message) });
    case "errorField":
    case "errorIs":
      return withParts(expression, { error: change(expression.error) });
  }
}

/** Every expression in an expression, itself first. */
export function within(expression: Expression): readonly Expression[] {
  const found: Expression[] = [];
  const visit = (part: Expression): void => {
    found.push(part);
    for (const inner of partsOf(part)) visit(inner);
  };
  visit(expression);
  return found;
}

/** What is found out about an expression once: passes ask for the same again and again, and expressions never change. */
export function remembered<Value>(find: (expression: Expression) => Value): (expression: Expression) => Value {
  const known = new WeakMap<Expression, { readonly value: Value }>();
  return (expression) => {
    const before = known.get(expression);
    if (before !== undefined) return before.value;
    const value = find(expression);
    known.set(expression, { value });
    return value;
  };
}

/** The locals that an expression reads, parameters of its own lambdas not among them. */
export const localsOf = remembered(findLocals);

function findLocals(expression: Expression): ReadonlySet<Local> {
  const read = new Set<Local>();
  const own = new Set<Local>();
  for (const part of within(expression)) {
    if (part.kind === "read") read.add(part.local);
    if (part.kind === "lambda") for (const parameter of part.parameters) own.add(parameter);
  }
  for (const local of own) read.delete(local);
  return read;
}

/** How many nodes an expression has: a measure of its length. */
export const sizeOf: (expression: Expression) => number = remembered((expression) =>
  partsOf(expression).reduce((sum, part) => sum + sizeOf(part), 1),
);

/** How many levels an expression nests. */
export const heightOf: (expression: Expression) => number = remembered(
  (expression) => 1 + Math.max(0, ...partsOf(expression).map(heightOf)),
);

/** The expression with reads of some locals replaced. What a test has ruled out where the local was read stays ruled out. */
export function substitute(expression: Expression, values: ReadonlyMap<Local, Expression>): Expression {
  if (expression.kind === "read") {
    const value = values.get(expression.local);
    return value === undefined ? expression : { ...value, kinds: value.kinds & expression.kinds || expression.kinds };
  }
  return mapParts(expression, (part) => substitute(part, values));
}
