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
    "replaced by way of the outermost": refused(
      "a",
      `${boxed} c.b.a = { n: (await ask(x)).length }; c.b.a.n = 7; return [a, b, c];`,
    ),
  };
}
