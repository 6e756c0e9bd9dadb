/** How far from the left each node of each row stands: near those that it is connected with, and beside its neighbours. */

const gap = 28;
const sweeps = 6;

/** The middle of each node. */
export function columnsOf(
  rows: readonly (readonly string[])[],
  routes: readonly (readonly string[] | null)[],
  widthOf: (node: string) => number,
): ReadonlyMap<string, number> {
  const middles = new Map<string, number>();
  const near = neighboursIn(routes);
  for (const row of rows) place(row, () => 0, widthOf, middles);
  const wanted = (node: string): number => {
    const known = (near.get(node) ?? []).map((each) => middles.get(each) ?? 0);
    return known.length === 0 ? (middles.get(node) ?? 0) : known.reduce((sum, one) => sum + one, 0) / known.length;
  };
  for (let sweep = 0; sweep < sweeps; sweep++) {
    for (const row of sweep % 2 === 0 ? rows : [...rows].reverse()) place(row, wanted, widthOf, middles);
  }
  const left = Math.min(0, ...[...middles].map(([node, middle]) => middle - widthOf(node) / 2));
  return new Map([...middles].map(([node, middle]) => [node, middle - left]));
}

/** Nodes of a row where they want to be, moved to the right where they would overlap; then all of them back by the mean. */
function place(
  row: readonly string[],
  wanted: (node: string) => number,
  widthOf: (node: string) => number,
  middles: Map<string, number>,
): void {
  let edge = -Infinity;
  const moved = row.map((node) => {
    const want = wanted(node);
    const middle = Math.max(want, edge + gap + widthOf(node) / 2);
    edge = middle + widthOf(node) / 2;
    return { node, middle, by: middle - want };
  });
  const mean = moved.reduce((sum, { by }) => sum + by, 0) / Math.max(1, moved.length);
  for (const { node, middle } of moved) middles.set(node, middle - mean);
}

function neighboursIn(routes: readonly (readonly string[] | null)[]): ReadonlyMap<string, readonly string[]> {
  const near = new Map<string, string[]>();
  const join = (one: string, other: string): unknown => near.set(one, [...(near.get(one) ?? []), other]);
  for (const route of routes) {
    route?.slice(1).forEach((node, at) => {
      const before = route[at] ?? "";
      join(node, before);
      join(before, node);
    });
  }
  return near;
}
