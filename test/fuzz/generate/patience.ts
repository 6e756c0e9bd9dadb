/** `retry` and `within`, around one call or around a block, and calls whose promises are awaited later. */
import { plainArguments } from "./calls";
import { inner } from "./context";
import type { Context } from "./context";
import * as simple from "./simple";
import type { Made } from "./statements";
import { tasks } from "./tasks";
import type { Task } from "./tasks";

function policy({ random }: Context): string {
  const on = random.pick(["", "", "on: Busy, ", "on: [Odd, TypeError], ", 'on: ["Elsewhere", SoldOut], ']);
  const backoff = random.pick(["", "", ", backoff: 1", ', backoff: 3, max: "5 seconds"']);
  return `{ ${on}retries: ${random.between(1, 2)}, interval: ${random.pick(['"1 second"', "2", '"3 seconds"'])}${backoff} }`;
}

function result(task: Task, call: string, { random, program, scope }: Context): Made {
  if (task.result === null || random.chance(0.3)) return { lines: [`${call};`] };
  const name = program.name("v");
  scope.variables.push({ name, type: task.result, mutable: false });
  return { lines: [`const ${name} = ${call};`] };
}

/** What stands alone in a `retry` or a `within` must not throw by itself. */
export function canSurround({ canAwait, program }: Context): boolean {
  return canAwait && !program.features.has("lies");
}

/** `await within("2 seconds", () => look(x));` */
export function limited(context: Context): Made {
  const { random } = context;
  const task = random.pick(tasks);
  const call = `within(${random.pick(['"1 second"', '"2 seconds"', '"1 minute"'])}, () => ${task.name}(${plainArguments(task, context)}))`;
  if (random.chance(0.7)) return result(task, `await ${call}`, context);
  return result(task, `await retry(${policy(context)}, () => ${call})`, context);
}

/** `await retry({ … }, () => look(x));`, or around a block that calls more than once. */
export function repeatedly(context: Context): Made {
  const { random, grammar } = context;
  if (random.chance(0.5)) {
    const task = random.pick(tasks);
    return result(
      task,
      `await retry(${policy(context)}, () => ${task.name}(${plainArguments(task, context)}))`,
      context,
    );
  }
  const within = inner(context, "function", {
    targets: [],
    returns: "nothing",
    caught: null,
    tries: 0,
    repeats: true,
    registers: false,
  });
  const { lines, ends } = grammar.block(within, random.between(1, 2));
  const last = ends ? [] : ['await note("done");'];
  return { lines: [`await retry(${policy(context)}, async () => {`, 'await note("again");', ...lines, ...last, "});"] };
}

/**
 * `const wait = look(x); …; const value = await wait;`, with something to wait for in between, or with what cannot throw:
 * a machine throws it when the call has ended (docs/decisions/0020-between-a-call-and-its-await.md).
 */
export function held(context: Context): Made {
  const { random, program, scope } = context;
  const task = random.pick(tasks.filter((each) => each.result !== null));
  const [promise, name] = [program.name("wait"), program.name("v")];
  const lines = [`const ${promise} = ${task.name}(${plainArguments(task, context)});`];
  if (random.chance(0.25)) lines.push(...simple.plain(context).lines);
  else
    for (let count = random.between(1, 2); count > 0; count--)
      lines.push(...random.pick([simple.declaredOfTask, simple.calledOnly, simple.slept])(context).lines);
  scope.variables.push({ name, type: task.result ?? "int", mutable: false });
  return { lines: [...lines, `const ${name} = await ${promise};`] };
}
