/**
 * Second names of what is changed in place: aliases, parts of literals, copies that share what is in them, results of
 * functions, parameters. Many of such programs are refused; none may do anything else than the function.
 */
import { changeable } from "./context";
import type { Context, Owned, Shape } from "./context";
import { changeOf, ownedDeclared, typeOf } from "./owned";
import type { Made } from "./statements";

/** Programs of these seeds hold such names; those before them are what they were. */
export const firstWithNames = 60_000_000_000;

/** So many in one program: with more of them, all are refused. */
const most = 2;

/** True where there is something to name. */
export function canName(context: Context): boolean {
  return context.program.names < most && changeable(context).length > 0;
}

/** `const again = list;` and the like. */
export function named(context: Context): Made {
  const { random, program } = context;
  program.names++;
  const owned = random.pick(changeable(context));
  const way = random.choose(waysFor(owned, context).map(([weight, each]) => [weight, () => each] as const));
  const { lines, also } = way(owned, context);
  context.scope.owned.push(...also);
  return { lines };
}

/** Something to change, and a second name of it: for a program that is about such names. */
export function namedAgain(context: Context): Made {
  const lines = [...ownedDeclared(context).lines, ...named(context).lines];
  return { lines: [...lines, `${changeOf(context.random.pick(changeable(context)), context)};`] };
}

interface Named {
  readonly lines: readonly string[];
  /** What can be changed by the new name. */
  readonly also: readonly Owned[];
}

type Way = (owned: Owned, context: Context) => Named;

function waysFor({ shape }: Owned, context: Context): readonly (readonly [number, Way])[] {
  return [
    [3, plain],
    [1, variable],
    [3, inObject],
    [1, inArray],
    [1, chosen],
    [2, returned],
    ...(shape === "table" || shape === "numbers" ? [] : [[2, shallow] as const]),
    ...(shape === "rows"
      ? ([
          [2, found],
          [2, pushed],
        ] as const)
      : []),
    [3, changedByHelper],
    ...(context.canAwait ? [[3, changedMeanwhile] as const] : []),
  ];
}

const plain: Way = ({ name, shape }, { program }) => {
  const again = program.name("name");
  return { lines: [`const ${again} = ${name};`], also: [{ name: again, shape }] };
};

const variable: Way = ({ name, shape }, context) => {
  const again = context.program.name("name");
  const other = context.random.pick(changeable(context).filter((each) => each.shape === shape));
  return {
    lines: [
      `let ${again} = ${name};`,
      `if (${context.grammar.value("boolean", context, 1)}) ${again} = ${other.name};`,
    ],
    also: [{ name: again, shape }],
  };
};

const inObject: Way = ({ name, shape }, context) => {
  const holder = context.program.name("name");
  const beside = context.grammar.value("int", context, 2);
  const members = context.random.chance(0.5) ? `part: ${name}, n: ${beside}` : `n: ${beside}, part: ${name}`;
  return { lines: [`const ${holder} = { ${members} };`], also: [{ name: `${holder}.part`, shape }] };
};

const inArray: Way = ({ name, shape }, { program }) => {
  const holder = program.name("name");
  return { lines: [`const ${holder} = [${name}];`], also: [{ name: `${holder}[0]!`, shape }] };
};

const chosen: Way = ({ name, shape }, context) => {
  const again = context.program.name("name");
  const other = context.random.pick(changeable(context).filter((each) => each.shape === shape));
  const test = context.grammar.value("boolean", context, 1);
  return { lines: [`const ${again} = ${test} ? ${name} : ${other.name};`], also: [{ name: again, shape }] };
};

const returned: Way = ({ name, shape }, { program }) => {
  const get = program.name("get");
  return { lines: [`const ${get} = (): ${typeOf(shape)} => ${name};`], also: [{ name: `${get}()`, shape }] };
};

/** A copy that shares what is in it. */
const shallow: Way = ({ name, shape }, { program, random }) => {
  const copy = program.name("name");
  const ofList = random.pick([`[...${name}]`, `${name}.slice()`, `${name}.filter((each) => each.n !== 1)`]);
  return { lines: [`const ${copy} = ${shape === "rows" ? ofList : `{ ...${name} }`};`], also: [{ name: copy, shape }] };
};

const found: Way = ({ name }, context) => {
  const one = context.program.name("name");
  const change = changeOf({ name: one, shape: "row" }, context);
  return {
    lines: [`const ${one} = ${name}.find((each) => each.n > 1);`, `if (${one}) {`, `${change};`, "}"],
    also: [],
  };
};

const pushed: Way = ({ name }, context) => {
  const one = context.program.name("name");
  const id = context.grammar.value("string", context, 1);
  return {
    lines: [`const ${one}: ${typeOf("row")} = { id: ${id}, n: 1, tags: [] };`, `${name}.push(${one});`],
    also: [{ name: one, shape: "row" }],
  };
};

/** A function of the module changes what it is given. */
const changedByHelper: Way = ({ name, shape }, context) => {
  const helper = context.program.name("change");
  const part = lookAt(shape, "p");
  context.program.recursions.push(
    [
      `function ${helper}(p: ${typeOf(shape)}, n: number): number {`,
      `${onlyOwn(shape)};`,
      `return ${part} + n;`,
      "}",
    ].join("\n"),
  );
  const given = context.grammar.value("int", context, 1);
  const value = context.program.name("v");
  context.scope.variables.push({ name: value, type: "int", mutable: false });
  return { lines: [`const ${value}: number = ${helper}(${name}, ${given});`], also: [] };
};

/** A closure changes it while an expression is evaluated in which it stands. */
const changedMeanwhile: Way = (owned, context) => {
  const { random, program } = context;
  const { name, shape } = owned;
  const add = program.name("add");
  const both = program.name("both");
  const closure = [
    `const ${add} = async (): Promise<number> => {`,
    "await note(null);",
    `${changeOf(owned, context)};`,
    `return ${lookAt(shape, name)};`,
    "};",
  ];
  const whole = random.pick([
    `part: ${name}, n: await ${add}()`,
    `n: await ${add}(), part: ${name}`,
    `n: ${lookAt(shape, name)} + (await ${add}()), part: 1`,
  ]);
  return {
    lines: [...closure, `const ${both} = { ${whole} };`, `log = log + JSON.stringify(${both});`].slice(
      0,
      hasLog(context) ? 7 : 6,
    ),
    also: [],
  };
};

function hasLog({ scope }: Context): boolean {
  return scope.visible.some(({ name, mutable }) => name === "log" && mutable);
}

/** A number that shows changes. */
function lookAt(shape: Shape, name: string): string {
  switch (shape) {
    case "numbers":
    case "rows":
      return `${name}.length`;
    case "row":
    case "box":
      return `${name}.n`;
    case "table":
      return `Object.keys(${name}).length`;
  }
}

/** A change that needs nothing else. */
function onlyOwn(shape: Shape): string {
  switch (shape) {
    case "numbers":
      return "p.push(n)";
    case "rows":
      return 'p.push({ id: "new", n, tags: [] })';
    case "row":
    case "box":
      return "p.n += n";
    case "table":
      return 'p["b"] = n';
  }
}
