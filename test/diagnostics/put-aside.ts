/** Programs that write to an object which something else has replaced by then: JavaScript had found it before. */
import type { Refused } from "./refused-words";

/** Writes whose right side, key or argument puts something else in the place, made of the bodies of workflows. */
export function putAside(workflow: (body: string) => string): { readonly [name: string]: Refused } {
  const aside = (marked: string, body: string): Refused => ({
    program: workflow(body),
    code: "SFN1103",
    marked,
    says: "in a statement before, and then write it",
  });
  const part = "const o: { a: Record<string, number>; l: number[] } = { a: {}, l: [] };";
  const other = (does: string): string =>
    `const f = async (): Promise<number> => { ${does} return (await ask(x)).length; };`;
  return {
    "an object that a call replaces": aside("o.a.b", `${part} ${other("o.a = {};")} o.a.b = await f(); return o;`),
    "an object that a call replaces, whose part is added to": aside(
      "o.a.b",
      `${part} ${other("o.a = { b: 2 };")} o.a.b += await f(); return o;`,
    ),
    "a list that a call replaces": aside("o.l", `${part} ${other("o.l = [3];")} o.l.push(await f()); return o;`),
    "a list that a call replaces, and an item is cut out": aside(
      "o.l",
      `${part} ${other("o.l = [3];")} o.l.splice(0, 1, await f()); return o;`,
    ),
    "a list that a call takes away again": aside(
      '(lists["a"] ??= [])',
      `const lists: Record<string, number[]> = {}; ${other('delete lists["a"];')} (lists["a"] ??= []).push(await f()); return lists;`,
    ),
    "an item that a call moves": aside(
      "list[0]!.n",
      `const list = [{ n: 1 }, { n: 2 }]; ${other("list.shift();")} list[0]!.n = await f(); return list;`,
    ),
    "an item that the value moves": aside(
      "list[0]!.n",
      `const list = [{ n: 1 }, { n: 2 }]; list[0]!.n = (await ask(String(list.shift()!.n))).length; return list;`,
    ),
    "an object that its key replaces": aside(
      "o.a[String(await f())]",
      `${part} ${other("o.a = {};")} o.a[String(await f())] = 1; return o;`,
    ),
    "an object that a function replaces which was passed in": aside(
      "s.a.b",
      `const o = { a: { b: 1 } }; const write = async (s: { a: { b: number } }, get: () => Promise<number>): Promise<void> => { s.a.b = await get(); };
      await write(o, async () => { o.a = { b: 5 }; return (await ask(x)).length; }); return o;`,
    ),
    "a variable that a call replaces": aside(
      "list[0]!.n",
      `let list = [{ n: 1 }]; ${other("list = [{ n: 0 }];")} list[0]!.n = await f(); return list;`,
    ),
    ...finallies(workflow),
    "a list that is walked, changed and replaced by a function": {
      program: workflow(
        "let l = [1, 2]; const f = async (): Promise<void> => { await ask(x); if (l.length < 5) l.push(9); l = [...l]; }; for (const each of l) { await f(); void each; } return l;",
      ),
      code: "SFN1103",
      marked: "l",
      says: "before the loop",
    },
    "an object whose keys are walked, changed and replaced": {
      program: workflow(
        'let o: Record<string, number> = { a: 1, b: 2 }; for (const key in o) { await ask(key); o["c"] = 1; o = {}; } return o;',
      ),
      code: "SFN1101",
      marked: 'for (const key in o) { await ask(key); o["c"] = 1; o = {}; }',
      says: "a list of its keys",
    },
    "a part that a function takes away which was passed in": {
      program: workflow(
        "const o = { a: { n: 1 } }; const run = async (each: () => Promise<void>, s: { a: { n: number } }): Promise<void> => { const v = s.a; await each(); v.n++; }; await run(async () => { await ask(x); o.a = { n: 50 }; }, o); return o;",
      ),
      code: "SFN1103",
      marked: "v",
      says: "change it before, or keep a copy",
    },
  };
}

/** A `finally` changes what is returned: who gets it sees that. */
function finallies(workflow: (body: string) => string): { readonly [name: string]: Refused } {
  const changed = (marked: string, body: string): Refused => ({
    program: workflow(`const o = { a: { n: "" } }; ${body}`),
    code: "SFN1103",
    marked,
    says: "changes a value",
  });
  return {
    "an object that is returned, and changed by a finally": changed(
      "o.a",
      `try { return o; } finally { o.a = { n: await ask(x) }; }`,
    ),
    "a part that is returned in a list, and changed by a finally": changed(
      "o.a.n",
      `try { throw new Error("x"); } catch { return [o.a]; } finally { o.a.n = await ask(x); }`,
    ),
    "a part that is returned, and changed by a function that a finally calls": changed(
      "o.a.n",
      `const done = (): void => { o.a.n = "done"; }; try { return o.a; } finally { done(); await ask(x); }`,
    ),
  };
}
