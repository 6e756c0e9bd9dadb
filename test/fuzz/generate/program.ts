/** A whole program: types, classes, tasks, functions and one workflow, from a seed. */
import { Random } from "../random";
import { Program, Scope, Touched, partible } from "./context";
import type { Context } from "./context";
import { declaredFunction } from "./functions";
import { firstWithNames, namedAgain } from "./names";
import { firstWithChains } from "./behind";
import { firstWithMembers, firstWithNested, nested } from "./nested";
import { firstWithRecursion } from "./recursion";
import { block, showcase } from "./statements";
import type { Made } from "./statements";
import { declarationOf, errorClasses, policyOf, tasks } from "./tasks";
import { declarations, types } from "./types";
import { value } from "./values";

export interface Generated {
  readonly seed: number;
  readonly text: string;
  /** `if in loop` → how often. */
  readonly coverage: ReadonlyMap<string, number>;
}

/** The program of a seed. */
export function generate(seed: number): Generated {
  const random = new Random(seed);
  const program = new Program(random);
  if (seed >= firstWithRecursion) program.features.add("recursion");
  if (seed >= firstWithMembers) program.features.add("members");
  if (seed >= firstWithNested) program.features.add("nested");
  else if (seed >= firstWithChains) program.features.add("chains");
  else if (seed >= firstWithNames) program.features.add("names").add("changes");
  const context = contextOf(random, program);
  const count = program.features.has("functions") ? random.between(1, 3) : 0;
  const functions = Array.from({ length: count }, () => functionFor(context));
  const workflow = workflowOf(context);
  const text = assembled([...functions, ...program.recursions, workflow], random);
  return { seed, text, coverage: program.coverage };
}

function contextOf(random: Random, program: Program): Context {
  const scope = new Scope();
  const given = { mutable: false } as const;
  scope.variables.push(
    { ...given, name: "input.count", type: "int" },
    { ...given, name: "input.name", type: "string" },
    { ...given, name: "input.flag", type: "boolean" },
    { ...given, name: "input.numbers", type: "number[]" },
    { ...given, name: "input.words", type: "string[]" },
    { ...given, name: "input.items", type: "Item[]" },
    { ...given, name: "input.note", type: "string?" },
    { ...given, name: "input.best", type: "Item?" },
  );
  return {
    random,
    program,
    grammar: { value, block },
    scope,
    place: "top",
    canAwait: true,
    inCallback: false,
    repeats: false,
    registers: true,
    targets: [],
    returns: "anything",
    caught: null,
    nesting: 0,
    tries: 0,
    touched: new Touched(),
    hidden: new Set(),
  };
}

/** Functions have a room of their own, so that the workflow is not left without any. */
function functionFor(context: Context): string {
  const { left } = context.program;
  const before = { ...left };
  Object.assign(left, { statements: 4, calls: 2, compensations: 0 });
  const text = declaredFunction(context);
  Object.assign(left, before);
  return text;
}

/** How many awaits each workflow has. */
const leastAwaits = 3;

function workflowOf(context: Context): string {
  const { random, program, scope } = context;
  const lines: string[] = [];
  if (random.chance(0.8)) {
    lines.push('let log: string = "";');
    scope.variables.push({ name: "log", type: "string", mutable: true });
  }
  if (random.chance(0.6)) {
    lines.push("let total: number = 0;");
    scope.variables.push({ name: "total", type: "int", mutable: true });
  }
  if (program.features.has("clock")) {
    lines.push("const begun = Date.now();");
    program.begun = true;
  }
  const made = bodyOf(context);
  const awaits = count(made.lines, /\bawait\b/g);
  for (let at = awaits; at < leastAwaits; at++) lines.push(`await note(${JSON.stringify(`first ${at}`)});`);
  lines.push(...made.lines);
  if (made.ends !== true) lines.push(`return ${everything(context)};`);
  return ["/** @workflow */", "export async function workflow(input: Input): Promise<unknown> {", ...lines, "}"].join(
    "\n",
  );
}

/** What the program shows above all, behind everything else or before it. */
function bodyOf(context: Context): Made {
  if (context.program.features.has("nested")) return nested(context);
  const parts = [(): Made => block(context, 30), (): Made => showcase(context)];
  if (context.random.chance(0.5)) parts.reverse();
  if (context.program.features.has("names")) parts.unshift(() => namedAgain(context));
  const lines: string[] = [];
  for (const part of parts) {
    const made = part();
    lines.push(...made.lines);
    if (made.ends === true) return { lines, ends: true };
  }
  return { lines };
}

function count(lines: readonly string[], what: RegExp): number {
  return lines.reduce((sum, line) => sum + (line.match(what)?.length ?? 0), 0);
}

/** What all variables hold at the end. */
function everything(context: Context): string {
  const known = types.flatMap((type) => partible(context, type)).filter(({ name }) => !name.includes("."));
  const owned = context.scope.allOwned.filter(({ name }) => /^\w+$/.test(name));
  const names = new Set([...known, ...owned].map(({ name }) => name));
  return `{ ${[...names].join(", ")} }`;
}

/** What a program may import. */
const imported = [
  "TimeoutError",
  "commit",
  "compensate",
  "map",
  "retry",
  "rollback",
  "saga",
  "sleep",
  "within",
] as const;

/** The program with the declarations that it needs, and no others. */
function assembled(parts: readonly string[], random: Random): string {
  const body = parts.join("\n\n");
  const used = tasks.filter(({ name }) => names(name, body)).map((task) => declarationOf(task, policyOf(random)));
  const rest = [...used, body].join("\n\n");
  const classes = errorClasses.filter(
    ([className], at) => errorClasses.slice(at).some(([later]) => names(later, rest)) && className !== "",
  );
  const words = imported.filter((word) => new RegExp(`(?<![\\w.])${word}\\b`).test(body));
  const imports = words.length === 0 ? [] : [`import { ${words.join(", ")} } from "sfn-compile";`];
  return `${indented([...imports, declarations, ...classes.map(([, , text]) => text), rest].join("\n\n"))}\n`;
}

function names(word: string, text: string): boolean {
  return new RegExp(`(?<![\\w.])${word}\\b`).test(text);
}

/** Lines indented by the braces around them, for whoever has to read them. */
function indented(text: string): string {
  let depth = 0;
  const lines = text.split("\n").map((raw) => {
    const line = raw.trim();
    const closes = /^[})\]]/.test(line) ? 1 : 0;
    const change = count([line], /[{[(]/g) - count([line], /[})\]]/g);
    const shown = line === "" ? "" : `${"  ".repeat(Math.max(0, depth - closes))}${line}`;
    depth += change;
    return shown;
  });
  return lines.join("\n");
}
