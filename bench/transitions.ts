/**
 * A loop of ten thousand transitions in JSONata: what the runtime needs for it, and what bare jsonata needs to evaluate
 * the same expressions as often, compiled once. `transitions.js runtime|jsonata` prints CPU milliseconds per 1,000
 * transitions, once the code is warm.
 */
import jsonata from "jsonata";
import type { Definition } from "../compiler/asl/definition";
import { execute } from "../runtime/interpreter/execute";
import { cpuSoFar } from "./cpu";
import { runs, warmUps } from "./machine";

const turns = 5000;
const transitions = 2 * turns + 3;

const condition = `$n < ${turns}`;
const total = "$total + ($n % 3 = 0 ? $n : -1)";
const next = "$n + 1";

const definition: Definition = {
  QueryLanguage: "JSONata",
  StartAt: "start",
  States: {
    start: { Type: "Pass", Assign: { n: 0, total: 0 }, Next: "more" },
    more: { Type: "Choice", Choices: [{ Condition: `{% ${condition} %}`, Next: "turn" }], Default: "done" },
    turn: { Type: "Pass", Assign: { n: `{% ${next} %}`, total: `{% ${total} %}` }, Next: "more" },
    done: { Type: "Succeed", Output: "{% $total %}" },
  },
};

async function inRuntime(): Promise<unknown> {
  return (await execute(definition, { input: null, limits: { events: Infinity } })).output;
}

async function inJsonata(): Promise<unknown> {
  const [more, sum, successor] = [jsonata(condition), jsonata(total), jsonata(next)];
  let variables: { n: number; total: number } = { n: 0, total: 0 };
  while ((await more.evaluate(undefined, variables)) === true) {
    variables = {
      n: Number(await successor.evaluate(undefined, variables)),
      total: Number(await sum.evaluate(undefined, variables)),
    };
  }
  return variables.total;
}

/** The same in JavaScript: what both must have computed. */
function expected(): number {
  return Array.from({ length: turns }, (_, n) => (n % 3 === 0 ? n : -1)).reduce((sum, one) => sum + one, 0);
}

async function measure(): Promise<void> {
  const loop = process.argv[2] === "jsonata" ? inJsonata : inRuntime;
  for (let run = 0; run < warmUps; run++) await loop();
  const before = cpuSoFar();
  for (let run = 0; run < runs; run++) {
    const result = await loop();
    if (result !== expected()) throw new Error(`the loop gave ${String(result)}, not ${expected()}`);
  }
  console.log(((cpuSoFar() - before) / runs / transitions) * 1000);
}

void measure();
