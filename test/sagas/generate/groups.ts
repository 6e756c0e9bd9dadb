/** Groups: members that take and register at the same time. */
import { key, within } from "./place";
import type { Place } from "./place";
import { takeAndRegister } from "./undo";

type Block = (place: Place, most: number) => readonly string[];

/** A group of any kind, at least one of whose members registers. */
export function group(place: Place, block: Block): readonly string[] {
  const { random, program } = place;
  program.note("group");
  const name = program.name("m");
  return random.choose([
    [3, () => listed(name, place, block)],
    [3, () => mapped(name, place, block)],
    [1, () => settled(name, place, block)],
  ]);
}

/** What stands in a member: it writes nothing that is outside, and leaves nothing but itself. */
function member(place: Place, mark: string): Place {
  const changes = { repeats: true, writes: false, returns: false, leaves: false, ownScope: false };
  return within(place, { ...changes, turns: [...place.turns, mark] });
}

function listed(name: string, place: Place, block: Block): readonly string[] {
  return ["await Promise.all([", ...members(name, place, block), "]);"];
}

function members(name: string, place: Place, block: Block): readonly string[] {
  const count = place.random.between(2, 3);
  const list = Array.from({ length: count }, (_, at) => {
    const inner = member(place, `${name}:${at}`);
    const body = at === 0 ? [...takeAndRegister(inner), ...block(inner, 2)] : block(inner, 3);
    return ["(async () => {", ...body, "})(),"];
  });
  return list.flat();
}

function mapped(name: string, place: Place, block: Block): readonly string[] {
  const { random, program } = place;
  const item = program.name("item");
  const inner = member(place, `${name}:\${${item}}`);
  const mapper = [`async (${item}) => {`, ...takeAndRegister(inner), ...block(inner, 2)];
  return random.chance(0.6)
    ? [`await Promise.all(input.items.map(${mapper[0]}`, ...mapper.slice(1), "}));"]
    : [`await map(input.items, ${mapper[0]}`, ...mapper.slice(1), "}, { concurrency: 2, stopOnError: false });"];
}

/** A group that does not fail; what its members have registered stays. */
function settled(name: string, place: Place, block: Block): readonly string[] {
  const { program } = place;
  program.note("catch");
  const ends = program.name("ends");
  return [
    `const ${ends} = await Promise.allSettled([`,
    ...members(name, place, block),
    "]);",
    `if (${ends}[0].status === "rejected") await ${program.call("work", key(place))};`,
  ];
}
