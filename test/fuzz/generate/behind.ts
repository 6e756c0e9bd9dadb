/** What is done behind a promise (`then`, `catch`, `finally`), and what is counted up between the elements of a list of them. */
import { inner, writable } from "./context";
import type { Context } from "./context";
import type { Made } from "./statements";
import { textOf } from "./types";
import type { Type } from "./types";

/** Programs of these seeds hold such promises; those before them are what they were. */
export const firstWithChains = 70_000_000_000;

/** The call, in programs with such promises often with something behind it; `writes`: that may write what is around it. */
export function goingOn(call: string, result: Type | null, context: Context, writes: boolean): string {
  const { random, program } = context;
  if (!program.features.has("chains") || random.chance(0.4)) return call;
  const numbers = writes ? writable(context).filter(({ type }) => type === "int") : [];
  const number = numbers.length === 0 ? null : random.pick(numbers).name;
  return random.choose([
    [4, () => `${call}.catch(${behind("", result, number, context)})`],
    [3, () => `${call}.then(${behind(given(result, context), result, number, context)})`],
    [1, () => `${call}.finally(${behind("", null, number, context)})`],
    [
      2,
      () => {
        const first = behind(given(result, context), result, number, context);
        return `${call}.then(${first}).catch(${behind("", result, null, context)})`;
      },
    ],
  ]);
}

function given(result: Type | null, { program }: Context): string {
  return result === null ? "" : `${program.name("x")}: ${textOf(result)}`;
}

/** `async (x: T): Promise<U> => …`, with a write of a number where one may be written. */
function behind(parameter: string, result: Type | null, number: string | null, context: Context): string {
  const { random, grammar } = context;
  const isAsync = context.canAwait && random.chance(0.3);
  const within = inner(context, "function", {
    canAwait: isAsync,
    repeats: true,
    registers: false,
    targets: [],
    returns: result ?? "nothing",
    tries: 0,
  });
  const [name = ""] = parameter.split(": ");
  if (name !== "" && result !== null) within.scope.variables.push({ name, type: result, mutable: false });
  const value = result === null ? null : grammar.value(result, within, random.between(0, 2));
  const isWritten = number !== null && random.chance(0.4);
  const write = isWritten ? `${number} += ${grammar.value("int", within, 1)};` : "";
  return `${headOf(parameter, result, isAsync)} ${bodyOf(value, write)}`;
}

function headOf(parameter: string, result: Type | null, isAsync: boolean): string {
  const text = result === null ? "void" : textOf(result);
  return `${isAsync ? "async " : ""}(${parameter}): ${isAsync ? `Promise<${text}>` : text} =>`;
}

function bodyOf(value: string | null, write: string): string {
  if (value === null) return `{ ${write} }`;
  if (write !== "") return `{ ${write} return ${value}; }`;
  return value.startsWith("{") ? `(${value})` : value;
}

/** A number that may be counted up between elements. */
function countable(context: Context): string | null {
  const { random, program, repeats } = context;
  if (!program.features.has("chains") || repeats) return null;
  const numbers = writable(context).filter(({ type }) => type === "int");
  return numbers.length === 0 ? null : random.pick(numbers).name;
}

/** `const [a, b] = await Promise.all([price(n++), n]);`, or null where there is nothing to count. */
export function counted(context: Context): Made | null {
  const number = countable(context);
  if (number === null || context.random.chance(0.4)) return null;
  const { random, program, scope } = context;
  const ways = [`price(${number}++)`, `price(++${number})`, `price(${number})`, `price(${number} -= 2)`, number];
  const elements = Array.from({ length: random.between(2, 4) }, () => random.pick(ways));
  const names = elements.map(() => program.name("v"));
  for (const name of names) scope.variables.push({ name, type: "number", mutable: false });
  return { lines: [`const [${names.join(", ")}] = await Promise.all([${elements.join(", ")}]);`] };
}
