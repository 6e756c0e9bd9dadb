/** `if`, `switch` and blocks: what runs some of its statements, once. */
import type { Block, Context, Place } from "./context";
import { inner, partible } from "./context";
import { condition, wide } from "./flags";
import { returned, thrown } from "./leaving";
import type { Made } from "./statements";
import { signed } from "./numbers";
import { isOptional, present } from "./types";

function body(context: Context, place: Place = "branch", changes: Partial<Context> = {}): Block {
  const within = inner(context, place, changes);
  return context.grammar.block(within, context.random.between(1, 3));
}

/** `if (…) { … } else if (…) { … } else { … }` */
export function branch(context: Context): Made {
  const { random } = context;
  const lines = [`if (${condition(context, random.between(1, 3))}) {`];
  const blocks = [body(context)];
  lines.push(...(blocks[0]?.lines ?? []));
  if (random.chance(0.25)) {
    lines.push(`} else if (${condition(context, 2)}) {`);
    const other = body(context);
    blocks.push(other);
    lines.push(...other.lines);
  }
  if (random.chance(0.5)) {
    lines.push("} else {");
    const last = body(context);
    lines.push(...last.lines, "}");
    return { lines, ends: last.ends && blocks.every(({ ends }) => ends) };
  }
  return { lines: [...lines, "}"] };
}

/** A test whether something is there: behind it TypeScript knows that it is. */
export function guard(context: Context): Made {
  const { random, scope } = context;
  const known = scope.visible.filter(
    ({ type, name }) => isOptional(type) && partible(context, type).some((each) => each.name === name),
  );
  if (known.length === 0) return branch(context);
  const variable = random.pick(known);
  const there = { ...variable, type: present(variable.type), mutable: false, narrowed: true as const };
  const test = random.choose([
    [2, () => `${variable.name} == null`],
    [2, () => `!${variable.name}`],
    [1, () => `${variable.name} === undefined || ${variable.name} === null`],
  ]);
  if (random.chance(0.5)) {
    const leave = inner(context, "branch");
    leave.touched.add(variable.name);
    const { lines } = random.chance(0.6) ? returned(leave) : thrown(leave);
    scope.variables.push(there);
    return { lines: [`if (${test}) {`, ...lines, "}"] };
  }
  const within = inner(context, "branch");
  within.scope.variables.push(there);
  const { lines, ends } = context.grammar.block(within, random.between(1, 3));
  if (ends) context.touched.add(variable.name);
  return { lines: [`if (!(${test})) {`, ...lines, "}"] };
}

/** `switch` with cases that fall through, and `default` anywhere. */
export function chosen(context: Context): Made {
  const { random, program } = context;
  const type = random.pick(["int", "string"] as const);
  const subject = wide(type, context, 2);
  const literals =
    type === "int" ? [0, 1, 2, -1, 3].map(signed) : ["a", "", "b", "x-1", "OddOne"].map((text) => JSON.stringify(text));
  const labels = random
    .shuffled(literals)
    .slice(0, random.between(1, 4))
    .map((literal) => `case ${literal}:`);
  if (random.chance(0.7)) labels.splice(random.below(labels.length + 1), 0, "default:");
  const label = program.features.has("labels") && random.chance(0.2) ? program.name("choice") : null;
  const targets = [...context.targets, { label, kind: "switch" as const }];
  const clauses = labels.flatMap((head) => {
    if (random.chance(0.15)) return [head];
    const { lines, ends } = body(context, "branch", { targets });
    return [
      `${head} {`,
      ...lines,
      ...(ends || random.chance(0.35) ? [] : [label !== null && random.chance(0.5) ? `break ${label};` : "break;"]),
      "}",
    ];
  });
  return { lines: [`${label === null ? "" : `${label}: `}switch (${subject}) {`, ...clauses, "}"] };
}

/** `{ … }`, with a label or with names that hide others. */
export function block(context: Context): Made {
  const { random, program } = context;
  if (program.features.has("labels") && random.chance(0.5)) {
    const label = program.name("part");
    const { lines } = body(context, "branch", { targets: [...context.targets, { label, kind: "block" }] });
    return { lines: [`${label}: {`, ...lines, "}"] };
  }
  const within = inner(context, "branch");
  const shadow = program.features.has("shadowing") ? shadowing(within) : [];
  const { lines, ends } = context.grammar.block(within, random.between(1, 3));
  return { lines: ["{", ...shadow, ...lines, "}"], ends };
}

/** A declaration under the name of an outer variable. */
function shadowing(context: Context): readonly string[] {
  const { random, scope, grammar } = context;
  const outer = scope.visible.filter(({ name }) => /^v\d+$/.test(name));
  if (outer.length === 0) return [];
  const { name } = random.pick(outer);
  const type = random.pick(["int", "string"] as const);
  const value = grammar.value(type, { ...context, hidden: new Set([...context.hidden, name]) }, 2);
  scope.variables.push({ name, type, mutable: true });
  return [`let ${name}: ${type === "int" ? "number" : "string"} = ${value};`];
}
