/** Programs that use words and groups where that is refused. */
export interface Refused {
  readonly program: string;
  readonly code: string;
  readonly marked: string;
  readonly says: string;
}

/** The programs, made of the bodies of workflows. */
export function refusedWords(workflow: (body: string) => string): { readonly [name: string]: Refused } {
  const retry = (options: string, marked: string, says: string, block = "() => ask(x)"): Refused => ({
    program: workflow(`return await retry(${options}, ${block});`),
    code: "SFN1209",
    marked,
    says,
  });
  const two = "async () => { await ask(x); return await ask(x); }";
  return {
    "a policy that is computed": retry("{ retries: x.length }", "{ retries: x.length }", "`retries` is a whole number"),
    "a policy put together": retry(
      "{ ...{ retries: 1 }, backoff: 1 }",
      "{ ...{ retries: 1 }, backoff: 1 }",
      "each with a value",
    ),
    "a wait of no seconds": retry(
      '{ retries: 1, interval: "0 seconds" }',
      '{ retries: 1, interval: "0 seconds" }',
      "`interval`",
    ),
    "a name that belongs to Step Functions": retry(
      '{ retries: 1, on: "States.ALL" }',
      '{ retries: 1, on: "States.ALL" }',
      "`on`",
    ),
    "a class that is no error of the project": retry(
      "{ retries: 1, on: AggregateError }",
      "{ retries: 1, on: AggregateError }",
      "`on`",
    ),
    "an error of no name": retry("{ retries: 1, on: [] }", "{ retries: 1, on: [] }", "at least one"),
    "a block that waits for too long": retry(
      '{ retries: 30, interval: "1 day" }',
      `retry({ retries: 30, interval: "1 day" }, ${two})`,
      "give a `max`",
      two,
    ),
    "a word that nobody waits for": {
      program: workflow("retry({ retries: 1 }, () => ask(x)); return x;"),
      code: "SFN1209",
      marked: "retry({ retries: 1 }, () => ask(x))",
      says: "await retry",
    },
    "a limit around more than a call": {
      program: workflow(`return await within("1 minute", ${two});`),
      code: "SFN1209",
      marked: `within("1 minute", ${two})`,
      says: "exactly one call",
    },
    "a limit around tries": {
      program: workflow('return await within("1 minute", () => retry({ retries: 1 }, () => ask(x)));'),
      code: "SFN1209",
      marked: 'within("1 minute", () => retry({ retries: 1 }, () => ask(x)))',
      says: "exactly one call",
    },
    "a number at once that is computed": {
      program: workflow(
        "return await map([x], ask2, { concurrency: x.length }); async function ask2(y: string) { return await ask(y); }",
      ),
      code: "SFN1209",
      marked: "{ concurrency: x.length }",
      says: "concurrency: 5",
    },
    "a mapper that is not async": {
      program: workflow("return await map([x], String as never);"),
      code: "SFN1209",
      marked: "map([x], String as never)",
      says: "async (item)",
    },
    "a limit of no time": {
      program: workflow('return await within("0.5 seconds", () => ask(x));'),
      code: "SFN1208",
      marked: '"0.5 seconds"',
      says: "30 seconds",
    },
  };
}

/** Programs that let the errors of `Promise.allSettled` out of the workflow, made of the bodies of workflows. */
export function refusedReasons(workflow: (body: string) => string): { readonly [name: string]: Refused } {
  const after = (rest: string, marked: string, says = "may hold one"): Refused => ({
    program: workflow(`const all = await Promise.allSettled([ask(x), ask(x)]); ${rest}`),
    code: "SFN1205",
    marked,
    says,
  });
  return {
    returned: after("return all;", "all"),
    "returned, one of them": after("return all[0];", "all[0]"),
    "returned, in an object": after("return { all };", "all"),
    "in a list": after("const kept = [...all]; return kept.length;", "all"),
    "returned, filtered": after(
      'return all.filter((each) => each.status === "rejected");',
      'all.filter((each) => each.status === "rejected")',
    ),
    "kept as something else": after("const some: unknown = all; return some;", "all"),
    "taken for something else": after("return all as unknown;", "all"),
    "given to a helper": {
      program: `const same = (value: unknown): unknown => { const kept = value; return kept; };
${workflow("const all = await Promise.allSettled([ask(x), ask(x)]); return same(all);")}`,
      code: "SFN1205",
      marked: "all",
      says: "may hold one",
    },
    "the reason itself": after(
      'const [one] = all; return one.status === "rejected" ? one.reason : x;',
      'one.status === "rejected" ? one.reason : x',
      "returned",
    ),
    "another part of the reason": after(
      'const [one] = all; return one.status === "rejected" ? one.reason.code : x;',
      "one.reason.code",
      "`code`",
    ),
  };
}

/** Members that write around them what nobody can put together, made of the bodies of workflows. */
export function refusedWrites(workflow: (body: string) => string): { readonly [name: string]: Refused } {
  const shared = (before: string, each: string, marked: string): Refused => ({
    program: workflow(
      `${before} await Promise.all([x, x].map(async (item, at) => { ${each} })); return { list, n, text };`,
    ),
    code: "SFN1110",
    marked,
    says: "at the same time",
  });
  const locals = 'const list: string[] = []; let n = 0; let text = "";';
  const added = "const xs: string[] = []; const add = async () => { const n = await ask(x); xs.push(n); return n; };";
  return {
    "an object that is evaluated before what changes it": {
      program: workflow(`${added} return [{ xs }, await add()];`),
      code: "SFN1103",
      marked: "{ xs }",
      says: "what stands behind `{ xs }`",
    },
    "a list within an object that is evaluated before what changes it": {
      program: workflow(
        "const o = { xs: [x] }; const add = async () => { o.xs.push(await ask(x)); return x; }; return o.xs.includes(await add());",
      ),
      code: "SFN1103",
      marked: "o.xs",
      says: "what stands behind `o.xs`",
    },
    "a list that a closure changes, which has another name by then": {
      program: workflow(`${added} const both = [xs, 1]; await add(); return both;`),
      code: "SFN1103",
      marked: "xs",
      says: "may have another name",
    },
    "a variable that a member of a race writes": {
      program: workflow(
        `${locals} await Promise.race([ask(x), (async () => { n = 1; return await ask(text); })()]); return [n, list];`,
      ),
      code: "SFN1110",
      marked: "n = 1",
      says: "at the same time",
    },
    "a list of promises for a race": {
      program: workflow("return await Promise.race([x, x].map((each) => ask(each)));"),
      code: "SFN1209",
      marked: "Promise.race([x, x].map((each) => ask(each)))",
      says: "write the calls in its list",
    },
    "a value that was read before a wait": shared(
      locals,
      "n += (await ask(item)).length + at;",
      "n += (await ask(item)).length + at",
    ),
    "a list that is read": shared(
      locals,
      "list.push(await ask(`${item}${list.length}${at}`));",
      "list.push(await ask(`${item}${list.length}${at}`))",
    ),
    "a variable of all": shared(locals, "text = await ask(`${item} ${at}`);", "text = await ask(`${item} ${at}`)"),
    "a sum and a difference": shared(locals, "await ask(`${item} ${at}`); n += 1; n -= 2;", "n -= 2"),
    "a sum and a value": shared(locals, "await ask(`${item} ${at}`); n += 1; n = 2;", "n = 2"),
    "another position": shared(
      'const list: string[] = ["", ""]; const n = 0; const text = "";',
      "list[1 - at] = await ask(item);",
      "list[1 - at]",
    ),
    "a position on some ways": shared(
      'const list: string[] = ["", ""]; const n = 0; const text = "";',
      'const got = await ask(item); if (got === "") list[at] = got;',
      "list[at]",
    ),
    "a variable of two members": {
      program: workflow(
        'let last = ""; await Promise.all([(async () => { last = await ask("a"); })(), (async () => { last = await ask("b"); })()]); return last;',
      ),
      code: "SFN1110",
      marked: 'last = await ask("b")',
      says: "`last`",
    },
    "two elements that may be one": {
      program: workflow(
        'const list = ["a", "b"]; const at = x.length; await Promise.all([(async () => { list[0] = await ask("a"); })(), (async () => { list[at] = await ask("b"); })()]); return list;',
      ),
      code: "SFN1110",
      marked: "list[at]",
      says: "`list`",
    },
    "what another member reads": {
      program: workflow(
        'let last = ""; await Promise.all([(async () => { last = await ask("a"); })(), (async () => { await ask(last); })()]); return last;',
      ),
      code: "SFN1110",
      marked: 'last = await ask("a")',
      says: "`last`",
    },
    "what a promise reads after its call, written before its await": {
      program: workflow(
        'let last = ""; const all = [x].map(async (each) => (await ask(each)) + last); last = "b"; return await Promise.all(all);',
      ),
      code: "SFN1110",
      marked: 'last = "b"',
      says: "`last`",
    },
    "options of a compensation put together": {
      program: workflow('await ask(x); compensate(() => ask(x), { ...{ onFailure: "halt" } }); return await ask(x);'),
      code: "SFN1209",
      marked: '{ ...{ onFailure: "halt" } }',
      says: "there or as a `const`",
    },
    "a registration in a condition": {
      program: workflow('await ask(x); x === "a" && compensate(() => ask(x)); return await ask(x);'),
      code: "SFN1209",
      marked: "compensate(() => ask(x))",
      says: "a statement of its own, `if (…) compensate(…)`",
    },
    "a registration in a compensation": {
      program: workflow("await ask(x); compensate(async () => { compensate(() => ask(x)); }); return await ask(x);"),
      code: "SFN1209",
      marked: "compensate(() => ask(x))",
      says: "in the same block",
    },
    "a list of what undoes": {
      program: workflow("const undos: (() => Promise<string>)[] = []; undos.push(() => ask(x)); return await ask(x);"),
      code: "SFN1102",
      marked: "() => ask(x)",
      says: "`compensate(() => …)`",
    },
    "a task that is kept": {
      program: workflow("const kept = ask; void kept; return await ask(x);"),
      code: "SFN1107",
      marked: "ask",
      says: "hand on a function that calls the task: `(…) => ask(…)`",
    },
    "what is returned, and changed in the same breath": {
      program: `${workflow("const { list, n } = await grown(); return list.join() + n;")}
        async function grown(): Promise<{ list: string[]; n: number }> {
          const list: string[] = [await ask("a")];
          return { list, n: list.push("b") };
        }`,
      code: "SFN1103",
      marked: 'list.push("b")',
      says: "may have another name",
    },
    "one list that is two parts of what is gathered": {
      program: workflow(
        "const state = { log: [] as string[], other: [] as string[] }; state.other = state.log; await ask(x); state.log.push(x); return state;",
      ),
      code: "SFN1103",
      marked: "state.log",
      says: "may have another name",
    },
    "a list within a part of what is gathered": {
      program: workflow(
        "const state: { log: string[]; box?: { of: string[] } } = { log: [] }; state.box = { of: state.log }; await ask(x); state.log.push(x); return state;",
      ),
      code: "SFN1103",
      marked: "state.log",
      says: "may have another name",
    },
    "one list that is put into two parts": {
      program: workflow(
        "const shared: string[] = []; const state = { log: shared, other: shared }; await ask(x); state.log.push(x); return state;",
      ),
      code: "SFN1103",
      marked: "state.log",
      says: "may have another name",
    },
    "a list that a spread may put into what is gathered": {
      program: workflow(
        "const base: { log?: string[] } = { log: [x] }; const state = { log: [] as string[], ...base }; await ask(x); state.log.push(x); return [state, base];",
      ),
      code: "SFN1103",
      marked: "state.log",
      says: "may have another name",
    },
    "a list that a pattern puts into what is gathered": {
      program: workflow(
        "const other = { log: [x] }; const state = { log: [] as string[] }; ({ log: state.log } = other); await ask(x); state.log.push(x); return [state, other];",
      ),
      code: "SFN1103",
      marked: "state.log",
      says: "may have another name",
    },
    "an element that a pattern puts into what is gathered": {
      program: workflow(
        "const lists = [[x]]; const state = { log: [] as string[] }; [state.log = []] = lists; await ask(x); state.log.push(x); return [state, lists];",
      ),
      code: "SFN1103",
      marked: "state.log",
      says: "may have another name",
    },
    "a part of what is gathered that others have": {
      program: workflow(
        "const lists = [[x]]; const state = { log: [] as string[], first: lists[0]! }; await ask(x); state.first.push(x); return [state, lists];",
      ),
      code: "SFN1103",
      marked: "state.first",
      says: "may have another name",
    },
    "what a compensation reads": {
      program: workflow(
        "const list: string[] = []; await ask(x); compensate(async () => { for (const each of list) await ask(each); }); await Promise.all([x, x].map(async (item) => { list.push(await ask(item)); })); return x;",
      ),
      code: "SFN2104",
      marked: "Promise.all([x, x].map(async (item) => { list.push(await ask(item)); }))",
      says: "`list`",
    },
    "what is read behind a catch": {
      program: workflow(
        'let n = 0; try { await Promise.all([x, x].map(async (item) => { await ask(item); n++; })); } catch { await ask("sorry"); } return n;',
      ),
      code: "SFN2104",
      marked: "Promise.all([x, x].map(async (item) => { await ask(item); n++; }))",
      says: "`n`",
    },
  };
}

/** Promises in variables that a state machine cannot keep, made of the bodies of workflows. */
export function refusedPromises(workflow: (body: string) => string): { readonly [name: string]: Refused } {
  const refused = (body: string, code: string, marked: string, says: string): Refused => ({
    program: workflow(body),
    code,
    marked,
    says,
  });
  return {
    "never awaited": refused("const p = ask(x); return await ask(x);", "SFN1201", "p", "nothing waits"),
    "awaited in one arm": refused(
      'const p = ask(x); if (x === "") return await p; return x;',
      "SFN1201",
      "p",
      "nothing waits",
    ),
    "awaited in a loop": refused(
      "const p = ask(x); for (const each of [1, 2]) await ask(`${await p}${each}`); return x;",
      "SFN1201",
      "p",
      "nothing waits",
    ),
    "handed on": refused("const p = ask(x); const q = [p]; return [await p, q.length];", "SFN1102", "p", "handed on"),
    "awaited elsewhere": refused(
      "const p = ask(x); const f = async () => await p; return [await f(), await p];",
      "SFN1102",
      "p",
      "handed on",
    ),
    "left behind": refused(
      'const p = ask(x); if ((await ask("a")) === "") return x; return await p;',
      "SFN1102",
      'if ((await ask("a")) === "") return x;',
      "way out",
    ),
  };
}
