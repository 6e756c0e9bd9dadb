/** Calls of tasks and of the program's own functions, with their arguments. */
import { inner } from "./context";
import type { Callable, Context, Signature } from "./context";
import type { Task } from "./tasks";
import { fits, textOf } from "./types";
import type { Type } from "./types";

/** Functions whose result fits, and which can be called where this is. */
export function calledHere(context: Context, type: Type): readonly Callable[] {
  const { program, scope, canAwait, inCallback, hidden } = context;
  return [...program.functions, ...scope.callable].filter(
    ({ name, result, isAsync, simple }) =>
      fits(result, type) && (canAwait || !isAsync) && (simple || !inCallback) && !hidden.has(name),
  );
}

/** The arguments of a task; those at the end that may be left out sometimes are. */
export function argumentsFor({ parameters, optional }: Task, context: Context): string {
  const left = context.random.chance(0.5) ? optional : 0;
  const given = parameters.slice(0, parameters.length - left);
  return given.map((type) => context.grammar.value(type, context, context.random.below(3))).join(", ");
}

/** Arguments that can neither throw nor wait: names and literals. */
export function plainArguments({ parameters }: Task, context: Context): string {
  const at = inner(context, "function", { canAwait: false, caught: null });
  return parameters.map((type) => context.grammar.value(type, at, 0)).join(", ");
}

/** A call of a function of the program, awaited if need be. */
export function callOf(callable: Callable, context: Context): string {
  context.program.left.calls--;
  const { parameters, optional = 0 } = callable;
  const left = optional > 0 && context.random.chance(0.5) ? optional : 0;
  const given = parameters
    .slice(0, parameters.length - left)
    .map((parameter) =>
      typeof parameter === "string"
        ? context.grammar.value(parameter, context, 1)
        : functionFor(callable, parameter, context),
    );
  const call = `${callable.name}(${given.join(", ")})`;
  return callable.isAsync ? `(await ${call})` : call;
}

/** A function to pass to another one, which it does not call itself: it reads what is around it. */
function functionFor(callee: Callable, { parameter, result, isAsync }: Signature, context: Context): string {
  const { program, random, grammar } = context;
  const name = program.name("x");
  const within = inner(context, "function", {
    canAwait: isAsync && context.canAwait,
    repeats: true,
    registers: false,
    targets: [],
    returns: result,
    tries: 0,
    hidden: new Set([...context.hidden, callee.name]),
  });
  within.scope.variables.push({ name, type: parameter, mutable: false });
  const numbers = within.scope.visible.filter(
    (each) => each.mutable && each.type === "int" && !context.hidden.has(each.name),
  );
  const value = grammar.value(result, within, 2);
  const head = `${isAsync ? "async " : ""}(${name}: ${textOf(parameter)})`;
  if (numbers.length === 0 || random.chance(0.5)) return `${head} => ${value.startsWith("{") ? `(${value})` : value}`;
  const written = random.pick(numbers).name;
  return `${head} => { ${written} += ${grammar.value("int", within, 1)}; return ${value}; }`;
}
