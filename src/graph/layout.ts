/** Where everything stands: rows from `layers`, the width of each state, machines inside of states laid out first. */
import type { Chart, ChartState, Exit } from "./chart";
import { shortened } from "./label";
import { layersOf } from "./layers";
import { columnsOf } from "./columns";

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface PlacedState extends Point {
  readonly state: ChartState;
  readonly width: number;
  readonly height: number;
  readonly inner: readonly (Point & { readonly layout: Layout })[];
}

export interface PlacedExit {
  readonly from: string;
  readonly exit: Exit;
  readonly points: readonly Point[];
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly states: readonly PlacedState[];
  readonly exits: readonly PlacedExit[];
}

const gap = { row: 46, inside: 16, title: 26, back: 22 } as const;
const stateHeight = 36;

/** The end of a machine, which is drawn as a state of its own. */
export const theEnd = "\u0000end";

/** Lays out a machine. `hasEnd`: what ends is led to one common end. */
export function layoutOf(chart: Chart, hasEnd: boolean): Layout {
  const sizes = new Map(chart.states.map((state) => [state.name, sized(state)]));
  const first = chart.states.filter(({ name }) => name === chart.start);
  const states = [...first, ...chart.states.filter(({ name }) => name !== chart.start)];
  const exits = states.flatMap(({ name, exits: out }) =>
    out.flatMap((exit) => {
      const to = exit.to ?? theEnd;
      return (to === theEnd && hasEnd) || sizes.has(to) ? [{ from: name, to, exit }] : [];
    }),
  );
  const nodes = [...states.map(({ name }) => name), ...(hasEnd ? [theEnd] : [])];
  const { rows, routes } = layersOf(nodes, exits);
  const widthOf = (node: string): number => sizes.get(node)?.width ?? (node === theEnd ? 24 : 12);
  const heightOf = (node: string): number => sizes.get(node)?.height ?? (node === theEnd ? 24 : 0);
  const middles = columnsOf(rows, routes, widthOf);
  const tops = topsOf(rows.map((row) => Math.max(0, ...row.map(heightOf))));
  const rowOf = new Map(rows.flatMap((row, at) => row.map((node) => [node, at] as const)));
  const top = (node: string): number => tops[rowOf.get(node) ?? 0] ?? 0;
  const middle = (node: string): number => middles.get(node) ?? 0;
  const right = Math.max(0, ...nodes.map((node) => middle(node) + widthOf(node) / 2));
  let backs = 0;
  const placedExits = exits.map(({ from, to, exit }, at): PlacedExit => {
    const route = routes[at] ?? null;
    if (route !== null) {
      const inner = route.slice(1, -1).map((node) => ({ x: middle(node), y: top(node) + stateHeight / 2 }));
      const start = { x: middle(from), y: top(from) + heightOf(from) };
      return { from, exit, points: [start, ...inner, { x: middle(to), y: top(to) }] };
    }
    const side = right + gap.back * ++backs;
    const [y, up] = [top(from) + heightOf(from) / 2, top(to) + stateHeight / 2];
    const [start, end] = [middle(from) + widthOf(from) / 2, middle(to) + widthOf(to) / 2];
    return {
      from,
      exit,
      points: [
        { x: start, y },
        { x: side, y },
        { x: side, y: up },
        { x: end, y: up },
      ],
    };
  });
  const placed = [...states, ...(hasEnd ? [endState] : [])].map((state): PlacedState => {
    const { name } = state;
    const box = { x: middle(name) - widthOf(name) / 2, y: top(name), width: widthOf(name), height: heightOf(name) };
    return { state, ...box, inner: sizes.get(name)?.inner ?? [] };
  });
  const bottom = Math.max(0, ...placed.map(({ y, height }) => y + height));
  return { width: right + gap.back * backs, height: bottom, states: placed, exits: placedExits };
}

const endState: ChartState = { name: theEnd, type: "End", exits: [], inner: [] };

function topsOf(heights: readonly number[]): readonly number[] {
  const tops: number[] = [];
  let y = 0;
  for (const height of heights) {
    tops.push(y);
    y += Math.max(height, stateHeight) + gap.row;
  }
  return tops;
}

type Size = Pick<PlacedState, "width" | "height" | "inner">;

/** A state around what is inside of it, branches side by side. */
function sized({ name, inner }: ChartState): Size {
  const own = shortened(name, 34).length * 7.2 + 28;
  if (inner.length === 0) return { width: own, height: stateHeight, inner: [] };
  const layouts = inner.map((chart) => layoutOf(chart, false));
  let x: number = gap.inside;
  const placed = layouts.map((layout) => {
    const here = { x, y: gap.title + gap.inside / 2, layout };
    x += layout.width + gap.inside;
    return here;
  });
  const height = Math.max(...layouts.map((layout) => layout.height)) + gap.title + gap.inside * 1.5;
  return { width: Math.max(own, x), height, inner: placed };
}
