/** Functions of the module that call themselves and wait for it, a few calls deep: in a test, a `try`, a loop. */
import type { Context } from "./context";
import { bodyIn, ownContext, parameterOf } from "./functions";
import type { Made } from "./statements";
import { textOf } from "./types";
import type { Type } from "./types";

/** Programs of these seeds hold such functions; those before them are what they were. */
export const firstWithRecursion = 30_000_000_000;

const results: readonly Type[] = ["int", "number", "string", "Item", "string[]"];
const parameters: readonly Type[] = ["int", "string", "boolean", "Item"];

/** True where such a function can be called. */
export function canRecur({ canAwait, inCallback, program }: Context): boolean {
  return canAwait && !inCallback && program.recursions.length < 3;
}

/** `const v1: number = await again2(2, "a");`, and the function. */
export function recurred(context: Context): Made {
  const { random, program, grammar } = context;
  const name = program.name("again");
  const result = random.pick(results);
  const types = Array.from({ length: random.below(3) }, () => random.pick(parameters));
  const given = [random.pick(["1", "2"]), ...types.map((type) => grammar.value(type, context, 1))];
  const { left, begun } = program;
  const before = { ...left };
  // What the workflow has noted is not known in functions of the module.
  program.begun = false;
  Object.assign(left, { statements: 3, calls: 2, compensations: 0 });
  // Its place is taken first: there may be others in its body.
  const at = program.recursions.push("") - 1;
  program.recursions[at] = declarationOf({ name, result, types }, context);
  Object.assign(left, before);
  program.begun = begun;
  const variable = program.name("v");
  context.scope.variables.push({ name: variable, type: result, mutable: false });
  return { lines: [`const ${variable}: ${textOf(result)} = (await ${name}(${given.join(", ")}));`] };
}

interface Recursive {
  readonly name: string;
  readonly result: Type;
  readonly types: readonly Type[];
}

function declarationOf({ name, result, types }: Recursive, context: Context): string {
  const { random, program, grammar } = context;
  const within = ownContext(context, true, result);
  const left = program.name("left");
  within.scope.variables.push({ name: left, type: "int", mutable: false });
  const list = [`${left}: number`, ...types.map((type) => parameterOf(type, within))];
  const below = program.name("below");
  const lines = [`let ${below}: ${textOf(result)} = ${grammar.value(result, within, 0)};`];
  const first = grammar.block(within, random.between(1, 2));
  const given = types.map((type) => grammar.value(type, within, 1));
  const call = `${below} = (await ${name}(${[`${left} - 1`, ...given].join(", ")}));`;
  if (!first.ends) lines.push(...first.lines);
  lines.push(...around(call, { left, below }, { within, result }));
  within.scope.variables.push({ name: below, type: result, mutable: true });
  lines.push(...bodyIn(within, result));
  return [`async function ${name}(${list.join(", ")}): Promise<${textOf(result)}> {`, ...lines, "}"].join("\n");
}

/** The call, in one of the places where it may stand. */
function around(
  call: string,
  { left, below }: { readonly left: string; readonly below: string },
  { within, result }: { readonly within: Context; readonly result: Type },
): readonly string[] {
  const { random, program, grammar } = within;
  const turn = program.name("n");
  return random.choose<readonly string[]>([
    [3, () => [`if (${left} > 0) ${call}`]],
    [2, () => [`for (let ${turn} = 0; ${turn} < 2 && ${left} > 0; ${turn}++) {`, call, "}"]],
    [
      2,
      () => [
        `if (${left} > 0) {`,
        "try {",
        call,
        "} catch {",
        `${below} = ${grammar.value(result, within, 0)};`,
        "}",
        "}",
      ],
    ],
    [1, () => ["try {", `if (${left} > 0) ${call}`, "} finally {", "await note(null);", "}"]],
  ]);
}
