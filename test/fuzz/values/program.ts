/**
 * A small workflow that computes values, from a seed: some names, some of them set again, an object of all that. What throws
 * is caught, so that its name is a value, too.
 */
import { Random } from "../random";
import { itemLists, items, numberLists, tables, textLists } from "./compounds";
import { kinds, typeOf } from "./kinds";
import { Fresh, Maker, type Grammar, type Named } from "./maker";
import { maybeItems, maybeNumbers, maybeTexts } from "./maybes";
import { flags, numbers, texts } from "./scalars";

const grammar: Grammar = {
  number: numbers,
  text: texts,
  flag: flags,
  numbers: numberLists,
  texts: textLists,
  items: itemLists,
  item: items,
  table: tables,
  "maybe number": maybeNumbers,
  "maybe text": maybeTexts,
  "maybe item": maybeItems,
};

/** How deep expressions are at most. */
const deepest = 4;

/** The function of a seed, under a name. */
export function valuesProgram(seed: number, name: string): string {
  const random = new Random(seed);
  const fresh = new Fresh();
  const named: Named[] = [];
  const make = (depth: number): Maker => new Maker(random, grammar, { named: [...named], fresh, depth });
  const lines: string[] = [];
  for (let at = random.between(1, 4); at > 0; at--) {
    const kind = random.pick(kinds);
    const value = { name: fresh.name(), kind };
    lines.push(`let ${value.name}: ${typeOf[kind]} = ${make(random.between(1, deepest)).whole(kind)};`);
    if (random.chance(0.3)) lines.push('await sleep("1 second");');
    const again = random.chance(0.25) ? make(2) : null;
    if (again !== null) lines.push(`if (${again.whole("flag")}) ${value.name} = ${again.whole(kind)};`);
    named.push(value);
  }
  const kept = named.filter(() => random.chance(0.6)).map((each) => each.name);
  lines.push(`return { made: ${make(deepest).whole(random.pick(kinds))}, kept: { ${kept.join(", ")} } };`);
  return `/** @workflow */
export async function ${name}(input: Input): Promise<unknown> {
  try {
    await sleep("1 second");
    ${lines.join("\n    ")}
  } catch (error) {
    return { failed: (error as Error).name };
  }
}`;
}
