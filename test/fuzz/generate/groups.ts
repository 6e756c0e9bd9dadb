/** What runs at the same time: lists that are written out, one call for each item, bounded, and what settles. */
import { plainArguments } from "./calls";
import { inner, writable } from "./context";
import type { Context } from "./context";
import { receiver } from "./lists";
import { counted, goingOn } from "./behind";
import type { Made } from "./statements";
import { tasks } from "./tasks";
import { elementOf, textOf } from "./types";
import type { Type } from "./types";

/** Null: the member yields nothing. */
type Result = Type | null;

/** A value that is claimed to be there cannot stand in a list of results. */
function resultTypes({ program }: Context): readonly Type[] {
  const certain = ["int", "number", "string", "boolean", "number[]", "string[]"] as const;
  return program.features.has("lies") ? certain : [...certain, "Item", "Parent"];
}

/** The statements of a member, which end with its result. */
function memberBody(within: Context, result: Result): readonly string[] {
  const { random, grammar } = within;
  const { lines, ends } = grammar.block(within, random.between(1, 2));
  if (ends || result === null) return lines;
  return [...lines, `return ${grammar.value(result, within, 2)};`];
}

/** One of several that run at the same time. */
function memberContext(context: Context, result: Result): Context {
  return inner(context, "map", {
    canAwait: true,
    targets: [],
    returns: result ?? "nothing",
    caught: null,
    tries: 0,
    repeats: true,
    registers: false,
  });
}

function promiseOf(result: Result): string {
  return `Promise<${result === null ? "void" : textOf(result)}>`;
}

/** A member of a list: a call, a wait, or statements. */
function member(context: Context, result: Result, first: readonly string[] = []): string {
  const { random, program } = context;
  const fitting = tasks.filter((task) => task.result === result);
  const calls = first.length === 0 && fitting.length > 0 && !program.features.has("lies");
  if (calls && random.chance(0.45)) {
    const task = random.pick(fitting);
    return goingOn(
      `${task.name}(${plainArguments(task, context)})`,
      task.result,
      memberContext(context, result),
      false,
    );
  }
  if (result === null && first.length === 0 && random.chance(0.25)) return `sleep(${random.pick([1, 2, 5])})`;
  const body = memberBody(memberContext(context, result), result);
  return [`(async (): ${promiseOf(result)} => {`, ...first, ...body, "})()"].join("\n");
}

/** `const [a, b] = await Promise.all([…]);` */
export function all(context: Context): Made {
  return counted(context) ?? allOf(context);
}

function allOf(context: Context): Made {
  const { random, program, scope } = context;
  const count = random.between(1, 3);
  const shared = summed(context);
  const at = shared === null ? context : { ...context, hidden: new Set([...context.hidden, shared]) };
  const add = (): readonly string[] =>
    shared === null ? [] : [`${shared} += ${context.grammar.value("int", at, 1)};`];
  if (random.chance(0.3)) {
    const members = Array.from({ length: count }, () => member(at, null, add()));
    return { lines: ["await Promise.all([", ...members.map((each) => `${each},`), "]);"] };
  }
  const results = Array.from({ length: count }, () => random.pick(resultTypes(context)));
  const members = results.map((result) => member(at, result, add()));
  const names = results.map(() => program.name("v"));
  results.forEach((type, position) => scope.variables.push({ name: names[position] ?? "", type, mutable: false }));
  return {
    lines: [`const [${names.join(", ")}] = await Promise.all([`, ...members.map((each) => `${each},`), "]);"],
  };
}

/** A number around a group that its members may add to, because nobody reads it before they are done. */
function summed(context: Context): string | null {
  const { random, program, tries, repeats } = context;
  if (tries > 0 || repeats || program.features.has("compensate") || random.chance(0.6)) return null;
  const numbers = writable(context).filter(({ type }) => type === "int");
  return numbers.length === 0 ? null : random.pick(numbers).name;
}

/** `const list = await Promise.all(items.map(async (item) => { … }));` */
export function mapped(context: Context): Made {
  const { lines, list, callback, result } = overItems(context);
  return kept(context, result, lines, [`await Promise.all(${list}.map(${callback}))`]);
}

/** `const list = await map(items, async (item) => { … }, { concurrency: 2 });` */
export function bounded(context: Context): Made {
  const { lines, list, callback, result } = overItems(context);
  const how = context.random.pick(["", ", { concurrency: 1 }", ", { concurrency: 2 }", ", { concurrency: 3 }"]);
  return kept(context, result, lines, [`await map(${list}, ${callback}${how})`]);
}

interface OverItems {
  readonly lines: readonly string[];
  readonly list: string;
  readonly callback: string;
  readonly result: Type | null;
}

function overItems(context: Context): OverItems {
  const { random, program } = context;
  const type = random.pick(["number[]", "string[]", "Item[]"] as const);
  const list = receiver(type, context, 1);
  const result = random.chance(0.3) ? null : random.pick(listed(context));
  const within = memberContext(context, result);
  const names = [program.name("x"), program.name("at")] as const;
  within.scope.variables.push({ name: names[0], type: elementOf(type) ?? "int", mutable: false });
  if (random.chance(0.4)) within.scope.variables.push({ name: names[1], type: "int", mutable: false });
  const body = memberBody(within, result);
  const text = body.join("\n");
  const position = new RegExp(`\\b${names[1]}\\b`).test(text) ? `, ${names[1]}: number` : "";
  const item = `${names[0]}: ${textOf(elementOf(type) ?? "int")}`;
  return { lines: [], list, callback: `async (${item}${position}): ${promiseOf(result)} => {\n${text}\n}`, result };
}

function listed({ program }: Context): readonly Type[] {
  return program.features.has("lies") ? ["number", "string"] : ["number", "string", "Item"];
}

const listOf: { readonly [T in Type]?: Type } = { number: "number[]", string: "string[]", Item: "Item[]" };

function kept(
  { program, scope }: Context,
  result: Result,
  lines: readonly string[],
  [group = ""]: readonly string[],
): Made {
  const type = result === null ? undefined : listOf[result];
  if (type === undefined) return { lines: [...lines, `${group};`] };
  const name = program.name("v");
  scope.variables.push({ name, type, mutable: false });
  return { lines: [...lines, `const ${name}: ${textOf(type)} = ${group};`] };
}

/** `const [a, b] = await Promise.allSettled([…]);`, and what became of them. */
export function settled(context: Context): Made {
  const { random, program, scope, grammar } = context;
  if (random.chance(0.4)) return settledItems(context);
  const results = Array.from({ length: random.between(1, 3) }, () => random.pick(resultTypes(context)));
  const members = results.map((result) => member(context, result));
  const names = results.map(() => program.name("r"));
  const lines = [
    `const [${names.join(", ")}] = await Promise.allSettled([`,
    ...members.map((each) => `${each},`),
    "]);",
  ];
  results.forEach((type, at) => {
    const [value, said] = [program.name("v"), program.name("v")];
    const otherwise = grammar.value(type, context, 0);
    const reads = program.readsMessages ? "message" : "name";
    lines.push(
      `const ${value}: ${textOf(type)} = ${names[at]}.status === "fulfilled" ? ${names[at]}.value : ${otherwise};`,
      `const ${said}: string = ${names[at]}.status === "rejected" ? (${names[at]}.reason as Error).${reads} : "";`,
    );
    scope.variables.push({ name: value, type, mutable: false }, { name: said, type: "string", mutable: false });
  });
  return { lines };
}

function settledItems(context: Context): Made {
  const { program, scope } = context;
  const { list, callback } = overItems(context);
  const [results, states] = [program.name("r"), program.name("v")];
  scope.variables.push({ name: states, type: "string[]", mutable: false });
  return {
    lines: [
      `const ${results} = await Promise.allSettled(${list}.map(${callback}));`,
      `const ${states}: string[] = ${results}.map((each) => each.status);`,
    ],
  };
}
