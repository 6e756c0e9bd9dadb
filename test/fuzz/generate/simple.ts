/** Statements that hold no other statements: declarations, assignments, calls, waits, registrations. */
import { argumentsFor, calledHere, callOf } from "./calls";
import { inner, partible, Scope, writable } from "./context";
import type { Context, Variable } from "./context";
import { condition } from "./flags";
import { rawElement, receiver } from "./lists";
import { goingOn } from "./behind";
import { nullable } from "./records";
import type { Made } from "./statements";
import { tasks } from "./tasks";
import { isOptional, present, textOf, types } from "./types";
import type { Type } from "./types";

const value = (type: Type, context: Context, depth = context.random.between(1, 3)): string =>
  context.grammar.value(type, context, depth);

function declare(context: Context, variable: Variable): void {
  context.scope.variables.push(variable);
}

/** `const x: T = …;`, or what a task returns, its type inferred. */
export function declared(context: Context): Made {
  return context.canAwait && context.random.chance(0.5) ? declaredOfTask(context) : variableOf("const", context);
}

/** `const x = await look(y);` */
export function declaredOfTask(context: Context): Made {
  const { random, program } = context;
  const task = random.pick(tasks.filter(({ result }) => result !== null));
  const name = program.name("v");
  const call = `${task.name}(${argumentsFor(task, context)})`;
  const promise = goingOn(call, task.result, context, true);
  const type = task.result ?? "int";
  const annotation = promise === call ? "" : `: ${textOf(type)}`;
  declare(context, { name, type, mutable: false });
  return { lines: [`const ${name}${annotation} = await ${promise};`] };
}

/** `const x: string = …;` of names and literals, which cannot throw. */
export function plain(context: Context): Made {
  const { random, program } = context;
  const type = random.pick(["int", "string", "boolean"] as const);
  const name = program.name("v");
  const line = `const ${name}: ${textOf(type)} = ${value(type, { ...context, canAwait: false }, 0)};`;
  declare(context, { name, type, mutable: false });
  return { lines: [line] };
}

/** `let x: T = …;` */
export function variable(context: Context): Made {
  return variableOf("let", context);
}

/** The same of a certain type. */
export function variableAs(type: Type, context: Context): Made {
  const name = context.program.name("v");
  const line = `let ${name}: ${textOf(type)} = ${value(type, context)};`;
  declare(context, { name, type, mutable: true });
  return { lines: [line] };
}

function variableOf(keyword: "const" | "let", context: Context): Made {
  const { random, program } = context;
  const type = random.pick(types);
  const name = program.name("v");
  const first = isOptional(type) && random.chance(0.8) ? nullable(type, context, 2) : value(type, context);
  if (["null", "undefined"].includes(first)) context.touched.spread();
  declare(context, { name, type, mutable: keyword === "let" });
  const settled = isOptional(type) && ["null", "undefined"].includes(first) ? `${first} as ${textOf(type)}` : first;
  return { lines: [`${keyword} ${name}: ${textOf(type)} = ${settled};`] };
}

/** `let x: T; if (…) x = …; else x = …;` */
export function late(context: Context): Made {
  const { random, program } = context;
  const type = random.pick(["int", "string", "Item", "number[]"] as const);
  const name = program.name("v");
  const test = condition(context, 2);
  const lines = [
    `let ${name}: ${textOf(type)};`,
    `if (${test}) ${name} = ${value(type, context)};`,
    `else ${name} = ${value(type, context)};`,
  ];
  declare(context, { name, type, mutable: true });
  return { lines };
}

/** True where there is something to write. */
export function canWrite(context: Context): boolean {
  return writable(context).length > 0;
}

/** `x = …;`, never to what is surely missing: TypeScript would know it. */
export function assigned(context: Context): Made {
  const { random } = context;
  const { name, type } = random.pick(writable(context));
  const test = isOptional(type) && random.chance(0.4) ? condition(context, 1) : null;
  const given = isOptional(type) ? nullable(type, context, 2) : value(type, context);
  return { lines: [`${name} = ${test === null ? given : `${test} ? ${given} : undefined`};`] };
}

const operators: { readonly [T in Type]?: readonly string[] } = {
  int: ["+=", "+=", "-=", "*=", "%="],
  number: ["+=", "+=", "-=", "*="],
  string: ["+="],
};

/** True where there is something to add to. */
export function canCompound(context: Context): boolean {
  return writable(context).some(({ type }) => type in operators);
}

/** `x += …;` */
export function compound(context: Context): Made {
  const { random } = context;
  const { name, type } = random.pick(writable(context).filter((each) => each.type in operators));
  const operator = random.pick(operators[type] ?? ["+="]);
  const given = operator === "*=" ? "2" : operator === "%=" ? "7" : value(type, context);
  return { lines: [`${name} ${operator} ${given};`] };
}

/** True where there is something to count. */
export function canStep(context: Context): boolean {
  return writable(context).some(({ type }) => type === "int" || type === "number");
}

/** `x++;` */
export function step(context: Context): Made {
  const { random } = context;
  const { name } = random.pick(writable(context).filter(({ type }) => type === "int" || type === "number"));
  return { lines: [`${name}${random.pick(["++", "--"])};`] };
}

/** True where there is something that `??=`, `&&=` or `||=` may write. */
export function canDefault(context: Context): boolean {
  return writable(context).some(({ type }) => isOptional(type) || type === "boolean");
}

/** `x ??= …;` */
export function logical(context: Context): Made {
  const { random } = context;
  const { name, type } = random.pick(
    writable(context).filter((each) => isOptional(each.type) || each.type === "boolean"),
  );
  const operator = isOptional(type) ? "??=" : random.pick(["&&=", "||="]);
  context.touched.add(name);
  return { lines: [`${name} ${operator} ${value(present(type), context)};`] };
}

/** A pattern with defaults. */
export function destructured(context: Context): Made {
  const keyword = context.random.pick(["const", "let"] as const);
  return context.random.chance(0.5) ? arrayPattern(keyword, context) : objectPattern(keyword, context);
}

function arrayPattern(keyword: "const" | "let", context: Context): Made {
  const { random, program } = context;
  const of = random.pick(["number", "string"] as const);
  const items = partible(context, "Item");
  const list =
    items.length > 0 && random.chance(0.4) ? `${random.pick(items).name}.tags` : receiver(`${of}[]`, context, 2);
  const type = list.endsWith(".tags") ? "string" : of;
  const names = [program.name("v"), program.name("v")];
  const elements = names.map((name) => `${name} = ${value(type, context, 1)}`);
  for (const name of names) declare(context, { name, type, mutable: keyword === "let" });
  const annotation = keyword === "let" ? `: ${textOf(`${type}[]`)}` : "";
  return { lines: [`${keyword} [${elements.join(", ")}]${annotation} = ${list};`] };
}

function objectPattern(keyword: "const" | "let", context: Context): Made {
  const { random, program } = context;
  const mutable = keyword === "let";
  const [first, second] = [program.name("v"), program.name("v")];
  const source = itemToTakeApart(context);
  const annotation = mutable ? ": Item" : "";
  if (random.chance(0.5)) {
    const line = `${keyword} { id: ${first}, tags: [${second} = "none"] }${annotation} = ${source};`;
    declare(context, { name: first, type: "string", mutable });
    declare(context, { name: second, type: "string", mutable });
    return { lines: [line] };
  }
  const otherwise = random.chance(0.6) ? value("string", context, 1) : null;
  const note = otherwise === null ? second : `${second} = ${otherwise}`;
  declare(context, { name: first, type: "number", mutable });
  declare(context, { name: second, type: otherwise === null ? "string?" : "string", mutable });
  return { lines: [`${keyword} { price: ${first}, note: ${note} }${annotation} = ${source};`] };
}

/** What the engine says of a pattern that meets nothing is no text that a machine could know. */
function itemToTakeApart(context: Context): string {
  const { random, program, grammar } = context;
  const known = partible(context, "Item");
  if (known.length > 0 && random.chance(0.6)) return random.pick(known).name;
  const raw = rawElement("Item[]", context);
  return program.readsMessages ? `((${raw} ?? ${grammar.value("Item", context, 0)}) as Item)` : `${raw}!`;
}

/** `await task(…);` */
export function calledOnly(context: Context): Made {
  const task = context.random.pick(tasks);
  return { lines: [`await ${task.name}(${argumentsFor(task, context)});`] };
}

/** `await task(…);`, its result dropped or put down in a text. */
export function called(context: Context): Made {
  const { random } = context;
  const task = random.pick(tasks);
  const call = `await ${goingOn(`${task.name}(${argumentsFor(task, context)})`, task.result, context, true)}`;
  const logs = writable(context).filter(({ type }) => type === "string");
  if (task.result === "string" && logs.length > 0 && random.chance(0.5))
    return { lines: [`${random.pick(logs).name} += ${call};`] };
  return { lines: [`${call};`] };
}

/** True where a function of the program can be called. */
export function canCallOwn(context: Context): boolean {
  return context.program.left.calls > 0 && types.some((type) => calledHere(context, type).length > 0);
}

/** A function of the program, called for what it does. */
export function calledOwn(context: Context): Made {
  const all = new Set(types.flatMap((type) => calledHere(context, type)));
  return { lines: [`${callOf(context.random.pick([...all]), context)};`] };
}

/** `await sleep(…);` */
export function slept(context: Context): Made {
  const { random } = context;
  const duration = random.choose([
    [3, () => random.pick(['"5 seconds"', '"1 minute"', "{ minutes: 1, seconds: 3 }", "2"])],
    [1, () => `Math.abs(${value("number", context, 1)})`],
  ]);
  return { lines: [`await sleep(${duration});`] };
}

/** True where a compensation can be registered. */
export function canCompensate({ canAwait, registers, program }: Context): boolean {
  return canAwait && registers && program.left.compensations > 0 && program.registered !== "one that writes";
}

/** `await saga(async () => { … });` */
export function scoped(context: Context): Made {
  const within = inner(context, "function", { targets: [], returns: "nothing", caught: null, tries: 0, repeats: true });
  const { lines } = context.grammar.block(within, context.random.between(2, 3));
  return { lines: ["await saga(async () => {", ...lines, "});"] };
}

/** `commit();` */
export function committed(): Made {
  return { lines: ["commit();"] };
}

/** `await rollback();` */
export function rolledBack(): Made {
  return { lines: ["await rollback();"] };
}

/** Among several, nobody writes what is around: where one of them stands in a loop or in a branch, none could. */
function mayWrite({ program, place, nesting, repeats }: Context): boolean {
  return !repeats && program.registered === "none" && nesting <= 1 && (place === "top" || place === "try");
}

/** What is registered once for each turn keeps values: it reads what stays as it is. */
function keptValues({ scope, hidden, repeats }: Context): Partial<Context> {
  if (!repeats) return { scope: new Scope(scope, "member") };
  const changing = scope.visible.filter(({ name, mutable }) => mutable || /^(i|turn)\d+$/.test(name));
  return {
    scope: new Scope(scope, "member"),
    hidden: new Set([...hidden, ...changing.map(({ name }) => name)]),
  };
}

/** `compensate(async () => { … });` */
export function compensated(context: Context): Made {
  const { random, program, grammar } = context;
  program.left.compensations--;
  const writes = program.left.compensations === 0 && mayWrite(context);
  program.registered = writes ? "one that writes" : "some";
  const within = inner(context, "compensation", {
    ...(writes ? {} : keptValues(context)),
    targets: [],
    returns: "nothing",
    caught: null,
    tries: 0,
    repeats: true,
    registers: false,
  });
  const patience = random.pick(["{ retries: 0 }", '{ retries: 2, interval: "3 seconds", backoff: 1 }']);
  if (random.chance(0.4))
    return {
      lines: [`compensate(() => undo(${value("string", { ...within, canAwait: false }, 2)}), { retry: ${patience} });`],
    };
  const first = random.chance(0.7) ? [`await undo(${value("string", within, 2)});`] : [];
  const { lines } = grammar.block(within, random.between(1, 2));
  return { lines: ["compensate(async () => {", ...first, ...lines, `}, { retry: ${patience} });`] };
}
