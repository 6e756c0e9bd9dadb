/** Programs whose members register compensations that read what the members write, and what somebody else writes later. */
import type { Refused } from "./refused-words";

/** What a compensation would see as a closure, and what it keeps does not show, made of the bodies of workflows. */
export function keptByMembers(workflow: (body: string) => string): { readonly [name: string]: Refused } {
  const refused = (name: string, body: string): Refused => ({
    program: workflow(body),
    code: "SFN2110",
    marked: `compensate(async () => { await ask(${name}); })`,
    says: "written again after its group",
  });
  const member = (name: string, then = ""): string =>
    `await Promise.all([(async () => { ${name} = await ask(x); compensate(async () => { await ask(${name}); }); ${then} })(), ask(x)]);`;
  const state = 'const state = { a: "", b: "" };';
  return {
    "written behind the group": refused("a", `let a = ""; ${member("a")} a = x; throw new Error(a);`),
    "written behind the group by a function": refused(
      "a",
      `let a = ""; const set = () => { a = x; }; ${member("a")} set(); throw new Error(a);`,
    ),
    "written by the same member of the next turn": refused(
      "a",
      `let a = ""; for (const y of [x, x]) { await ask(y); ${member("a")} } throw new Error(a);`,
    ),
    "written in the group around": refused(
      "a",
      `let a = ""; await Promise.all([(async () => { ${member("a")} a = x; })(), ask(x)]); throw new Error(a);`,
    ),
    "written by another compensation": refused(
      "a",
      `let a = ""; ${member("a")} compensate(async () => { a = await ask(x); }); await ask(x); throw new Error(a);`,
    ),
    "a property": refused("state.a", `${state} ${member("state.a")} state.a = x; throw new Error(state.b);`),
    "an item": refused(
      "item.n",
      'const list = [{ n: x }]; await Promise.all(list.map(async (item) => { item.n = await ask(x); compensate(async () => { await ask(item.n); }); })); list[0]!.n = "b"; throw new Error(x);',
    ),
  };
}
