/** Loops of generated sagas, each of which ends. */
import { within } from "./place";
import type { Place } from "./place";

type Block = (place: Place, most: number) => readonly string[];

/** A loop of any kind around some statements. */
export function loop(place: Place, block: Block): readonly string[] {
  const { random, program } = place;
  const turn = program.name(random.pick(["turn", "item"]));
  const body = (): readonly string[] =>
    block(within(place, { turns: [...place.turns, `\${${turn}}`], repeats: true, leaves: true }), 3);
  return random.choose([
    [3, () => [`for (const ${turn} of input.items) {`, ...body(), "}"]],
    [2, () => [`for (let ${turn} = 1; ${turn} <= ${random.between(1, 3)}; ${turn}++) {`, ...body(), "}"]],
    [1, () => [`for (const ${turn} of ["x", "y"]) {`, ...body(), "}"]],
    [1, () => counted(turn, body())],
  ]);
}

/** A `while`, whose turns are counted in a variable around it. */
function counted(turn: string, body: readonly string[]): readonly string[] {
  return [
    `let next${turn} = 0;`,
    `while (next${turn} < 2) {`,
    `const ${turn} = next${turn};`,
    `next${turn} += 1;`,
    ...body,
    "}",
  ];
}
