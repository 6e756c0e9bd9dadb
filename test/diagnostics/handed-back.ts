/** Programs that change what a function has handed back, or what has been put into an object, and somebody else has, too. */
import type { Refused } from "./refused-words";

/** Second names of what looks new, made of the bodies of workflows. */
export function handedBack(workflow: (body: string) => string): { readonly [name: string]: Refused } {
  const refused = (marked: string, body: string): Refused => ({
    program: workflow(`const z = { n: 1 }; ${body}`),
    code: "SFN1103",
    marked,
    says: marked,
  });
  const wrap = (body: string): string => `const wrap = (o: { n: number }) => { ${body} };`;
  const calls = "const b = wrap(z); const a = wrap({ n: 5 });";
  const listed = "const list = [{ n: 1 }, { n: 2 }];";
  return {
    "what another call was given as its own": refused(
      "b.n",
      `${wrap("void o.n; return o;")} ${calls} b.n += (await ask(x)).length; return [a, b, z];`,
    ),
    "the same in a box": refused(
      "b.o.n",
      `${wrap("const box = { o }; return box;")} ${calls} b.o.n += (await ask(x)).length; return [a, b, z];`,
    ),
    "what is returned on one of two ways": refused(
      "b.n",
      `${wrap("if (o.n > 3) return { n: 0 }; return o;")} ${calls} b.n += (await ask(x)).length; return [a, b, z];`,
    ),
    "what the function keeps as well": refused(
      "b.n",
      "const kept: { n: number }[] = []; const make = () => { const o = { n: 1 }; kept.push(o); return o; }; const b = make(); b.n += (await ask(x)).length; return [b, kept, z];",
    ),
    "an element that is one of others": refused(
      "rows[0]!.n",
      "const rows = [1, 2].map((n) => (n > 1 ? { n } : z)); rows[0]!.n += (await ask(x)).length; return [rows, z];",
    ),
    "a list that has been kept before it takes itself over": refused(
      "list[0]!.n",
      "let list = [z]; const all = { list }; list = [...list, { n: 2 }]; list[0]!.n += (await ask(x)).length; return [all, list];",
    ),
    "an item that `splice` puts in": refused(
      "o.l[0]!.n",
      "const o = { l: [{ n: 0 }] }; o.l.splice(0, 1, z); o.l[0]!.n += (await ask(x)).length; return [o, z];",
    ),
    "what a pattern puts in": refused(
      "o.a.n",
      "const o = { a: { n: 0 } }; [o.a] = [z]; o.a.n += (await ask(x)).length; return [o, z];",
    ),
    "the default of a pattern": refused(
      "o.a.n",
      "const o = { a: { n: 0 } }; [o.a = z] = [] as { n: number }[]; o.a.n += (await ask(x)).length; return [o, z];",
    ),
    "what a pattern puts into what is handed back": refused(
      "r.a.n",
      "const make = () => { const o = { a: { n: 0 } }; [o.a] = [z]; return o; }; const r = make(); r.a.n += (await ask(x)).length; return [r, z];",
    ),
    "one of the rest of the arguments": refused(
      "rest[0]!.n",
      "const add = async (...rest: { n: number }[]) => { rest[0]!.n += (await ask(x)).length; }; await add(z); return z;",
    ),
    "what the workflow's own parameter has for what is missing": {
      program: `const usual = { n: 1 };
/** @workflow */ export async function w({ x, o = usual }: { x: string; o?: { n: number } }): Promise<unknown> {
  o.n += (await ask(x)).length;
  return [o, usual];
}
`,
      code: "SFN1103",
      marked: "o.n",
      says: "o.n",
    },
    "a property that is known otherwise as well": refused(
      "v.n",
      "const by = { a: { n: 1 }, b: { n: 2 } }; const all: { n: number }[] = []; for (const v of Object.values(by)) { v.n += (await ask(x)).length; all.push(v); } return [all, z];",
    ),
    "an item that a member changes and keeps": refused(
      "v.n",
      `${listed} const all: { n: number }[] = []; await Promise.all(list.map(async (v) => { v.n += (await ask(x)).length; all.push(v); })); return [all, list, z];`,
    ),
    "an item that a member changes and hands on": refused(
      "v.n",
      `${listed} const all = await Promise.all(list.map(async (v) => { v.n += (await ask(x)).length; return v; })); return [all, list, z];`,
    ),
    "an item that stands there twice": refused(
      "v.n",
      "const list = [z, z]; await Promise.all(list.map(async (v) => { v.n += (await ask(x)).length; })); return list;",
    ),
    "what a parameter's pattern has for what is missing": refused(
      "a.n",
      "const add = async ({ a = z }: { a?: { n: number } }) => { a.n += (await ask(x)).length; }; await add({}); return z;",
    ),
    "what lies in the rest of a pattern": refused(
      "rest[0]!.n",
      "const rows = [z, z]; const [, ...rest] = rows; rest[0]!.n += (await ask(x)).length; return [rest, rows];",
    ),
  };
}
