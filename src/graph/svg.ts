/** A machine as a drawing: SVG that needs no font, style sheet or script from elsewhere. */
import type { Chart } from "./chart";
import { shortened } from "./label";
import { layoutOf, theEnd } from "./layout";
import type { Layout, PlacedExit, PlacedState, Point } from "./layout";
import { nothingTaken } from "./taken";
import type { Taken } from "./taken";

const margin = 20;
const colours = { line: "#5c6670", taken: "#0a7d38", failed: "#c22f2f", frame: "#f6f8fa", text: "#1f2428" } as const;

/** The text of the drawing, with the way of an execution marked if one is given. */
export function svgOf(chart: Chart, taken: Taken = nothingTaken): string {
  const layout = layoutOf(chart, true);
  const [width, height] = [Math.ceil(layout.width + 2 * margin), Math.ceil(layout.height + 2 * margin)];
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Helvetica, Arial, sans-serif" font-size="13">`,
    ...["line", "taken"].map((name) => marker(name, name === "taken" ? colours.taken : colours.line)),
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...drawn(layout, { x: margin, y: margin }, taken),
    "</svg>",
  ].join("\n")}\n`;
}

function marker(name: string, colour: string): string {
  return `<defs><marker id="${name}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z" fill="${colour}"/></marker></defs>`;
}

function drawn({ states, exits }: Layout, at: Point, taken: Taken): readonly string[] {
  return [
    ...states.flatMap((each) => stateLines(each, at, taken)),
    ...exits.map((each) => arrowLine(each, at, taken)),
    ...exits.flatMap((each) => labelLine(each, at)),
  ];
}

function stateLines(placed: PlacedState, at: Point, taken: Taken): readonly string[] {
  const { state, width, height, inner } = placed;
  const [x, y] = [at.x + placed.x, at.y + placed.y];
  if (state.name === theEnd)
    return [`<circle ${attributes({ cx: x + 12, cy: y + 12, r: 9 })} fill="${colours.line}"/>`];
  const isTaken = taken.state(state.name);
  const colour = taken.failed(state.name) ? colours.failed : isTaken ? colours.taken : colours.line;
  const style = `fill="${inner.length > 0 ? colours.frame : "#ffffff"}" stroke="${colour}" stroke-width="${isTaken ? 2.5 : 1.2}"`;
  const shape = `<rect ${attributes({ x, y, width, height, rx: roundness(state.type) })} ${style}/>`;
  const title = attributes({ x: x + width / 2, y: y + (inner.length > 0 ? 18 : height / 2 + 4.5) });
  return [
    `<g><title>${escaped(`${state.name} (${state.type})`)}</title>`,
    state.type === "Choice" ? `<path d="${hexagon(x, y, width, height)}" ${style}/>` : shape,
    `<text ${title} text-anchor="middle" fill="${colours.text}">${escaped(shortened(state.name, 34))}</text></g>`,
    ...inner.flatMap(({ x: right, y: down, layout }) => drawn(layout, { x: x + right, y: y + down }, taken)),
  ];
}

function roundness(type: string): number {
  return ["Succeed", "Fail"].includes(type) ? 18 : ["Pass", "Wait"].includes(type) ? 10 : 3;
}

function hexagon(x: number, y: number, width: number, height: number): string {
  const [cut, middle, right] = [12, y + height / 2, x + width];
  const points = [
    [x, middle],
    [x + cut, y],
    [right - cut, y],
    [right, middle],
    [right - cut, y + height],
    [x + cut, y + height],
  ] as const;
  return `M${points.map(([one, other]) => `${round(one)} ${round(other)}`).join("L")}Z`;
}

function arrowLine({ from, exit, points }: PlacedExit, at: Point, taken: Taken): string {
  const name = taken.exit(from, exit.to) ? "taken" : "line";
  const dashes = exit.caught ? ' stroke-dasharray="4 4"' : "";
  const style = `fill="none" stroke="${colours[name]}" stroke-width="${name === "taken" ? 2.5 : 1.2}"${dashes}`;
  return `<path d="${curve(points, at)}" ${style} marker-end="url(#${name})"/>`;
}

/** Down from point to point, upright where it touches one; what leads back has corners. */
function curve(points: readonly Point[], at: Point): string {
  const [first, ...rest] = points.map(({ x, y }) => ({ x: at.x + x, y: at.y + y }));
  if (first === undefined) return "";
  const isBack = rest.length === 3 && rest[0]?.y === first.y;
  let before = first;
  const parts = rest.map((point) => {
    const bend = (before.y + point.y) / 2;
    const control = `C${round(before.x)} ${round(bend)} ${round(point.x)} ${round(bend)} `;
    before = point;
    return `${isBack ? "L" : control}${round(point.x)} ${round(point.y)}`;
  });
  return `M${round(first.x)} ${round(first.y)}${parts.join("")}`;
}

function labelLine({ exit, points }: PlacedExit, at: Point): readonly string[] {
  const [first, second] = points;
  if (exit.label === "" || first === undefined || second === undefined) return [];
  const x = at.x + first.x + (second.x - first.x) * 0.5;
  const y = at.y + first.y + (second.y - first.y) * 0.5 + (first.y === second.y ? -5 : 4);
  const halo = 'paint-order="stroke" stroke="#ffffff" stroke-width="4"';
  const text = `<text ${attributes({ x, y })} text-anchor="middle" font-size="11" fill="${colours.line}" ${halo}>`;
  return [`${text}${escaped(shortened(exit.label, 30))}<title>${escaped(exit.label)}</title></text>`];
}

function attributes(values: { readonly [name: string]: number }): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}="${round(value)}"`)
    .join(" ");
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function escaped(text: string): string {
  const visible = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd");
  return visible.replace(/[&<>"]/g, (character) => `&#${character.codePointAt(0)};`);
}
