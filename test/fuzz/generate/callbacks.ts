/** Callbacks of array methods: an expression, a block, or a function of the program. */
import { inner } from "./context";
import type { Context } from "./context";
import type { Type } from "./types";
import { textOf } from "./types";

interface Wanted {
  readonly result: Type;
  readonly depth: number;
}

/** A function of these parameters; the named ones become variables in it. */
export function callback(
  context: Context,
  parameters: readonly (readonly [type: Type, stem: string])[],
  { result, depth }: Wanted,
): string {
  const { random, program } = context;
  const within = inner(context, "function", { canAwait: false, inCallback: true, targets: [], caught: null });
  const names = parameters.map(([type, stem]) => {
    const name = program.name(stem);
    within.scope.variables.push({ name, type, mutable: false });
    return name;
  });
  const head = `(${names.join(", ")}) =>`;
  if (random.chance(0.8) || depth <= 0) return `${head} ${body(within, result, depth)}`;
  return `${head} {\n${block(within, result, depth)}\n}`;
}

/** An object literal as the body of an arrow function needs parentheses. */
function body(context: Context, result: Type, depth: number): string {
  const value = context.grammar.value(result, context, depth);
  return value.startsWith("{") ? `(${value})` : value;
}

function block(context: Context, result: Type, depth: number): string {
  const { random, program, grammar, scope } = context;
  const lines: string[] = [];
  if (random.chance(0.6)) {
    const type = random.pick(["int", "number", "string", "boolean"] as const);
    const name = program.name("v");
    lines.push(`const ${name}: ${textOf(type)} = ${grammar.value(type, context, depth - 1)};`);
    scope.variables.push({ name, type, mutable: false });
  }
  if (random.chance(0.7)) {
    const test = grammar.value("boolean", context, depth - 1);
    lines.push(`if (${test}) return ${grammar.value(result, context, depth - 1)};`);
  }
  return [...lines, `return ${grammar.value(result, context, depth - 1)};`].join("\n");
}
