/**
 * Expression → JSONata that does the same, directed by the kinds of the operands. The traps of JSONata (singletons
 * that collapse, nothing that is neither true nor false, paths that map over arrays) are met here and nowhere else.
 */
import type { Binary, Expression, Lambda, Logical, Operation, Result, Unary } from "../../ir/expression";
import { isFallible } from "../../ir/fallible";
import { kind, within } from "../../ir/kinds";
import { digitsFunction } from "./digits";
import { receivedFunction, sentFunction } from "./documents";
import { decoded, fieldOf, isNamed, mayBeMade } from "./errors";
import { ofExecution } from "./execution-errors";
import { inOrder } from "./in-order";
import { jsonFunction, jsonTextOf } from "./json-text";
import { library } from "./library";
import { findInOrder } from "./library/arrays";
import { arrayOf, objectOf } from "./literals";
import { equal, isPresent, missing, once } from "./missing";
import { elementOf, propertyOf } from "./parts";
import { joined, textOf } from "./text";
import { truth, truthOf } from "./truth";
import { refuseUnbound } from "./unbound";
import { Names, type Scope } from "./scope";
import { documentOf } from "./sent";
import {
  array,
  binary,
  block,
  call,
  conditional,
  exists,
  lambda,
  literal,
  not,
  object,
  path,
  variable,
  type Jsonata,
} from "./tree";

const states = variable("states");

/** Lowers an expression for a place in a machine. */
export function lowerExpression(expression: Expression, scope: Scope): Jsonata {
  const names = new Names(scope);
  return withFunctions(lower(expression, names), names);
}

/** An expression that writes numbers or JSON as text brings the functions along that do it; every name in it is bound. */
function withFunctions(tree: Jsonata, names: Names): Jsonata {
  const whole = functionsAround(tree, names);
  refuseUnbound(whole, names.scope.variables.values());
  return whole;
}

function functionsAround(tree: Jsonata, names: Names): Jsonata {
  const { jsonFunction: json } = names;
  const writers = json === null ? [] : [[json, jsonFunction(json, names.digits(), names.fresh)] as const];
  const { sent, received } = names.documents;
  const tagging = sent === null ? [] : [[sent, sentFunction(sent, names.digits(), names.fresh)] as const];
  const untagging = received === null ? [] : [[received, receivedFunction(received, names.fresh)] as const];
  const { digitsFunction: digits } = names;
  const numbers = digits === null ? [] : [[digits, digitsFunction(names.fresh)] as const];
  return block([...numbers, ...writers, ...tagging, ...untagging], tree);
}

/** Lowers a condition: always true or false, never nothing. */
export function lowerCondition(expression: Expression, scope: Scope): Jsonata {
  const names = new Names(scope);
  return withFunctions(
    truth(expression, (part) => lower(part, names)),
    names,
  );
}

function lower(expression: Expression, names: Names): Jsonata {
  const deeper = (part: Expression): Jsonata => lower(part, names);
  switch (expression.kind) {
    case "literal":
      return expression.value === undefined ? missing : number(expression.value);
    case "read":
      return expression.local.boxed
        ? path(variable(names.of(expression.local)), "v")
        : variable(names.of(expression.local));
    case "input":
      return path(states, "context", "Execution", "Input");
    case "result":
      return lowerResult(expression);
    case "given":
      return path(states, "input", ...expression.path);
    case "caught":
      return caughtAs(names);
    case "property":
      return propertyOf(expression, deeper(expression.base), names);
    case "element":
      return elementOf(expression, deeper, names);
    case "object":
      return objectOf(expression, deeper, names.fresh);
    case "array":
      return arrayOf(expression, deeper, names.fresh);
    case "unary":
      return lowerUnary(expression, names);
    case "binary":
      return lowerBinary(expression, names);
    case "logical":
      return lowerLogical(expression, names);
    case "conditional":
      return conditional(truth(expression.test, deeper), deeper(expression.then), deeper(expression.otherwise));
    case "concatenation":
      return joined(expression.parts.map((part) => textOf(part, deeper(part), names)));
    case "operation":
      return lowerOperation(expression, names);
    case "lambda":
      return lowerLambda(expression, names, false);
    case "newError":
      return object(
        ["Error", literal(expression.name)],
        ["Cause", deeper(expression.message)],
        ["message", deeper(expression.message)],
      );
    case "errorField":
      return fieldOf(expression, deeper(expression.error), {
        mayBeMade: mayBeMade(expression.error, names.scope.made),
        services: names.scope.services,
        fresh: names.fresh,
      });
    case "errorIs":
      return isNamed(path(deeper(expression.error), "Error"), expression.names);
  }
}

function caughtAs({ scope: { caught }, fresh }: Names): Jsonata {
  if (caught === "raw") return path(states, "errorOutput");
  return caught === "reported" ? ofExecution(fresh) : decoded(caught);
}

function lowerResult({ of }: Result): Jsonata {
  if (of === "task") return path(states, "result", "Payload");
  return of === "execution" ? path(states, "result", "Output") : path(states, "result");
}

function number(value: string | number | boolean | null): Jsonata {
  return typeof value === "number" && value < 0 ? { kind: "negate", operand: literal(-value) } : literal(value);
}

function lowerUnary({ operator, operand }: Unary, names: Names): Jsonata {
  const value = lower(operand, names);
  if (operator === "!") return not(truth(operand, (part) => lower(part, names)));
  if (operator === "-") return { kind: "negate", operand: value };
  return once(call("type", value), "type", names, (type) => {
    const ofObject = binary("in", type, array(literal("null"), literal("array")));
    return conditional(exists(type), conditional(ofObject, literal("object"), type), literal("undefined"));
  });
}

function lowerBinary({ operator, left, right }: Binary, names: Names): Jsonata {
  const [a, b] = [lower(left, names), lower(right, names)];
  if (operator !== "===" && operator !== "!==") return binary(operator, a, b);
  return inOrder([left, right], [a, b], names, ([one = a, other = b]) => {
    const same = equal(left, right, { a: one, b: other, names });
    return operator === "===" ? same : not(same);
  });
}

function lowerLogical(expression: Logical, names: Names): Jsonata {
  const { operator, left, right, kinds } = expression;
  if (operator !== "??" && within(kinds | left.kinds, kind.boolean))
    return truth(expression, (part) => lower(part, names));
  const other = lower(right, names);
  return once(lower(left, names), "left", names, (value) => {
    if (operator === "&&") return conditional(truthOf(value, left.kinds), other, value);
    if (operator === "||") return conditional(truthOf(value, left.kinds), value, other);
    return conditional(isPresent(value, left.kinds), value, other);
  });
}

/** Callbacks that answer yes or no have to answer with a boolean. */
const predicates = new Set(["filter", "find", "findIndex", "findLast", "findLastIndex", "some", "every"]);

function lowerOperation({ name, operands }: Operation, names: Names): Jsonata {
  const [first] = operands;
  if (name === "String" && first !== undefined) return textOf(first, lower(first, names), names);
  if (name === "JSON.stringify" && first !== undefined) return jsonTextOf(first, lower(first, names), names);
  if (name === "isNullish" && first !== undefined) {
    return once(lower(first, names), "value", names, (value) => not(isPresent(value, first.kinds)));
  }
  const document =
    first === undefined ? null : documentOf(name, { value: first, lowered: () => lower(first, names) }, names);
  if (document !== null) return document;
  const lowered = operands.map((operand) =>
    operand.kind === "lambda" ? lowerLambda(operand, names, predicates.has(name)) : lower(operand, names),
  );
  const asked = name === "default" ? operands.slice(0, 1) : operands;
  const mayStop = name === "find" && operands.slice(1).some(isFallible);
  const row = mayStop ? findInOrder : library[name];
  return inOrder(asked, lowered, names, (values) => row(values, names.fresh));
}

function lowerLambda({ parameters, body }: Lambda, names: Names, predicate: boolean): Jsonata {
  return names.within(parameters, (own) =>
    lambda(own, predicate ? truth(body, (part) => lower(part, names)) : lower(body, names)),
  );
}
