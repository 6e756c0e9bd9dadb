/** Programs that go on with a promise in a way that has no form in a state machine. */
import type { Refused } from "./refused-words";

/** `then`, `catch` and `finally`, made of the bodies of workflows. */
export function refusedChains(workflow: (body: string) => string): { readonly [name: string]: Refused } {
  const refused = (code: string, marked: string, says: string, body: string): Refused => ({
    program: workflow(body),
    code,
    marked,
    says,
  });
  return {
    "a `then` with two functions": refused(
      "SFN1102",
      "ask(x).then((id) => id, () => null)",
      "one function that can be written out",
      "return await ask(x).then((id) => id, () => null);",
    ),
    "a `then` with a function that is none of the program's": refused(
      "SFN1102",
      "ask(x).then(String)",
      "one function that can be written out",
      "return await ask(x).then(String).catch(() => null);",
    ),
    "a `catch` that takes the error apart": refused(
      "SFN1102",
      "{ message }: Error",
      "read `error.message`",
      "return await ask(x).catch(({ message }: Error) => message);",
    ),
    "a `catch` that hands the error to a task": refused(
      "SFN1102",
      "ask(x).catch(ask)",
      "one function that can be written out",
      "return await ask(x).catch(ask);",
    ),
    "a `then` with a rest parameter": refused(
      "SFN1102",
      "...all",
      "take the value itself",
      "return await ask(x).then((...all) => all.length);",
    ),
    "an error that is what comes of it": refused(
      "SFN1205",
      "await ask(x).catch((error: Error) => error)",
      "an error cannot be returned",
      "return await ask(x).catch((error: Error) => error);",
    ),
    "a `catch` that nobody waits for": refused(
      "SFN1201",
      "ask(x).catch(() => null)",
      "nothing waits for",
      "ask(x).catch(() => null); return await ask(x);",
    ),
    "the `then` of what is no task": {
      program: `declare function load(id: string): Promise<string>;\n${workflow("return await load(x).then((id) => id);")}`,
      code: "SFN1202",
      marked: "load(x)",
      says: "`load` is neither a task",
    },
    "what an argument does before the promise, in a list": refused(
      "SFN1102",
      "String(n++)",
      "await it before",
      "let n = 0; return await Promise.all([ask(String(n++)).catch(() => null), ask(x)]);",
    ),
  };
}
