/**
 * Which state stands in which row: each below all from which it is reached, loops apart. An arrow past other rows gets
 * a place in each of them, so that it runs around what stands there. Then rows are ordered to have few crossings.
 */

/** An arrow between two nodes. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
}

export interface Layers {
  /** Rows of nodes and of places of arrows, from top to bottom, each from left to right. */
  readonly rows: readonly (readonly string[])[];
  /** For each arrow the nodes and places that it touches, in order; null for one that leads back. */
  readonly routes: readonly (readonly string[] | null)[];
}

/** Lays nodes into rows. The first node is on top. */
export function layersOf(nodes: readonly string[], arrows: readonly Arrow[]): Layers {
  const back = leadingBack(nodes, arrows);
  const forward = arrows.filter((arrow) => !back.has(arrow));
  const ranks = ranksOf(nodes, forward);
  const rows: string[][] = [];
  for (const node of nodes) (rows[ranks.get(node) ?? 0] ??= []).push(node);
  const routes = arrows.map((arrow, at) => {
    if (back.has(arrow)) return null;
    const [top, bottom] = [ranks.get(arrow.from) ?? 0, ranks.get(arrow.to) ?? 0];
    const places = Array.from({ length: bottom - top - 1 }, (_, step) => `\u0000${at}.${step}`);
    places.forEach((place, step) => (rows[top + 1 + step] ??= []).push(place));
    return [arrow.from, ...places, arrow.to];
  });
  const filled = Array.from(rows, (row) => row ?? []);
  return { rows: ordered(filled, routes), routes };
}

/** Arrows that lead to where one has come from, in a walk from the first node on. */
function leadingBack(nodes: readonly string[], arrows: readonly Arrow[]): ReadonlySet<Arrow> {
  const found = new Set<Arrow>();
  const state = new Map<string, "open" | "done">();
  const visit = (node: string): void => {
    state.set(node, "open");
    for (const arrow of arrows.filter(({ from }) => from === node)) {
      const seen = state.get(arrow.to);
      if (seen === "open") found.add(arrow);
      else if (seen === undefined) visit(arrow.to);
    }
    state.set(node, "done");
  };
  for (const node of nodes) if (!state.has(node)) visit(node);
  return found;
}

function ranksOf(nodes: readonly string[], forward: readonly Arrow[]): ReadonlyMap<string, number> {
  const ranks = new Map<string, number>();
  const rankOf = (node: string): number => {
    const known = ranks.get(node);
    if (known !== undefined) return known;
    const above = forward.filter(({ to }) => to === node).map(({ from }) => rankOf(from) + 1);
    const rank = Math.max(0, ...above);
    ranks.set(node, rank);
    return rank;
  };
  nodes.forEach(rankOf);
  return ranks;
}

const sweeps = 4;

/** Each node towards the middle of those above it, then of those below it, a few times. */
function ordered(rows: readonly string[][], routes: readonly (readonly string[] | null)[]): string[][] {
  const above = new Map<string, string[]>();
  const below = new Map<string, string[]>();
  for (const route of routes) {
    route?.slice(1).forEach((node, at) => {
      const before = route[at] ?? "";
      above.set(node, [...(above.get(node) ?? []), before]);
      below.set(before, [...(below.get(before) ?? []), node]);
    });
  }
  const result = rows.map((row) => [...row]);
  for (let sweep = 0; sweep < sweeps; sweep++) {
    for (let at = 1; at < result.length; at++) sort(result, at, at - 1, above);
    for (let at = result.length - 2; at >= 0; at--) sort(result, at, at + 1, below);
  }
  for (let at = 1; at < result.length; at++) sort(result, at, at - 1, above);
  return result;
}

function sort(rows: string[][], at: number, beside: number, neighbours: ReadonlyMap<string, readonly string[]>): void {
  const places = new Map((rows[beside] ?? []).map((node, place) => [node, place]));
  const row = rows[at] ?? [];
  const middles = new Map(
    row.map((node, place) => {
      const near = (neighbours.get(node) ?? []).flatMap((each) => places.get(each) ?? []);
      return [node, near.length === 0 ? place : near.reduce((sum, one) => sum + one, 0) / near.length];
    }),
  );
  row.sort((one, other) => (middles.get(one) ?? 0) - (middles.get(other) ?? 0));
}
