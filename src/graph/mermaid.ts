/**
 * A machine as a Mermaid flowchart: what happens along solid arrows, what happens after an error along dotted ones,
 * branches and iterations in frames.
 */
import type { Chart, ChartState } from "./chart";
import { shortened } from "./label";
import { nothingTaken } from "./taken";
import type { Taken } from "./taken";

/** The text of the diagram, with the way of an execution marked if one is given. */
export function mermaidOf(chart: Chart, taken: Taken = nothingTaken): string {
  const ids = nameStates(chart);
  const marks: Marks = { arrows: 0, takenArrows: [], takenStates: [] };
  const lines = ["flowchart TD", "  start_([start])", "  end_([end])"];
  const drawing: Drawing = { ids, taken, end: "end_", indent: "  ", lines, marks };
  arrow("start_", ids.of(chart.start), { label: "", dotted: false, taken: taken.state(chart.start) }, drawing);
  drawStates(chart, drawing);
  return `${[...lines, ...markLines(marks)].join("\n")}\n`;
}

interface Marks {
  arrows: number;
  readonly takenArrows: number[];
  readonly takenStates: string[];
}

interface Drawing {
  readonly ids: StateIds;
  readonly taken: Taken;
  /** Where a state leads that ends its machine or branch. */
  readonly end: string | null;
  readonly indent: string;
  readonly lines: string[];
  readonly marks: Marks;
}

interface StateIds {
  of(name: string): string;
}

function drawStates({ states }: Chart, drawing: Drawing): void {
  for (const state of states) drawState(state, drawing);
}

function drawState(state: ChartState, drawing: Drawing): void {
  const { ids, indent, lines, taken, marks } = drawing;
  const id = ids.of(state.name);
  if (state.inner.length === 0) lines.push(`${indent}${id}${shape(state)}`);
  else drawFrame(state, drawing);
  if (taken.state(state.name)) marks.takenStates.push(id);
  for (const { to, label, caught } of state.exits) {
    const target = to === null ? drawing.end : ids.of(to);
    if (target === null) continue;
    arrow(id, target, { label: shortened(label), dotted: caught, taken: taken.exit(state.name, to) }, drawing);
  }
}

interface Arrow {
  readonly label: string;
  readonly dotted: boolean;
  readonly taken: boolean;
}

function arrow(from: string, to: string, { label, dotted, taken }: Arrow, { indent, lines, marks }: Drawing): void {
  lines.push(`${indent}${from} ${dotted ? "-.->" : "-->"}${label === "" ? "" : `|${text(label)}|`} ${to}`);
  if (taken) marks.takenArrows.push(marks.arrows);
  marks.arrows++;
}

function markLines({ takenArrows, takenStates }: Marks): readonly string[] {
  if (takenStates.length === 0) return [];
  const arrows =
    takenArrows.length === 0 ? [] : [`  linkStyle ${takenArrows.join(",")} stroke:#0a7d38,stroke-width:3px`];
  return ["  classDef taken stroke:#0a7d38,stroke-width:3px", `  class ${takenStates.join(",")} taken`, ...arrows];
}

function drawFrame({ name, inner }: ChartState, drawing: Drawing): void {
  const { ids, indent, lines } = drawing;
  lines.push(`${indent}subgraph ${ids.of(name)} [${text(name)}]`);
  for (const chart of inner) drawStates(chart, { ...drawing, end: null, indent: `${indent}  ` });
  lines.push(`${indent}end`);
}

function shape({ type, name }: ChartState): string {
  switch (type) {
    case "Choice":
      return `{${text(name)}}`;
    case "Wait":
    case "Pass":
      return `(${text(name)})`;
    case "Succeed":
    case "Fail":
      return `([${text(name)}])`;
    default:
      return `[${text(name)}]`;
  }
}

/** Letters and digits of the state's name, made unique; never a word of Mermaid's own, since each ends in `_`. */
function nameStates(chart: Chart): StateIds {
  const ids = new Map<string, string>();
  const taken = new Set(["start_", "end_"]);
  const visit = ({ states }: Chart): void => {
    for (const { name, inner } of states) {
      const base = name.replace(/[^A-Za-z0-9]+/g, "_").replace(/^_|_$/g, "");
      let id = `${base}_`;
      for (let number = 2; taken.has(id); number++) id = `${base}_${number}_`;
      taken.add(id);
      ids.set(name, id);
      inner.forEach(visit);
    }
  };
  visit(chart);
  return { of: (name) => ids.get(name) ?? "end_" };
}

/** Quoted for Mermaid, which takes quotes and the characters of its own syntax only as entities. */
function text(label: string): string {
  const entities = label.replace(/[#"<>&]/g, (character) => `#${character.codePointAt(0)};`);
  return `"${entities.replace(/\s+/g, " ")}"`;
}
