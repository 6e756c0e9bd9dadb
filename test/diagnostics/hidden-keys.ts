/**
 * Objects that may have, in JavaScript, a property that is there and undefined, on every way to where it can be seen; and those
 * that have none. Bodies of a workflow \`(input: { x: string; m?: string })\`, with functions around it.
 */
interface Hidden {
  readonly body: string;
  readonly around?: string;
  /** What is marked; absent: it compiles. */
  readonly marked?: string;
}

const over = "function over(item: Item, p: string): Item { return { parent: p, ...item }; }";
const made = "{ id: x, parent: m }";
const kept = `const o: Item = ${made}; await ask(x);`;
const list = `const list: Item[] = [${made}]; await ask(x);`;

export const beforeHidden = `interface Item { id: string; parent?: string | undefined; n?: number | undefined; kids?: Item[] }
/** @task */ export async function ask(question: string): Promise<string> { return question; }
/** @task */ export async function put(item: Item): Promise<Item> { return item; }
`;

export const hidden: { readonly [about: string]: Hidden } = {
  "a parameter of a helper": { body: `return over(${made}, x);`, around: over, marked: made },
  "a parameter that awaits are between": {
    body: `return await later(${made});`,
    around: "async function later(item: Item): Promise<Item> { await ask('a'); return { parent: 'b', ...item }; }",
    marked: "item",
  },
  "a part of a parameter": {
    body: `return part({ item: ${made} });`,
    around: "function part({ item }: { item: Item }): Item { return { parent: 'b', ...item }; }",
    marked: "item",
  },
  "the element that a callback is given": {
    body: `${list} return list.map((item) => ({ parent: 'none', ...item }));`,
    marked: "item",
  },
  "what a callback has made": {
    body: "const kids = input.kids.map((i): Item => ({ id: i.id, parent: i.parent })).map((i) => ({ parent: 'b', ...i })); await ask(x); return kids;",
    marked: "i",
  },
  "what is reduced": {
    body: `${list} return list.reduce<Item>((all, item) => ({ ...all, ...item }), { id: '', parent: 'a' });`,
    marked: "item",
  },
  "what a helper returns": {
    body: "const item = make(x, m); await ask(x); return { parent: x, ...item };",
    around: "function make(id: string, parent: string | undefined): Item { return { id, parent }; }",
    marked: "item",
  },
  "a property of another object": {
    body: `const box: { item: Item } = { item: ${made} }; await ask(x); return { parent: x, ...box.item };`,
    marked: "box.item",
  },
  "an element of a list": { body: `${list} return { parent: x, ...list[0] };`, marked: "list[0]" },
  "the rest": { body: `${kept} const { id, ...rest } = o; return { parent: id, ...rest };`, marked: "rest" },
  "an item of a member": {
    body: `${list} return Promise.all(list.map(async (item) => { await ask(item.id); return { parent: x, ...item }; }));`,
    marked: "item",
  },
  "the result of a member": {
    body: "const [one] = await Promise.all([(async (): Promise<Item> => { const id = await ask(x); return { id, parent: m }; })()]); return { parent: x, ...one };",
    marked: "one",
  },
  "an item of a loop": {
    body: `${list} for (const item of list) { const all = { parent: x, ...item }; await ask(all.id); } return null;`,
    marked: "item",
  },
  "a parameter of a recursion": {
    body: `return await walk(${made}, 'up');`,
    around:
      "async function walk(item: Item, up: string): Promise<Item> { const me = { parent: up, ...item }; await ask(me.id); const k = item.kids?.[0]; return k ? walk(k, item.id) : me; }",
    marked: "item",
  },
  "a parameter that only an inner call is given": {
    body: "return await walk({ id: x }, 2);",
    around:
      "async function walk(item: Item, n: number): Promise<Item> { const me = { parent: 'up', ...item }; await ask(me.id); return n > 0 ? walk({ id: 'a', parent: item.parent }, n - 1) : me; }",
    marked: "item",
  },
  "a property that is assigned": {
    body: "const o: Item = { id: x }; o.parent = m; await ask(x); return over(o, x);",
    around: over,
    marked: "item",
  },
  "a key that is computed": {
    body: "const r: Record<string, string | undefined> = {}; r[x] = m; await ask(x); return { a: 'b', ...r };",
    marked: "r",
  },
  "what a closure captures": { body: `${kept} return [1].map(() => ({ parent: 'q', ...o }));`, marked: "o" },
  "the keys of a parameter": {
    body: `return keys(${made});`,
    around: "function keys(item: Item): string[] { return Object.keys(item); }",
    marked: made,
  },
  "`in` a parameter": {
    body: `return has(${made});`,
    around: "function has(item: Item): boolean { return 'parent' in item; }",
    marked: made,
  },
  "`for … in` over a parameter": {
    body: `return await each(${made});`,
    around: "async function each(item: Item): Promise<null> { for (const k in item) await ask(k); return null; }",
    marked: "item",
  },
  "entries of elements": { body: `${list} return list.map((i) => Object.entries(i).length);`, marked: "i" },
  "the value of what is settled": {
    body: "const [one] = await Promise.allSettled([late(m)]); return Object.keys(one);",
    around: "async function late(v: string | undefined): Promise<string | undefined> { await ask('a'); return v; }",
    marked: "one",
  },
  "what outlined code is given": {
    body: `${kept} return JSON.stringify({ parent: x, ...o }).normalize();`,
    marked: "return JSON.stringify({ parent: x, ...o }).normalize();",
  },
  "what outlined code has made": {
    body: "const o = make(x, m); await ask(x); return { parent: x, ...o };",
    around: "function make(a: string, parent: string | undefined): Item { return { id: a.normalize(), parent }; }",
    marked: "o",
  },

  "the input": { body: "return { parent: 'none', ...input };" },
  "what a task returns": { body: `const o = await put(${made}); return { parent: 'none', ...o };` },
  "what a task returns, in a helper": { body: `return over(await put(${made}), x);`, around: over },
  "a property that is left out": {
    body: "const o: Item = { id: x, ...(m === undefined ? {} : { parent: m }) }; await ask(x); return { parent: 'b', ...o };",
  },
  "a copy through JSON": {
    body: `const o = JSON.parse(JSON.stringify(${made})) as Item; await ask(x); return { parent: 'none', ...o };`,
  },
  "another property": { body: `${kept} return { n: 1, ...o };` },
  "a spread before the property": { body: `${kept} return { ...o, n: 2, parent: 'b' };` },
  "a rest without it": { body: `${kept} const { parent, ...rest } = o; return { parent: parent ?? x, ...rest };` },
  "its text in another object": {
    body: `${kept} const q: Item = { parent: o.parent ?? 'a', id: o.id }; return { parent: 'none', ...q };`,
  },
  "the keys of what holds it": {
    body: `const r: Record<string, Item> = {}; r[x] = ${made}; await ask(x); return Object.keys(r);`,
  },
  "groups of them": {
    body: `const all = [${made}]; const by = all.reduce<Record<string, Item[]>>((g, i) => ({ ...g, [i.id]: [...(g[i.id] ?? []), i] }), {}); await ask(x); return Object.keys(by);`,
  },
  "a count of them": {
    body: `const all = [${made}]; const n = all.reduce<Record<string, number>>((c, i) => { c[i.id] = (c[i.id] ?? 0) + 1; return c; }, {}); await ask(x); return Object.entries(n);`,
  },
  "an index of them": {
    body: `const all = [${made}]; const by = Object.fromEntries(all.map((i) => [i.id, i])); await ask(x); return Object.keys(by);`,
  },
  "parts of them": {
    body: `const all = [${made}]; const ids = all.map((i) => ({ id: i.id })); await ask(x); return ids.map((i) => ({ parent: 'b', ...i }));`,
  },
  "what outlined code has grouped": {
    body: "const rows = parse(x); const by = groupBy(rows, (r) => r.id); await ask(x); return Object.entries(by).map(([id, all = []]) => ({ id, n: all.length }));",
    around: `function parse(text: string): Item[] { return text.normalize().split(',').map((each) => { const r = Object.fromEntries(each.split(';').map((p, i) => [i === 0 ? 'id' : 'parent', p])); return { id: r['id'] ?? '', parent: r['parent'] ?? '' }; }); }
      function groupBy<T, K extends string>(items: readonly T[], key: (item: T) => K): Partial<Record<K, T[]>> { const g: Partial<Record<K, T[]>> = {}; for (const i of items) (g[key(i)] ??= []).push(i); return g; }`,
  },
  "what outlined code has looked for": {
    body: "let best: string | undefined; const n = x.normalize(); best = [n].find((each) => each > 'a'); const r: Record<string, number> = {}; r[n.normalize()] = 1; await ask(best ?? x); return Object.keys(r);",
  },
  "entries that may have no value": {
    body: `const all = [${made}]; const by = Object.fromEntries(all.map((i): [string, string | undefined] => [i.id, i.parent])); await ask(x); return Object.keys(by);`,
    marked: "by",
  },
  "what is reduced from them, without a copy": {
    body: `const all = [${made}]; const last = all.reduce<Item>((_, i) => i, { id: '' }); await ask(x); return Object.keys(last);`,
    marked: "last",
  },
};
