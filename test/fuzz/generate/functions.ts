/** Functions of the program: of the module, and closures that read and write what is around them. */
import type { Callable, Context, Signature } from "./context";
import { inner, Scope, Touched } from "./context";
import type { Made } from "./statements";
import { textOf } from "./types";
import type { Type } from "./types";

const parameterTypes: readonly Type[] = ["int", "number", "string", "boolean", "Item", "string[]", "string?", "Item?"];
const resultTypes: readonly Type[] = ["int", "number", "string", "boolean", "Item", "number[]", "string?"];

/** A function of the module; the text of its declaration. */
export function declaredFunction(context: Context): string {
  const { random, program } = context;
  const isAsync = random.chance(0.5);
  const passed = random.chance(0.25);
  const signature: Signature = {
    parameter: random.pick(["int", "string"] as const),
    result: random.pick(["int", "string"] as const),
    isAsync,
  };
  const types = Array.from({ length: random.between(passed ? 0 : 1, 2) }, () => random.pick(parameterTypes));
  const result = random.pick(resultTypes);
  const name = program.name(isAsync ? "work" : "pure");
  const within = ownContext(context, isAsync, result);
  const list = types.map((type) => parameterOf(type, within));
  if (passed) list.unshift(functionParameter(signature, within));
  const simple = !isAsync && !passed && random.chance(0.5);
  const lines = simple
    ? [`return ${context.grammar.value(result, { ...within, inCallback: true }, 2)};`]
    : bodyIn(within, result);
  const head = `${isAsync ? "async " : ""}function ${name}(${list.join(", ")}): ${typed(result, isAsync)}`;
  const parameters = passed ? [signature, ...types] : types;
  program.functions.push({ name, parameters, result, optional: optionalOf(list), isAsync, simple });
  return [`${head} {`, ...lines, "}"].join("\n");
}

/** The inside of a function of the module, which sees nothing of what calls it. */
export function ownContext(context: Context, canAwait: boolean, returns: Type): Context {
  return {
    ...inner(context, "function", {
      canAwait,
      targets: [],
      caught: null,
      tries: 0,
      returns,
      repeats: true,
      registers: false,
      nesting: 1,
    }),
    scope: new Scope(),
    touched: new Touched(),
  };
}

/** A parameter, which is known within from there on. */
export function parameterOf(type: Type, { program, scope, random }: Context): string {
  const name = program.name("p");
  const own = { name, type, mutable: random.chance(0.5) };
  const otherwise = type === "int" && random.chance(0.5) ? ` = ${random.below(3)}` : "";
  scope.variables.push(own);
  return `${name}: ${textOf(type)}${otherwise}`;
}

/** How many at the end may be left out. */
function optionalOf(list: readonly string[]): number {
  return list.at(-1)?.includes(" = ") === true ? 1 : 0;
}

function functionParameter({ parameter: type, result, isAsync }: Signature, { program, scope }: Context): string {
  const name = program.name("f");
  const callable: Callable = { name, parameters: [type], result, isAsync, simple: false };
  scope.functions.push(callable);
  return `${name}: (x: ${textOf(type)}) => ${typed(result, isAsync)}`;
}

function typed(result: Type, isAsync: boolean): string {
  return isAsync ? `Promise<${textOf(result)}>` : textOf(result);
}

/** Statements, and what they return. */
export function bodyIn(within: Context, result: Type): readonly string[] {
  const { random, grammar } = within;
  const { lines, ends } = grammar.block(within, random.between(1, 3));
  return ends ? lines : [...lines, `return ${grammar.value(result, within, 2)};`];
}

/** `const f = (x: number): string => { … };` */
export function closure(context: Context): Made {
  return closureOf(context, false);
}

/** `const f = async (x: number): Promise<string> => { … };` */
export function asyncClosure(context: Context): Made {
  return closureOf(context, true);
}

function closureOf(context: Context, isAsync: boolean): Made {
  const { random, program, scope } = context;
  const result = random.pick(resultTypes);
  const types = Array.from({ length: random.below(2) }, () => random.pick(parameterTypes));
  const name = program.name("f");
  const within = inner(context, "function", {
    canAwait: isAsync,
    targets: [],
    caught: null,
    tries: 0,
    returns: result,
    repeats: true,
    registers: false,
  });
  const list = types.map((type) => parameterOf(type, within));
  const short = !isAsync && random.chance(0.3);
  const lines = short ? [] : bodyIn(within, result);
  const value = short ? context.grammar.value(result, within, 2) : "";
  const head = `const ${name} = ${isAsync ? "async " : ""}(${list.join(", ")}): ${typed(result, isAsync)} =>`;
  scope.functions.push({ name, parameters: types, result, optional: optionalOf(list), isAsync, simple: false });
  if (short) return { lines: [`${head} ${value.startsWith("{") ? `(${value})` : value};`] };
  return { lines: [`${head} {`, ...lines, "};"] };
}
