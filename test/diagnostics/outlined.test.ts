/** What is refused although JavaScript could run it: what would have to survive an await, and what must not be known. */
import { compileText } from "./compile-text";
import { beforeHidden, hidden } from "./hidden-keys";

const before = `import { compensate } from "sfn-compile";
interface Seat { id: string; taken?: boolean }
/** @task */ export async function ask(question: string): Promise<string> { return question; }
/** @task */ export async function find(question: string): Promise<Seat[]> { return [{ id: question }]; }
void compensate;
`;

/** Bodies of a workflow \`(x: string, seats: Seat[])\`, and what is said of them. */
const refused: readonly (readonly [about: string, body: string, code: string, marked: string, around?: string])[] = [
  ["a set", 'const s = new Set([x]); await ask(x); return s.has("a");', "SFN1111", "s"],
  [
    "a date that is assigned",
    "let d = new Date(x); await ask(x); d = new Date(0); return d.toISOString();",
    "SFN1111",
    "d",
  ],
  [
    "a pattern with a memory",
    "const p = /a/g; const a = p.test(x); await ask(x); return a && p.test(x);",
    "SFN1111",
    "p",
  ],
  [
    "a function that captures a map",
    "const m = new Map([[x, 1]]); const f = (k: string): boolean => m.has(k); await ask(x); return f(x);",
    "SFN1111",
    "f",
  ],
  [
    "a set that a compensation reads",
    "const s = new Set([x]); compensate(async () => { await ask([...s].join()); }); await ask(x); return null;",
    "SFN1111",
    "s",
  ],
  [
    "a smallest so far",
    "let low = Infinity; low = Math.min(low, (await ask(x)).length); return low;",
    "SFN1111",
    "low",
  ],
  [
    "a largest so far in a record",
    "const best = { price: -Infinity, at: 0 }; await ask(x); return best.price < seats.length;",
    "SFN1111",
    "best",
  ],
  [
    "an infinite number, after a branch",
    "let most = 0; if (x === 'all') { most = Infinity; } await ask(x); return most > seats.length;",
    "SFN1111",
    "most",
  ],
  [
    "an infinite number, for a loop",
    "for (let low = Infinity; low > 3; low--) await ask(x); return null;",
    "SFN1102",
    "Infinity",
  ],
  [
    "identity of what has another name",
    "const all = await find(x); const one = all[0]; await ask(x); return all.indexOf(one as Seat) + (/a/.test(x) ? 1 : 0);",
    "SFN1203",
    "all.indexOf(one as Seat)",
  ],
  [
    "a change of what has another name",
    "const all = await find(x); const same = all; await ask(x); sorted(all); return { same, all };",
    "SFN1103",
    "list.sort()",
    "function sorted(list: Seat[]): void { list.sort(); }",
  ],
  [
    "a key without a value",
    "const o = { x, y: seats.at(7)?.id }; await ask(x); return Object.keys(o);",
    "SFN2109",
    "o",
  ],
  [
    "a key put in without a value",
    "const o: Record<string, unknown> = {}; o.y = seats.at(7)?.id; await ask(x); return 'y' in o;",
    "SFN2109",
    "o",
  ],
  [
    "keys of what is spread",
    "const o = { y: seats.at(7)?.id }; const p = { ...o, x }; for (const k in p) await ask(k); return null;",
    "SFN2109",
    "p",
  ],
  [
    "a key without a value that takes the place of one before it",
    "const o: { y?: string | undefined } = { y: seats.at(7)?.id }; await ask(x); return { x, y: 'none', ...o };",
    "SFN2109",
    "o",
  ],
  [
    "module state",
    "await ask(x); return next(x);",
    "SFN1112",
    "next",
    "let last = 0; function next(x: string): number { const n = x.localeCompare('a'); return (last += n); }",
  ],
  [
    "a cache of a module",
    "await ask(x); return cached(x);",
    "SFN1112",
    "cached",
    "const cache = new Set<string>(); function cached(x: string): boolean { if (cache.has(x)) return true; cache.add(x); return false; }",
  ],
  ["the environment", "await ask(x); return (process.env.STAGE ?? x).normalize();", "SFN1112", "process"],
  [
    "two awaits inside",
    "return `${await ask(x)}${await ask(x)}`.normalize();",
    "SFN1203",
    "`${await ask(x)}${await ask(x)}`.normalize()",
  ],
  [
    "what may change before the await",
    "let m = x; const f = async (): Promise<string> => (m = await ask(m)); return m.localeCompare(await f());",
    "SFN1203",
    "m.localeCompare(await f())",
  ],
  [
    "objects in two lists that a later turn changes",
    "const all: Seat[] = []; const few: Seat[] = []; for (const at of [1, 2]) { const seat: Seat = { id: `${at}` }; all.push(seat); few.push(seat); await ask(x); const first = all[0]; if (first) first.taken = /a/.test(x); } return { all, few };",
    "SFN1103",
    "first.taken",
  ],
  [
    "a list that may hold undefined",
    "const all = await find(x); const two = [x, all[7]?.id]; await ask(x); return typeof two[1];",
    "SFN1102",
    "all[7]?.id",
  ],
  [
    "a list that undefined may be put into",
    "const all = await find(x); const two: unknown[] = []; two.push(all[7]?.id); await ask(x); return typeof two[0];",
    "SFN1102",
    "all[7]?.id",
  ],
  [
    "a list of what a function may not find",
    "const all = await find(x); const taken = all.map((seat) => seat.taken).reverse(); await ask(x); return typeof taken[0];",
    "SFN1102",
    "all.map((seat) => seat.taken)",
  ],
  ["this", "await ask(x); return typeof this === x.trimEnd();", "SFN1102", "this"],
];

test.each(refused)("%s", (...[, body, code, marked, around = ""]) => {
  const text = `${before}${around}
/** @workflow */ export async function w(x: string): Promise<unknown> { ${body} }\n`;
  const { compilation } = compileText({ "workflows/order.ts": text });
  const found = compilation.diagnostics.map(({ span, ...about }) => [about.code, text.slice(span?.start, span?.end)]);
  expect(found).toContainEqual([code, marked]);
  expect(compilation.workflows).toEqual([]);
});

test.each([
  ["nobody", "", []],
  ["somebody under another name", 'import { $seen as known } from "./state"; known.push("b");', ["SFN1112"]],
  ["somebody by way of the module", 'import * as state from "./state"; state.$seen.push("b");', ["SFN1112"]],
  ["somebody who names another list like it", "const $seen: string[] = []; $seen.push('b');", []],
])("a list of another module that %s changes", (_about, elsewhere, codes) => {
  const workflow = `import { $seen } from "./state"; ${before}
/** @workflow */ export async function w(x: string): Promise<unknown> { await ask(x); return [...$seen, x.localeCompare("a")]; }\n`;
  const { compilation } = compileText({
    "workflows/state.ts": 'export const $seen: string[] = ["a"];\n',
    "workflows/other.ts": `${elsewhere}\nexport {};\n`,
    "workflows/order.ts": workflow,
  });
  const errors = compilation.diagnostics.filter(({ severity }) => severity === "error");
  expect(errors.map(({ code }) => code)).toEqual(codes);
});

test.each(Object.entries(hidden))(
  "a property that is there and undefined: %s",
  (_about, { body, around = "", marked }) => {
    const text = `${beforeHidden}${around}
/** @workflow */ export async function w(input: { x: string; m?: string; parent?: string; kids: Item[] }): Promise<unknown> {
  const { x, m } = input;
  void m; ${body}
}\n`;
    const { compilation, typeErrors } = compileText({ "workflows/order.ts": text });
    expect(typeErrors).toEqual([]);
    const found = compilation.diagnostics.map(({ span, code }) => [code, text.slice(span?.start, span?.end)]);
    expect(found).toEqual(marked === undefined ? [] : [["SFN2109", marked]]);
  },
);

test("only what has no form in the machine is outlined, and never under `outline: false`", () => {
  const program = `${before}
/** @workflow */ export async function w(x: string): Promise<unknown> {
  const upper = x.toUpperCase();
  const padded = upper.normalize();
  const both = padded + upper;
  return await ask(both);
}\n`;
  const files = { "workflows/order.ts": program };
  const [workflow] = compileText(files).compilation.workflows;
  expect(workflow?.regions.map(({ span, why }) => [program.slice(span.start, span.end), why])).toEqual([
    ["const padded = upper.normalize();", "a workflow cannot call `.normalize` in this version"],
  ]);
  const { compilation } = compileText(files, { outline: false });
  expect(compilation.diagnostics.map(({ code }) => code)).toEqual(["SFN1203"]);
});

test("a list that holds undefined is outlined with all that reads it, and where it leaves the workflow", () => {
  const program = `${before}
/** @workflow */ export async function w(x: string): Promise<unknown> {
  const all = await find(x);
  const ids = [x, all[7]?.id].filter((id) => id !== undefined);
  await ask(ids.join());
  return [x, all[7]?.id];
}\n`;
  const { compilation, rendered } = compileText({ "workflows/order.ts": program });
  expect(rendered).toEqual([]);
  expect(compilation.workflows[0]?.regions).toHaveLength(2);
});
