/** Programs in which an object is put into another one, and taken out again by other ways than the name it was put there by. */
import type { Refused } from "./refused-words";

/** What is known by a name that has nothing to do with its new place any more, made of the bodies of workflows. */
export function takenOut(workflow: (body: string) => string): { readonly [name: string]: Refused } {
  const refused = (marked: string, body: string): Refused => ({
    program: workflow(body),
    code: "SFN1103",
    marked,
    says: `\`${marked}\``,
  });
  const boxed = "const a = { n: 1 }; const b = { a }; const c = { b };";
  const listed = "const list: { n: number }[] = [];";
  const properties = "const by: Record<string, { n: number }> = { a: { n: 1 }, b: { n: 2 } };";
  const changed = "list.push(b); b.n += (await ask(x)).length;";
  return {
    "replaced by a function that stands before": refused(
      "b",
      "const c: { b?: { n: number } } = {}; const reset = () => { c.b = { n: 100 }; }; const b = { n: 1 }; c.b = b; b.n += (await ask(x)).length; reset(); return [b, c];",
    ),
    "taken out of a list by one": refused(
      "b",
      `${listed} const clear = () => { list.splice(0); }; const b = { n: 1 }; ${changed} clear(); b.n++; return [b, list];`,
    ),
    "moved within a list by one": refused(
      "b",
      `${listed} const first = () => { list.unshift({ n: 50 }); }; const b = { n: 1 }; ${changed} first(); b.n++; return [b, list];`,
    ),
    "put there or not": refused(
      "b.n",
      "const c: { b?: { n: number } } = {}; const b = { n: 1 }; x > 'm' && (c.b = b); b.n += (await ask(x)).length; return [b, c];",
    ),
    "put into a list that may be missing": refused(
      "b.n",
      "const c: { list?: { n: number }[] } = {}; const b = { n: 1 }; c.list?.push(b); b.n += (await ask(x)).length; return [b, c];",
    ),
    "put into two places at once": refused(
      "b.n",
      "const c: { b?: { n: number }; d?: { n: number } } = {}; const b = { n: 1 }; c.b = c.d = b; b.n += (await ask(x)).length; return [b, c];",
    ),
    "replaced together with what it lies in": refused(
      "b",
      `${boxed} c.b.a.n += (await ask(x)).length; c.b = { a: { n: 9 } }; return [a, c];`,
    ),
    "an item in whose place a member puts another one": refused(
      "v",
      "const l = [{ n: 1 }, { n: 2 }]; await Promise.all(l.map(async (v, i) => { l[i] = { n: 0 }; v.n += (await ask(x)).length; })); return l;",
    ),
    "the property of a loop, replaced by it": refused(
      "by",
      `${properties} for (const [k, v] of Object.entries(by)) { by[k] = { n: (await ask(x)).length }; v.n = 5; } return by;`,
    ),
    "deleted before its turn": refused(
      "by",
      `${properties} for (const [k, v] of Object.entries(by)) { v.n += (await ask(k)).length; delete by["b"]; } return by;`,
    ),
    "replaced by a function that the loop calls": refused(
      "by",
      `${properties} const reset = () => { by["b"] = { n: 0 }; }; for (const v of Object.values(by)) { v.n += (await ask(x)).length; reset(); } return by;`,
    ),
    "replaced by way of the outermost": refused(
      "a",
      `${boxed} c.b.a = { n: (await ask(x)).length }; c.b.a.n = 7; return [a, b, c];`,
    ),
  };
}
