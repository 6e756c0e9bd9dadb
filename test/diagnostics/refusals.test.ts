/**
 * Small programs that no states can do, outlining apart: what each raises, and the text that is marked. What is refused
 * here would otherwise be wrong in silence, or refused for another reason than the true one.
 */
import { begunBefore } from "./begun";
import { refusedChains } from "./chained";
import { compileText } from "./compile-text";
import { handedBack } from "./handed-back";
import { lostWrites } from "./lost-writes";
import { putAside } from "./put-aside";
import { refusedItems } from "./refused-items";
import { refusedRecursion } from "./refused-recursion";
import { refusedPromises, refusedReasons, refusedWords, refusedWrites } from "./refused-words";
import { keptByMembers } from "./kept-by-members";
import { takenOut } from "./taken-out";
import { unclaimed } from "./unclaimed";

interface Refusal {
  /** A whole file; `ask`, `Busy` and the words are there already. */
  readonly program: string;
  readonly code: string;
  /** The text under the marks. */
  readonly marked: string;
  /** A part of the title or of the help. */
  readonly says?: string;
}

const before = `import { callback, compensate, distributedMap, map, retry, s3, sleep, within } from "sfn-compile";
export class Busy extends Error {}
/** @task */ export async function ask(question: string): Promise<string> { return question; }
void [callback, compensate, distributedMap, map, retry, s3, sleep, within];
`;

/** A workflow with this body. */
function workflow(body: string, parameter = "x: string"): string {
  return `/** @workflow */ export async function w(${parameter}): Promise<unknown> { ${body} }`;
}

const caught = (use: string): string => `try { await ask(x); } catch (e) { ${use} }`;

const errorsKept: { readonly [name: string]: Refusal } = {
  "an error in a local of type unknown": {
    program: workflow(`let last: unknown = null; ${caught("last = e;")} return { last };`),
    code: "SFN1205",
    marked: "last",
  },
  "an error in a local of type any": {
    program: workflow(`let last: any = ""; ${caught("last = e as any;")} return last as string;`),
    code: "SFN1205",
    marked: "last as string",
  },
  "an error that a turn of a loop leaves to the next": {
    program: workflow(
      `let last: unknown = x; for (const i of [1, 2]) { await ask(last as string); ${caught("last = e;")} } return x;`,
    ),
    code: "SFN1205",
    marked: "last as string",
  },
  "an error through a helper": {
    program: `function same(value: unknown): unknown { return value; }
${workflow(`let last: unknown = null; ${caught("last = same(e);")} return { last };`)}`,
    code: "SFN1205",
    marked: "last",
  },
  "the environment of a process": {
    program: workflow("return await ask(process.env.STAGE ?? x);"),
    code: "SFN1107",
    marked: "process",
    says: "parameter(",
  },
  "an error through a conditional": {
    program: workflow(
      `let last: unknown = null; ${caught('const odd = x === "" ? e : null; last = odd;')} return { last };`,
    ),
    code: "SFN1205",
    marked: "last",
  },
  "an error that is pushed": {
    program: workflow(`const all: unknown[] = []; ${caught("all.push(e);")} return all;`),
    code: "SFN1205",
    marked: "e",
  },
  "an error in a property": {
    program: workflow(`const all: { e: unknown } = { e: 1 }; ${caught("all.e = e;")} return all;`),
    code: "SFN1205",
    marked: "all.e",
  },
  "an error for each element": {
    program: workflow(`${caught("return [1, 2].map(() => e);")} return x;`),
    code: "SFN1205",
    marked: "[1, 2].map(() => e)",
  },
  "a caught error that is overwritten": {
    program: workflow(`${caught('e = "late";')} return x;`),
    code: "SFN1101",
    marked: "e",
  },
  "instanceof of what may be any object": {
    program: workflow(`let last: unknown = null; ${caught("last = e;")} return last instanceof Busy;`),
    code: "SFN1102",
    marked: "last instanceof Busy",
    says: "Error | null",
  },
  "a pushed text, letter by letter": {
    program: workflow("const all: string[] = []; all.push(...x); return all;"),
    code: "SFN1102",
    marked: "...x",
  },
};

const prototypes: { readonly [name: string]: Refusal } = {
  "set by a literal": {
    program: workflow("return { __proto__: { a: x }, b: 1 };"),
    code: "SFN1102",
    marked: "__proto__: { a: x }",
  },
  "set by a quoted key": {
    program: workflow('return { "__proto__": null, b: 1 };'),
    code: "SFN1102",
    marked: '"__proto__": null',
  },
  "read as a property": {
    program: workflow("return x.__proto__;", "x: Record<string, string>"),
    code: "SFN1102",
    marked: "x.__proto__",
  },
  "read as an element": {
    program: workflow('return x["__proto__"];', "x: Record<string, string>"),
    code: "SFN1102",
    marked: 'x["__proto__"]',
  },
  "taken out by a pattern": {
    program: workflow("const { __proto__: y } = x; return y;", "x: Record<string, string>"),
    code: "SFN1102",
    marked: "__proto__: y",
  },
  "set by an assignment": {
    program: workflow('const o: Record<string, string> = { x }; o["__proto__"] = x; return o;'),
    code: "SFN1102",
    marked: 'o["__proto__"]',
  },
};

const signatures: { readonly [name: string]: Refusal } = {
  "a date in the input": {
    program: workflow('return typeof x.at === "string" ? 1 : 2;', "x: { at: Date }"),
    code: "SFN1010",
    marked: "x: { at: Date }",
    says: "the parameter `x` of `w`",
  },
  "a map in an input that is taken apart": {
    program: workflow("return name;", "{ name }: { name: string; all: Map<string, string> }"),
    code: "SFN1010",
    marked: "{ name }: { name: string; all: Map<string, string> }",
    says: "the parameter of `w`",
  },
  "functions under any key": {
    program: workflow("return null;", "x: Record<string, () => void>"),
    code: "SFN1010",
    marked: "x: Record<string, () => void>",
  },
  "a set in the result": {
    program: `/** @workflow */ export async function w(x: string): Promise<{ all?: Set<string> }> { await ask(x); return {}; }`,
    code: "SFN1010",
    marked: "Promise<{ all?: Set<string> }>",
    says: "the result of `w`",
  },
};

const annotations: { readonly [name: string]: Refusal } = {
  "a workflow that can be given another value": {
    program: "/** @workflow */ export let w = async (x: string) => await ask(x);",
    code: "SFN1004",
    marked: "@workflow",
    says: "export async function w(",
  },
  "a workflow that shares its declaration": {
    program: "/** @workflow */ export const w = async (x: string) => await ask(x), other = 1;",
    code: "SFN1004",
    marked: "@workflow",
    says: "export async function w(",
  },
  "an arrow function that waits for nothing": {
    program: "/** @workflow */ export const w = (x: string) => ask(x);",
    code: "SFN1004",
    marked: "w",
    says: "`async`",
  },
  "a task that is a method": {
    program: "export class Desk {\n  /** @task */\n  async stamp(x: string) { return x; }\n}",
    code: "SFN1004",
    marked: "@task",
    says: "export async function stamp(",
  },
  "a task within a workflow": {
    program: workflow("\n/** @task */\nasync function inner(y: string) { return y; } return await inner(x);"),
    code: "SFN1004",
    marked: "@task",
    says: "export async function inner(",
  },
  "the timeout of a function that may not run so long": {
    program: `/** @task
 * @timeout 2 hours
 */
export async function sort(x: string): Promise<string> { return x; }`,
    code: "SFN1002",
    marked: "@timeout 2 hours",
    says: "15 minutes",
  },
  "the timeout of a function that may not run at all": {
    program: `/** @task
 * @timeout 0 seconds
 */
export async function sort(x: string): Promise<string> { return x; }`,
    code: "SFN1002",
    marked: "@timeout 0 seconds",
    says: "1 second",
  },
  "a task with several signatures": {
    program: `/** @task */ export async function say(x: string): Promise<string>;
export async function say(x: string | number): Promise<string>;
export async function say(x: string | number): Promise<string> { return String(x); }`,
    code: "SFN1004",
    marked: "@task",
    says: "a single signature",
  },
};

const recursion: { readonly [name: string]: Refusal } = {
  "through another function, in a conditional": {
    program: `const f = (n: number): number => (n > 0 ? g(n) : 0);
const g = (n: number): number => f(n - 1);
${workflow('return x === "" ? f(1) : 0;')}`,
    code: "SFN1108",
    marked: "f(n - 1)",
  },
  "through a callback": {
    program: `const f = (n: number): number => [n].map(f).length;
${workflow("return [1, 2].map(f);")}`,
    code: "SFN1108",
    marked: "f",
  },
  "through a function that is given itself": {
    program: `const f = (g: any): any => g(g);
${workflow("return f(f) as string;")}`,
    code: "SFN1108",
    marked: "g(g)",
  },
  "through functions that are passed on": {
    program: `const f = (g: () => number): number => f(() => g() + 1);
${workflow("return f(() => 1);")}`,
    code: "SFN1108",
    marked: "f(() => g() + 1)",
  },
};

test("of functions that each call the next one twice, one is a call too many", () => {
  const levels = Array.from(
    { length: 12 },
    (_, at) => `async function f${at}(): Promise<string> { return (await f${at + 1}()) + (await f${at + 1}()); }\n`,
  );
  const last = "async function f12(): Promise<string> { return ask(); }";
  const { compilation } = compileText({
    "workflows/order.ts": `${before}${workflow("return f0();")}${levels.join("")}${last}`,
  });
  expect(new Set(compilation.diagnostics.map(({ code }) => code))).toEqual(new Set(["SFN1108"]));
});

/** `count` times: if it is more, hold it, and register how it is given back. */
function onSomePaths(count: number): string {
  const one = (at: number): string =>
    `if (x.length > ${at}) { const n = await ask("${at}"); compensate(async () => { await ask(n); }); }\n`;
  return workflow(`${Array.from({ length: count }, (_, at) => one(at)).join("")} return await ask(x);`);
}

test.each([3, 10, 30])("%i registrations on some paths only go on a stack, and soon", (count) => {
  const begin = process.cpuUsage();
  const { compilation } = compileText({ "workflows/order.ts": `${before}${onSomePaths(count)}` });
  const { user } = process.cpuUsage(begin);
  expect(compilation.diagnostics).toEqual([]);
  const [workflow] = compilation.workflows;
  const states = Object.keys(workflow?.definition.States ?? {});
  expect(states.length).toBeLessThan(count * 3 + 5);
  expect(user / 1_000_000).toBeLessThan(20);
});

const items = refusedItems(workflow);
const words = refusedWords(workflow);
const awaitingRecursion = refusedRecursion(workflow);
const reasons = refusedReasons(workflow);
const shared = refusedWrites(workflow);
const lost = lostWrites(workflow);
const aside = putAside(workflow);
const begun = begunBefore(workflow);
const back = handedBack(workflow);
const taken = takenOut(workflow);
const undone = keptByMembers(workflow);
const chained = refusedChains(workflow);
const elements = unclaimed(workflow);
const promises = refusedPromises(workflow);

describe.each(
  Object.entries({
    items,
    promises,
    words,
    reasons,
    shared,
    lost,
    aside,
    begun,
    back,
    taken,
    undone,
    chained,
    elements,
    errorsKept,
    prototypes,
    signatures,
    annotations,
    recursion,
    awaitingRecursion,
  }),
)("%s", (_, programs) => {
  test.each(Object.entries(programs))("%s", (__, { program, code, marked, says = "" }) => {
    const text = `${before}${program}\n`;
    const { compilation, typeErrors } = compileText({ "workflows/order.ts": text }, { outline: false });
    expect(typeErrors).toEqual([]);
    const found = compilation.diagnostics.map(({ span, title, help, ...about }) => ({
      code: about.code,
      marked: text.slice(span?.start, span?.end).trim(),
      says: `${title} ${help}`,
    }));
    expect(found).toEqual([{ code, marked, says: expect.stringContaining(says) }]);
    expect(compilation.workflows).toEqual([]);
  });
});
