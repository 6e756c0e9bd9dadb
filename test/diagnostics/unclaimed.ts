/** Elements of lists that may be missing although nobody claims that they are there: no `!` stands where they come from. */
import type { Refused } from "./refused-words";

/** What is refused, made of the bodies of workflows. */
export function unclaimed(workflow: (body: string) => string): { readonly [name: string]: Refused } {
  const refused = (program: string, marked: string, says: string): Refused => ({
    program,
    code: "SFN1102",
    marked,
    says,
  });
  const element = "an array element that may be undefined";
  return {
    "an element by its name": refused(
      workflow("const words = x.split(' '); const first = words[0]; await ask(x); return [first, await ask(x)];"),
      "first",
      element,
    ),
    "an element that a pattern takes out": refused(
      workflow("const [first] = x.split(' '); await ask(x); return [first, await ask(x)];"),
      "first",
      element,
    ),
    "what is found, by an optional chain": refused(
      workflow("const found = x.split(' ').find((each) => each !== '')!; return [found?.at(7), await ask(x)];"),
      "found?.at(7)",
      element,
    ),
    "a part of a table that need not have it": refused(
      workflow("const table: Record<string, string> = { a: await ask(x) }; return [table.b, await ask(x)];"),
      "table.b",
      element,
    ),
    "what a callback yields by its position": refused(
      workflow("const words = [await ask(x)]; return [1, 2].map((at) => words[at]).join() + (await ask(x));"),
      "[1, 2].map((at) => words[at])",
      "a callback that may return undefined",
    ),
    "what one of a function's calls passes": refused(
      `${workflow("const words = [await ask(x)]; return [await both(words[1]!), await both(words[2])];")}
        async function both(word: string): Promise<string[]> { return [word, await ask(word)]; }`,
      "word",
      element,
    ),
  };
}
