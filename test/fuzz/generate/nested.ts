/**
 * Objects that lie in objects that lie in others, each known by several names, and changed by way of any of them. A machine
 * holds values and not references: many such programs are refused, and none may do anything else than the function.
 */
import type { Context } from "./context";
import type { Made } from "./statements";

/** Programs of these seeds are made of such objects alone; those before them are what they were. */
export const firstWithNested = 80_000_000_000;

/** In those of these seeds, members of groups and loops over properties change what they are called with. */
export const firstWithMembers = 81_000_000_000;

/** What each kind of object is made of; each is found in the next ones. */
type Kind = "leaf" | "pair" | "tree";

const types: { readonly [K in Kind]: string } = {
  leaf: "{ n: number; tags: string[] }",
  pair: "{ leaf: Leaf; more: Leaf[] }",
  tree: "{ pair: Pair; pairs: Pair[]; index: Record<string, Leaf> }",
};

const named: { readonly [K in Kind]: string } = { leaf: "Leaf", pair: "Pair", tree: "Tree" };

interface Known {
  readonly name: string;
  readonly kind: Kind;
  /** It has a place in another one: in two of them, a change is refused. */
  placed: boolean;
}

/** What is known where a statement stands, and the functions that could be called there. */
interface Room {
  readonly context: Context;
  readonly known: readonly Known[];
  readonly depth: number;
  /** What runs at the same time notes nothing in a list that others see: one would be the first. */
  readonly inMember?: true;
}

/** The body of a workflow. */
export function nested(context: Context): Made {
  const room: Room = { context, known: [], depth: 0 };
  const isAboutMembers = context.program.features.has("members");
  const kinds: readonly Kind[] = isAboutMembers
    ? ["leaf", "tree"]
    : ["leaf", "leaf", "pair", context.random.pick(["pair", "tree"]), "tree"];
  const declared = kinds.reduce((all, kind) => then(all, declare(kind, { ...room, known: all.known })), none);
  const [fewest, most] = isAboutMembers ? [2, 5] : [5, 10];
  const all = statements(context.random.between(fewest, most), { ...room, known: declared.known });
  const names = [...declared.known, ...all.known].map(({ name }) => name);
  const aliases = Object.entries(types).map(
    ([kind, text]) => `type ${kind[0]?.toUpperCase() ?? ""}${kind.slice(1)} = ${text};`,
  );
  return {
    lines: [
      ...aliases,
      "const seen: string[] = [];",
      ...declared.lines,
      ...all.lines,
      `return { ${[...new Set(names)].join(", ")}, seen };`,
    ],
    ends: true,
  };
}

interface Said {
  readonly lines: readonly string[];
  /** What the statements declare. */
  readonly known: readonly Known[];
}

const none: Said = { lines: [], known: [] };

function then(first: Said, second: Said): Said {
  return { lines: [...first.lines, ...second.lines], known: [...first.known, ...second.known] };
}

function statements(count: number, room: Room): Said {
  let all = none;
  for (let at = 0; at < count; at++) all = then(all, statement({ ...room, known: [...room.known, ...all.known] }));
  return all;
}

function statement(room: Room): Said {
  const { random } = room.context;
  const inner = room.depth < 2 ? 1 : 0;
  const members = room.context.program.features.has("members") ? inner * 3 : 0;
  return random.choose<Said>([
    [2, () => declare(random.pick(["leaf", "pair", "tree"]), room)],
    [3, () => put(room)],
    [3, () => again(room)],
    [6, () => ({ lines: [`${change(room)};`], known: [] })],
    [room.inMember ? 0 : 1, () => look(room)],
    [inner, () => branch(room)],
    [room.inMember ? 0 : inner * 2, () => walk(room)],
    [members, () => atOnce(room)],
    [room.inMember ? 0 : members, () => properties(room)],
    [inner, () => attempt(room)],
    [inner, () => byFunction(room)],
    [1, () => takeOut(room)],
    [1, () => copy(room)],
  ]);
}

function declare(kind: Kind, room: Room): Said {
  const name = room.context.program.name(kind);
  return { lines: [`const ${name}: ${named[kind]} = ${made(kind, room)};`], known: [{ name, kind, placed: false }] };
}

/** A new object, of new parts and of some that have a name. */
function made(kind: Kind, room: Room): string {
  const { random } = room.context;
  const part = (of: Kind): string => (random.chance(0.5) ? (own(of, room) ?? made(of, room)) : made(of, room));
  const many = room.context.program.features.has("members") && random.chance(0.7);
  const parts = (of: Kind): string =>
    many ? `[${made(of, room)}, ${made(of, room)}]` : `[${random.chance(0.6) ? part(of) : ""}]`;
  if (kind === "leaf") return `{ n: ${random.between(0, 9)}, tags: [] }`;
  if (kind === "pair") return `{ leaf: ${part("leaf")}, more: ${parts("leaf")} }`;
  return `{ pair: ${part("pair")}, pairs: ${parts("pair")}, index: { a: ${made("leaf", room)} } }`;
}

/** Something with a name, which mostly has no place yet. */
function own(kind: Kind, { known, context: { random } }: Room): string | null {
  const all = known.filter((each) => each.kind === kind && (!each.placed || random.chance(0.1)));
  if (all.length === 0) return null;
  const chosen = random.pick(all);
  chosen.placed = true;
  return chosen.name;
}

/** The way to something, as it is read: mostly by a way of its own. */
function way(kind: Kind, room: Room): string {
  const { random } = room.context;
  const same = room.known.filter((each) => each.kind === kind).map(({ name }) => name);
  const outer = kind === "tree" || (same.length > 0 && random.chance(0.4));
  if (outer) return same.length === 0 ? `(${made(kind, room)} as ${named[kind]})` : random.pick(same);
  if (kind === "pair") return `${way("tree", room)}${random.pick([".pair", ".pair", ".pairs[0]!", ".pairs.at(-1)!"])}`;
  if (random.chance(0.15)) return `${way("tree", room)}.index["${random.pick(["a", "b"])}"]!`;
  const pair = way("pair", room);
  return `${pair}${random.pick([".leaf", ".leaf", ".more[0]!", `.more[${pair}.more.length - 1]!`])}`;
}

function put(room: Room): Said {
  const { random } = room.context;
  const leaf = (): string => own("leaf", room) ?? made("leaf", room);
  const pair = (): string => own("pair", room) ?? made("pair", room);
  const line = random.choose<string>([
    [2, () => `${way("pair", room)}.leaf = ${leaf()};`],
    [4, () => `${way("pair", room)}.more.push(${leaf()});`],
    [2, () => `${way("tree", room)}.pair = ${pair()};`],
    [4, () => `${way("tree", room)}.pairs.push(${pair()});`],
    [2, () => `${way("tree", room)}.index["${random.pick(["a", "b"])}"] = ${leaf()};`],
  ]);
  return { lines: [line], known: [] };
}

/** A second name. */
function again(room: Room): Said {
  const { random, program } = room.context;
  const kind = random.pick<Kind>(["leaf", "leaf", "pair"]);
  const name = program.name("again");
  const known = [{ name, kind, placed: true }];
  if (kind === "leaf" && random.chance(0.3))
    return { lines: [`const { leaf: ${name} } = ${way("pair", room)};`], known };
  return { lines: [`const ${name} = ${way(kind, room)};`], known };
}

function change(room: Room): string {
  const { random } = room.context;
  const leaf = way("leaf", room);
  return random.choose<string>([
    [3, () => `${leaf}.n += await count("a")`],
    [2, () => `${leaf}.n += ${random.between(1, 9)}`],
    [2, () => `${leaf}.tags.push("${random.pick(["x", "y"])}")`],
    [1, () => `${leaf}.n = await count("b")`],
  ]);
}

function look(room: Room): Said {
  const { random } = room.context;
  return { lines: [`seen.push(JSON.stringify(${random.pick(room.known).name} ?? null));`], known: [] };
}

function branch(room: Room): Said {
  const { lines } = statements(room.context.random.between(1, 2), { ...room, depth: room.depth + 1 });
  return { lines: [`if (${room.context.random.pick(["input.flag", "input.count > 1"])}) {`, ...lines, "}"], known: [] };
}

function walk(room: Room): Said {
  const { random, program } = room.context;
  const kind = random.pick<Kind>(["leaf", "leaf", "pair"]);
  const list = kind === "leaf" ? `${way("pair", room)}.more` : `${way("tree", room)}.pairs`;
  const name = program.name("each");
  const known = [...room.known, { name, kind, placed: true }];
  const { lines } = statements(random.between(1, 2), { ...room, known, depth: room.depth + 1 });
  return {
    lines: [`for (const ${name} of ${list}) {`, `if (seen.length > 20) break; else seen.push("t");`, ...lines, "}"],
    known: [],
  };
}

/** Members that change what they are called with, what lies in it, and sometimes what is around them. */
function atOnce(room: Room): Said {
  const { random, program } = room.context;
  const kind = random.pick<Kind>(["leaf", "leaf", "pair"]);
  const list = kind === "leaf" ? `${way("pair", room)}.more` : `${way("tree", room)}.pairs`;
  const name = program.name("item");
  const own: Known = { name, kind, placed: true };
  const known = random.chance(0.85) ? [own] : [...room.known, own];
  const inner: Room = { ...room, known, depth: room.depth + 1, inMember: true };
  const { lines } = statements(random.between(1, 3), inner);
  const end = random.choose<readonly string[]>([
    [4, () => []],
    [1, () => [`return ${name};`]],
    [1, () => [`return JSON.stringify(${name});`]],
  ]);
  const results = end.length === 0 ? "" : `const ${program.name("results")} = `;
  const [open, close] = random.pick([
    [`Promise.all(${list}.map(async (${name}) => {`, "}));"],
    [`map(${list}, async (${name}) => {`, "}, { concurrency: 2 });"],
  ]);
  return { lines: [`${results}await ${open}`, ...lines, ...end, close], known: [] };
}

/** A loop over properties that changes what lies in them. */
function properties(room: Room): Said {
  const { random, program } = room.context;
  const object = `${way("tree", room)}.index`;
  const [name, key] = [program.name("value"), program.name("key")];
  const known = [...room.known, { name, kind: "leaf" as const, placed: true }];
  const { lines } = statements(random.between(1, 2), { ...room, known, depth: room.depth + 1 });
  const head = random.pick([
    `const [${key}, ${name}] of Object.entries(${object})`,
    `const ${name} of Object.values(${object})`,
  ]);
  const noted = head.includes(key) ? [`seen.push(${key});`] : [];
  return { lines: [`for (${head}) {`, ...noted, ...lines, "}"], known: [] };
}

function attempt(room: Room): Said {
  const inner = { ...room, depth: room.depth + 1 };
  const first = statements(1, inner).lines;
  return { lines: ["try {", ...first, 'await note("c");', "} catch {", `${change(inner)};`, "}"], known: [] };
}

/** A function that changes what it is given, or what is around it, called at once and perhaps again. */
function byFunction(room: Room): Said {
  const { random, program } = room.context;
  const name = program.name("change");
  const kind = random.pick<Kind>(["leaf", "pair", "tree"]);
  const given = program.name("given");
  const takes = random.chance(0.5);
  const known = takes ? [{ name: given, kind, placed: true }] : room.known;
  const call = `await ${name}(${takes ? way(kind, room) : ""});`;
  const body = `${change({ ...room, known })};`;
  const lines = [`const ${name} = async (${takes ? `${given}: ${named[kind]}` : ""}): Promise<void> => {`, body, "};"];
  return { lines: [...lines, call, ...(random.chance(0.3) ? [`${change(room)};`, call] : [])], known: [] };
}

function takeOut(room: Room): Said {
  const { random } = room.context;
  const line = random.choose<string>([
    [1, () => `${way("pair", room)}.more.${random.pick(["pop", "shift"])}();`],
    [1, () => `${way("tree", room)}.pairs.reverse();`],
    [1, () => `${way("tree", room)}.pair = ${made("pair", room)};`],
    [1, () => `delete ${way("tree", room)}.index["a"];`],
  ]);
  return { lines: [line], known: [] };
}

function copy(room: Room): Said {
  const { random, program } = room.context;
  const name = program.name("copy");
  const kind = random.pick<Kind>(["leaf", "pair"]);
  const of = way(kind, room);
  const text = random.pick([`{ ...${of} }`, `JSON.parse(JSON.stringify(${of})) as ${named[kind]}`]);
  return { lines: [`const ${name}: ${named[kind]} = ${text};`], known: [{ name, kind, placed: false }] };
}
