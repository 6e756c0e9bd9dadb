/** Second names of what is changed in place: the variable of a loop, an element under a name of its own; and its keys. */
import { changeable, inner } from "./context";
import type { Context, Owned, Shape } from "./context";
import type { Made } from "./statements";

function ownedOf(shape: Shape, context: Context): readonly Owned[] {
  return changeable(context).filter((each) => each.shape === shape);
}

/** True where there is a list of records. */
export function canView(context: Context): boolean {
  return ownedOf("rows", context).length > 0;
}

/** What has a second name is not touched under the first: a list that grows while it is walked has no end. */
function without(name: string, { hidden }: Context): ReadonlySet<string> {
  return new Set([...hidden, name]);
}

/** `for (const row of rows) { row.n += 1; … }`, or `const row = rows[0]!; row.n += 1;` */
export function viewed(context: Context): Made {
  const { random, program, grammar } = context;
  const { name } = random.pick(ownedOf("rows", context));
  const row = program.name("row");
  const isLoop = random.chance(0.7);
  const targets = isLoop ? [...context.targets, { label: null, kind: "loop" as const }] : context.targets;
  const within = inner(context, isLoop ? "loop" : "branch", {
    targets,
    repeats: context.repeats || isLoop,
    hidden: without(name, context),
  });
  within.scope.owned.push({ name: row, shape: "row" });
  const { lines } = grammar.block(within, random.between(1, 3));
  if (isLoop) return { lines: [`for (const ${row} of ${name}) {`, `${row}.n += 1;`, ...lines, "}"] };
  return { lines: [`if (${name}.length > 0) {`, `const ${row} = ${name}[0]!;`, ...lines, "}"] };
}

/** True where there is a table. */
export function canWalkKeys(context: Context): boolean {
  return ownedOf("table", context).length > 0;
}

/** `for (const key in table) { … }`, without awaits */
export function walkedKeys(context: Context): Made {
  const { random, program, grammar } = context;
  const { name } = random.pick(ownedOf("table", context));
  const key = program.name("key");
  const within = inner(context, "loop", {
    targets: [...context.targets, { label: null, kind: "loop" }],
    repeats: true,
    canAwait: false,
    registers: false,
    hidden: without(name, context),
  });
  within.scope.variables.push({ name: key, type: "string", mutable: false });
  const { lines } = grammar.block(within, random.between(1, 2));
  return { lines: [`for (const ${key} in ${name}) {`, ...lines, "}"] };
}
