/** Programs in which a function has begun, or a value is asked for, beside an element that writes what they read. */
import type { Refused } from "./refused-words";

/** Lists of promises, made of the bodies of workflows. */
export function begunBefore(workflow: (body: string) => string): { readonly [name: string]: Refused } {
  const begun = (marked: string, body: string): Refused => ({
    program: workflow(`let n = 0; ${body}`),
    code: "SFN1110",
    marked,
    says: "`n`",
  });
  const twice = "const twice = async (): Promise<string> => { const id = await ask(String(n)); return id + n; };";
  const set = "const set = async (): Promise<string> => { n = 7; return await ask(x); };";
  return {
    "a function that has begun, before an argument is counted up": begun(
      "++n",
      `${twice} return await Promise.all([twice(), ask(String(++n))]);`,
    ),
    "a promise that is kept, before an argument is counted up": begun(
      "++n",
      `${twice} const first = twice(); const second = ask(String(++n)); return [await first, await second];`,
    ),
    "a function in a race, before an argument is counted up": begun(
      "++n",
      `${twice} return await Promise.race([twice(), ask(String(++n))]);`,
    ),
    "a value that a function before it writes": begun("n = 7", `${set} return await Promise.all([set(), n]);`),
    "an argument that a function before it writes": begun(
      "n = 7",
      `${set} return await Promise.all([set(), ask(String(n++)), x]);`,
    ),
  };
}
