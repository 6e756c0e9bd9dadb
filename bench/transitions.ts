/**
 * A loop of a few thousand transitions in JSONata: what the runtime needs for it, and what bare jsonata needs to
 * evaluate the same expressions as often. `transitions.js runtime|jsonata` prints CPU milliseconds per 1,000 transitions.
 */
import jsonata from "jsonata";
import type { Definition } from "../compiler/asl/definition";
import { execute } from "../runtime/interpreter/execute";
import { cpuSoFar } from "./cpu";

const turns = 2000;
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
  return (await execute(definition, { input: null })).output;
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
  await loop();
  const before = cpuSoFar();
  const result = await loop();
  if (result !== expected()) throw new Error(`the loop gave ${String(result)}, not ${expected()}`);
  console.log(((cpuSoFar() - before) / transitions) * 1000);
}

void measure();
