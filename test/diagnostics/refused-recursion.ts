/** Programs in which a function that awaits calls itself in a way that no state can do. */
import type { Refused } from "./refused-words";

/** What is refused, each for its own reason. */
export function refusedRecursion(workflow: (body: string) => string): { readonly [name: string]: Refused } {
  const calling = (body: string, helper: string): string => `${helper}\n${workflow(body)}`;
  const numbered = (body: string): string =>
    calling("return await f(2);", `async function f(n: number): Promise<number> { ${body} }`);
  return {
    "from members": {
      program: numbered("if (n === 0) return 0; const [l] = await Promise.all([f(n - 1), ask('a')]); return l;"),
      code: "SFN1109",
      marked: "f(n - 1)",
      says: "one call after the other",
    },
    "from items": {
      program: numbered("await ask('a'); const l = await Promise.all([n].map((k) => f(k - 1))); return l.length;"),
      code: "SFN1109",
      marked: "f(k - 1)",
      says: "one call after the other",
    },
    "as the function of the items": {
      program: numbered("await ask('a'); const l = await Promise.all([n].map(f)); return l.length;"),
      code: "SFN1109",
      marked: "f",
      says: "one call after the other",
    },
    "from a promise that is awaited later": {
      program: numbered("if (n === 0) return 0; const l = f(n - 1); await ask('a'); return await l;"),
      code: "SFN1109",
      marked: "f(n - 1)",
      says: "one call after the other",
    },
    "from a compensation": {
      program: numbered("await ask('a'); compensate(async () => { if (n > 0) await f(n - 1); }); return n;"),
      code: "SFN1109",
      marked: "f(n - 1)",
      says: "one call after the other",
    },
    "a parameter that is changed, for its caller": {
      program: calling(
        "return await f([x], 2);",
        "async function f(l: string[], n: number): Promise<number> { if (n === 0) { l.push(''); return 1; } const own = [await ask('a')]; const below = await f(own, n - 1); return below + own.length + l.length; }",
      ),
      code: "SFN1103",
      marked: "own",
      says: "return what is new",
    },
    "what a call within takes away": {
      program: workflow(
        "const s = { list: [{ n: 0 }] }; const f = async (k: number): Promise<void> => { s.list.shift(); const first = s.list[0]; if (first === undefined || k === 0) return; await ask('a'); await f(k - 1); first.n = k; }; await f(2); return s;",
      ),
      code: "SFN1103",
      marked: "first",
      says: "changes a value",
    },
    "another function for each call": {
      program: calling(
        "return await f(2, async () => 1);",
        "async function f(n: number, g: () => Promise<number>): Promise<number> { if (n === 0) return await g(); await ask('a'); return await f(n - 1, async () => (await g()) + n); }",
      ),
      code: "SFN1102",
      marked: "f(n - 1, async () => (await g()) + n)",
      says: "pass the same function on",
    },
  };
}
