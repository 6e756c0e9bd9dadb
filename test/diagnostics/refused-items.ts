/** Programs whose `distributedMap` no state can be, made of the bodies of workflows. */
import type { Refused } from "./refused-words";

/** What is refused, each for its own reason. */
export function refusedItems(workflow: (body: string) => string): { readonly [name: string]: Refused } {
  const options = (text: string, says: string, mapper = "async (y) => ask(y)"): Refused => ({
    program: workflow(`return await distributedMap([x], ${mapper}, ${text});`),
    code: "SFN1209",
    marked: text,
    says,
  });
  const source = (text: string, says: string): Refused => ({
    program: workflow(`await distributedMap(${text}, async () => { await ask(x); }); return x;`),
    code: "SFN1209",
    marked: text,
    says,
  });
  const mapped = "distributedMap([x], async (y) => ask(y))";
  return {
    "a number at once that is computed": options("{ concurrency: x.length }", "known when it is compiled"),
    "a batch of none": options("{ batch: 0 }", "from 1 on", "async (ys) => ask(ys.join())"),
    "a batch with an index": options(
      "{ batch: 2 }",
      "and no index",
      "async (ys: string[], at?: number) => ask(ys.join())",
    ),
    "failures that are tolerated, and none is": options("{ tolerate: {} }", "percentage"),
    "more than all failures": options("{ tolerate: { percentage: 200 } }", "up to 100"),
    "a label of two words": options('{ label: "each row" }', "at most 40 letters"),
    "so many items of an array": options("{ maxItems: 3 }", "items.slice(0, 10)"),
    "a delimiter that is computed": source(
      's3.csv<{ id: string }>({ bucket: "b", key: x, delimiter: x === "" ? "," : ";" })',
      "s3.csv({ bucket, key })",
    ),
    "headers that are computed": source('s3.csv<{ id: string }>({ bucket: "b", key: x, headers: [x] })', "s3.csv"),
    "what is written around it": {
      program: workflow(
        "const all: string[] = []; await distributedMap([x], async (y) => { all.push(await ask(y)); }); return all;",
      ),
      code: "SFN1103",
      marked: "async (y) => { all.push(await ask(y)); }",
      says: "return it from the mapper",
    },
    "in a workflow with a deadline": {
      program: workflow(`return await ${mapped};`).replace("@workflow", "@workflow @timeout 1 hour"),
      code: "SFN2108",
      marked: mapped,
      says: "does not reach",
    },
    "in an Express workflow": {
      program: workflow(`return await ${mapped};`).replace("@workflow", "@workflow @express"),
      code: "SFN2106",
      marked: mapped,
      says: "distributedMap",
    },
    "longer than an Express workflow lasts": {
      program: workflow('await sleep("6 minutes"); return x;').replace("@workflow", "@workflow @express"),
      code: "SFN2106",
      marked: 'sleep("6 minutes")',
      says: "`sleep`",
    },
    "a timeout that an Express workflow does not reach": {
      program: workflow("return x;").replace("@workflow", "@workflow @express @timeout 10 minutes"),
      code: "SFN2106",
      marked: "w",
      says: "@timeout 600 seconds",
    },
    "an item that waits, as an Express execution": {
      program: workflow(
        'return await distributedMap([x], async (y) => callback<string>((token) => ask(token + y), { timeout: "1 day" }), { children: "express" });',
      ),
      code: "SFN2106",
      marked: "ask(token + y)",
      says: "ask",
    },
  };
}
