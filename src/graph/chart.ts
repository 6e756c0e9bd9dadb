/** A machine as one draws it, whatever its query language: states, ways out of them, and the machines inside of them. */
import { isRecord } from "../../runtime/interpreter/json";

export interface Chart {
  readonly start: string;
  readonly states: readonly ChartState[];
}

export interface ChartState {
  readonly name: string;
  readonly type: string;
  readonly exits: readonly Exit[];
  /** Branches of a Parallel, the iteration of a Map. */
  readonly inner: readonly Chart[];
}

export interface Exit {
  /** Null: the end. */
  readonly to: string | null;
  readonly label: string;
  /** After an error. */
  readonly caught: boolean;
}

type Fields = { readonly [field: string]: unknown };

/** Reads a definition, which need not be a right one: what is missing is not drawn. */
export function chartOf(definition: unknown): Chart {
  const { StartAt: start, States: states } = isRecord(definition) ? definition : {};
  const entries = Object.entries(isRecord(states) ? states : {}).filter((entry): entry is [string, Fields] =>
    isRecord(entry[1]),
  );
  return { start: textOf(start), states: entries.map(([name, fields]) => chartState(name, fields)) };
}

function chartState(name: string, fields: Fields): ChartState {
  const branches = [...listOf(fields["Branches"]), fields["ItemProcessor"], fields["Iterator"]].filter(isRecord);
  const type = textOf(fields["Type"]);
  return { name, type, exits: [...onward(type, fields), ...caught(fields)], inner: branches.map(chartOf) };
}

function onward(type: string, fields: Fields): readonly Exit[] {
  if (type !== "Choice") return [{ to: nextOf(fields), label: "", caught: false }];
  const rules = listOf(fields["Choices"]).filter(isRecord);
  const exits = rules.map((rule) => ({ to: nextOf(rule), label: conditionOf(rule), caught: false }));
  return "Default" in fields ? [...exits, { to: textOf(fields["Default"]), label: "else", caught: false }] : exits;
}

function caught(fields: Fields): readonly Exit[] {
  const catchers = listOf(fields["Catch"]).filter(isRecord);
  return catchers.map((each) => ({ to: nextOf(each), label: listOf(each["ErrorEquals"]).join(", "), caught: true }));
}

/** What a rule asks: its comment, its condition, or its operator with the variable. */
function conditionOf(rule: Fields): string {
  const { Comment: comment, Condition: condition, Next: _, Assign: __, Output: ___, ...test } = rule;
  if (typeof comment === "string") return comment;
  if (typeof condition === "string") return condition.replace(/^\{%\s*/, "").replace(/\s*%\}$/, "");
  return operatorOf(test);
}

function operatorOf({ Variable: variable, ...operators }: Fields): string {
  const texts = Object.entries(operators).map(([operator, value]) => {
    if (Array.isArray(value))
      return listOf(value)
        .map((each) => operatorOf(isRecord(each) ? each : {}))
        .join(` ${operator.toLowerCase()} `);
    if (isRecord(value)) return `${operator.toLowerCase()} (${operatorOf(value)})`;
    return `${textOf(variable)} ${operator} ${JSON.stringify(value)}`;
  });
  return texts.join(", ");
}

function nextOf(fields: Fields): string | null {
  return typeof fields["Next"] === "string" ? fields["Next"] : null;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
