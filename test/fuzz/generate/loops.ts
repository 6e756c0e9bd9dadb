/** Loops, all of which end: each turn is counted in a variable that nothing else writes. */
import type { Block, Context, Target } from "./context";
import { inner } from "./context";
import { condition } from "./flags";
import { receiver } from "./lists";
import type { Made } from "./statements";
import { elementOf } from "./types";

interface Head {
  readonly label: string;
  readonly targets: readonly Target[];
}

function headOf({ program, random, targets }: Context): Head {
  const label = program.features.has("labels") && random.chance(0.35) ? program.name("loop") : null;
  return { label: label === null ? "" : `${label}: `, targets: [...targets, { label, kind: "loop" }] };
}

function body(context: Context, { targets }: Head, declare: (within: Context) => void = () => undefined): Block {
  const within = inner(context, "loop", { targets, repeats: true });
  declare(within);
  return context.grammar.block(within, context.random.between(1, 3));
}

/** `for (let i = 0; i < n; i++) { … }` */
export function counted(context: Context): Made {
  const { random, program } = context;
  const head = headOf(context);
  const name = program.name("i");
  const heads = random.choose([
    [3, () => `let ${name} = 0; ${name} < ${random.between(1, 3)}; ${name}++`],
    [1, () => `let ${name} = 3; ${name} > ${random.between(0, 1)}; ${name}--`],
    [1, () => `let ${name} = 0; ${name} < 5; ${name} += 2`],
    [1, () => `let ${name} = 0; ${name} < 3 && ${condition(context, 2)}; ${name}++`],
  ]);
  const { lines } = body(context, head, ({ scope }) => scope.variables.push({ name, type: "int", mutable: false }));
  return { lines: [`${head.label}for (${heads}) {`, ...lines, "}"] };
}

/** `for (const item of items) { … }` */
export function walked(context: Context): Made {
  const { random, program } = context;
  const type = random.pick(["number[]", "string[]", "Item[]"] as const);
  const list = receiver(type, context, 2);
  const head = headOf(context);
  const item = elementOf(type) ?? "int";
  if (type === "Item[]" && program.features.has("destructuring") && random.chance(0.4)) {
    const [id, price] = [program.name("v"), program.name("v")];
    const { lines } = body(context, head, ({ scope }) => {
      scope.variables.push(
        { name: id, type: "string", mutable: false },
        { name: price, type: "number", mutable: false },
      );
    });
    return { lines: [`${head.label}for (const { id: ${id}, price: ${price} } of ${list}) {`, ...lines, "}"] };
  }
  const keyword = random.chance(0.2) ? "let" : "const";
  const name = program.name("v");
  const { lines } = body(context, head, ({ scope }) =>
    scope.variables.push({ name, type: item, mutable: keyword === "let" }),
  );
  return { lines: [`${head.label}for (${keyword} ${name} of ${list}) {`, ...lines, "}"] };
}

/** `while (…) { … }` and `do { … } while (…);`, at most three turns. */
export function repeated(context: Context): Made {
  const { random, program } = context;
  const head = headOf(context);
  const turn = program.name("turn");
  const declared = `let ${turn} = 0;`;
  context.scope.variables.push({ name: turn, type: "int", mutable: false });
  const bound = `${turn} < ${random.between(1, 3)}`;
  const test = random.choose([
    [1, () => bound],
    [2, () => `${bound} && ${condition(context, 2)}`],
    [2, () => `${condition(context, 2)} && ${bound}`],
  ]);
  const { lines } = body(context, head);
  if (random.chance(0.5))
    return { lines: [declared, `${head.label}while (${test}) {`, `${turn} += 1;`, ...lines, "}"] };
  return { lines: [declared, `${head.label}do {`, `${turn} += 1;`, ...lines, `} while (${test});`] };
}

/** `for (;;) { … }` or `while (true) { … }`, left from within. */
export function forever(context: Context): Made {
  const { random, program } = context;
  const head = headOf(context);
  const turn = program.name("turn");
  context.scope.variables.push({ name: turn, type: "int", mutable: false });
  const { lines } = body(context, head);
  const first = [`${turn} += 1;`, `if (${turn} > ${random.between(1, 3)}) break;`];
  return {
    lines: [`let ${turn} = 0;`, `${head.label}${random.pick(["for (;;)", "while (true)"])} {`, ...first, ...lines, "}"],
  };
}
