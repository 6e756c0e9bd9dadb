/** Ways out: `return`, `throw`, `break`, `continue`. */
import type { Context } from "./context";
import { condition } from "./flags";
import type { Made } from "./statements";
import { types } from "./types";

/** `return …;` of what the function has to return. */
export function returned(context: Context): Made {
  const { random, grammar, returns, tries, canAwait } = context;
  if (returns === "nothing") return { lines: ["return;"], ends: true };
  if (returns === "anything" && tries === 0 && canAwait && random.chance(0.1))
    return { lines: [`return label(${grammar.value("string", context, 2)});`], ends: true };
  const type = returns === "anything" ? random.pick(types) : returns;
  return { lines: [`return ${grammar.value(type, context, random.between(1, 3))};`], ends: true };
}

/** `throw new Busy(…);` */
export function thrown(context: Context): Made {
  const { random, grammar, program } = context;
  const name = random.pick(["Busy", "SoldOut", "Odd", "Even", "Error", "TypeError"]);
  const message = random.chance(0.9) ? grammar.value("string", context, random.between(0, 2)) : "";
  if (random.chance(0.8)) return { lines: [`throw new ${name}(${message});`], ends: true };
  const error = program.name("failure");
  return { lines: [`const ${error} = new ${name}(${message});`, `throw ${error};`], ends: true };
}

/** `throw error;`, at times under a test. */
export function rethrown(context: Context): Made {
  const { caught, random } = context;
  if (random.chance(0.3)) return { lines: [`throw ${caught};`], ends: true };
  return { lines: [`if (${condition(context, 2)}) throw ${caught};`] };
}

/** `break;` or `continue;`, the innermost or by its label. */
export function leave(context: Context): Made {
  return { lines: [wayOut(context)], ends: true };
}

/** The same under a test, so that the rest of the block has a meaning. */
export function leaveIf(context: Context): Made {
  return { lines: [`if (${condition(context, 2)}) ${wayOut(context)}`] };
}

function wayOut({ targets, random }: Context): string {
  const innermost = targets.findLast(({ kind }) => kind !== "block");
  const loop = targets.findLast(({ kind }) => kind === "loop");
  const labelled = targets.filter(({ label }) => label !== null);
  const ways = [
    ...(innermost === undefined ? [] : ["break;"]),
    ...(loop === undefined ? [] : ["continue;"]),
    ...labelled.flatMap(({ label, kind }) => [`break ${label};`, ...(kind === "loop" ? [`continue ${label};`] : [])]),
  ];
  return random.pick(ways);
}
