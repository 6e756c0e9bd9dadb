/**
 * A definition as a Mermaid flowchart: what happens along solid arrows, what happens after an error along dotted
 * ones, branches and iterations in frames.
 */
import type { Branch, ChoiceState, Definition, State, States } from "../../compiler/asl/definition";

const longestLabel = 48;

/** The text of the diagram. */
export function diagramText(definition: Definition): string {
  const ids = nameStates(definition.States);
  const lines = ["flowchart TD", "  start_([start])", "  end_([end])", `  start_ --> ${ids.of(definition.StartAt)}`];
  drawStates(definition.States, { ids, end: "end_", indent: "  ", lines });
  return `${lines.join("\n")}\n`;
}

interface Drawing {
  readonly ids: StateIds;
  /** Where a state leads that ends its machine or branch. */
  readonly end: string | null;
  readonly indent: string;
  readonly lines: string[];
}

interface StateIds {
  of(name: string): string;
}

function drawStates(states: States, drawing: Drawing): void {
  for (const [name, state] of Object.entries(states)) drawState(name, state, drawing);
}

function drawState(name: string, state: State, drawing: Drawing): void {
  const { ids, indent, lines } = drawing;
  const id = ids.of(name);
  const branches = branchesOf(state);
  if (branches.length === 0) lines.push(`${indent}${id}${shape(name, state)}`);
  else drawFrame(name, branches, drawing);
  for (const { to, label, dotted } of edgesOf(state)) {
    const target = to === null ? drawing.end : ids.of(to);
    if (target !== null)
      lines.push(`${indent}${id} ${dotted ? "-.->" : "-->"}${label === "" ? "" : `|${text(label)}|`} ${target}`);
  }
}

function drawFrame(name: string, branches: readonly Branch[], drawing: Drawing): void {
  const { ids, indent, lines } = drawing;
  lines.push(`${indent}subgraph ${ids.of(name)} [${text(name)}]`);
  for (const branch of branches) drawStates(branch.States, { ...drawing, end: null, indent: `${indent}  ` });
  lines.push(`${indent}end`);
}

interface Edge {
  /** Null: the end. */
  readonly to: string | null;
  readonly label: string;
  readonly dotted: boolean;
}

function edgesOf(state: State): Edge[] {
  const catchers = "Catch" in state ? (state.Catch ?? []) : [];
  return [
    ...forwardEdges(state),
    ...catchers.map(({ Next, ErrorEquals }) => ({ to: Next, label: ErrorEquals.join(", "), dotted: true })),
  ];
}

function forwardEdges(state: State): Edge[] {
  switch (state.Type) {
    case "Choice":
      return choiceEdges(state);
    case "Succeed":
    case "Fail":
      return [{ to: null, label: "", dotted: false }];
    case "Task":
    case "Pass":
    case "Wait":
    case "Parallel":
    case "Map":
      return [{ to: "Next" in state ? state.Next : null, label: "", dotted: false }];
  }
}

function choiceEdges({ Choices, Default }: ChoiceState): Edge[] {
  const rules = Choices.map(({ Condition, Comment, Next }) => ({
    to: Next,
    label: shorten(Comment ?? expression(Condition)),
    dotted: false,
  }));
  return [...rules, { to: Default, label: "else", dotted: false }];
}

function branchesOf(state: State): readonly Branch[] {
  switch (state.Type) {
    case "Parallel":
      return state.Branches;
    case "Map":
      return [state.ItemProcessor];
    case "Task":
    case "Pass":
    case "Choice":
    case "Wait":
    case "Succeed":
    case "Fail":
      return [];
  }
}

function shape(name: string, state: State): string {
  switch (state.Type) {
    case "Choice":
      return `{${text(name)}}`;
    case "Wait":
    case "Pass":
      return `(${text(name)})`;
    case "Succeed":
    case "Fail":
      return `([${text(name)}])`;
    case "Task":
    case "Parallel":
    case "Map":
      return `[${text(name)}]`;
  }
}

/** Letters and digits of the state's name, made unique; never a word of Mermaid's own, since each ends in `_`. */
function nameStates(states: States): StateIds {
  const ids = new Map<string, string>();
  const taken = new Set(["start_", "end_"]);
  const visit = (inner: States): void => {
    for (const [name, state] of Object.entries(inner)) {
      const base = name.replace(/[^A-Za-z0-9]+/g, "_").replace(/^_|_$/g, "");
      let id = `${base}_`;
      for (let number = 2; taken.has(id); number++) id = `${base}_${number}_`;
      taken.add(id);
      ids.set(name, id);
      for (const branch of branchesOf(state)) visit(branch.States);
    }
  };
  visit(states);
  return { of: (name) => ids.get(name) ?? "end_" };
}

function expression(template: string): string {
  return template.replace(/^\{%\s*/, "").replace(/\s*%\}$/, "");
}

function shorten(label: string): string {
  return label.length <= longestLabel ? label : `${label.slice(0, longestLabel - 1)}…`;
}

/** Quoted for Mermaid, which takes quotes and the characters of its own syntax only as entities. */
function text(label: string): string {
  const entities = label.replace(/[#"<>&]/g, (character) => `#${character.codePointAt(0)};`);
  return `"${entities.replace(/\s+/g, " ")}"`;
}
