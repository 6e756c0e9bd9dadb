/**
 * The function that outlined code becomes, as text: the code itself, between the values that it is given and those that
 * are needed later.
 *
 *   const day = new Date(at).toISOString()   →   ({ at: at }: any): unknown => { const day = …; return { day: day }; }
 */
import { Node } from "ts-morph";
import type { Expression } from "../../ir/expression";
import { kind, mayBe } from "../../ir/kinds";
import { carriedText } from "./carried";
import type { Exit } from "./exits";
import type { Input } from "./inputs";

/** A value that is needed later, by its key and the name that the code has for it. */
export interface Named {
  readonly key: string;
  readonly name: string;
}

export interface Parts {
  readonly nodes: readonly Node[];
  readonly carried: readonly Node[];
  readonly inputs: readonly Input[];
  /** Variables of the code around, which are needed on every way out. */
  readonly outer: readonly Named[];
  /** Variables of the code itself, which nobody outside knows unless it comes to its end. */
  readonly inner: readonly Named[];
  /** What the statement behind the code evaluates first. */
  readonly given?: readonly Given[];
  readonly exits: readonly Exit[];
  /** The way out has to be told: it is not always the same. */
  readonly tagged: boolean;
  /** The value goes to a task, or out of the workflow: it is made JSON as at any border. */
  readonly leaves: boolean;
  /** Several expressions: the value has one property for each of them. */
  readonly keys?: readonly string[];
  /** What the code has assigned is seen after an error, too: the error is a result. */
  readonly catches: boolean;
  /** The `await` that the code stands around: its result is given. */
  readonly lifted?: Lifted;
}

/** An expression behind the code, under a key. */
export interface Given {
  readonly key: string;
  readonly node: Node;
  /** It is made a list. */
  readonly listed: boolean;
  readonly leaves: boolean;
}

/** A part of the code that is evaluated before it. */
export interface Lifted {
  readonly node: Node;
  readonly key: string;
  readonly name: string;
  readonly value: Expression;
}

/** The function expression. */
export function codeOf(parts: Parts): string {
  const { nodes, carried, inputs, outer, inner, given: heads = [], exits, catches } = parts;
  const statements = nodes.filter((node) => !heads.some((head) => head.node === node));
  const names = inputs.map(({ key, free }) => ({ key, name: free.symbol.getName() }));
  const given = fieldsOf(parts.lifted === undefined ? names : [...names, parts.lifted]).join(", ");
  const [only] = nodes;
  const body =
    only !== undefined && Node.isExpression(only)
      ? returning([parts.keys === undefined ? valueText(wholeText(only, parts), parts) : valuesText(parts)])
      : [
          edited(statements, exits, parts),
          returning([...heads.map(givenText), ...fieldsOf([...outer, ...inner])]),
        ].join("\n");
  const thrown = returning(['exit: "throw"', "thrown: __thrown", ...fieldsOf(outer)]);
  return [
    `({ ${given} }: any): unknown => {`,
    ...inputs.filter(({ value }) => mayBe(value.kinds, kind.nan)).map(({ free }) => revived(free.symbol.getName())),
    ...outer.filter(({ name }) => !names.some((known) => known.name === name)).map(unset),
    ...carried.map(carriedText),
    catches ? `try {\n${body}\n} catch (__thrown) {\n${thrown}\n}` : `{\n${body}\n}`,
    "}",
  ].join("\n");
}

/** A variable that the code sets, on some of its ways: on the others nobody reads it, and null is a value of JSON. */
function unset({ name }: Named): string {
  return `let ${name}: any = null;`;
}

/** What is null in the machine is NaN here. */
function revived(name: string): string {
  return `if (${name} === null) ${name} = Number.NaN;`;
}

function fieldsOf(named: readonly Named[]): readonly string[] {
  return named.map(({ key, name }) => `${key}: ${name}`);
}

function returning(fields: readonly string[]): string {
  return `return { ${fields.join(", ")} };`;
}

/** What a value is on the other side of a border. */
const asJson = "((value: any) => (value === undefined ? undefined : JSON.parse(JSON.stringify(value))))";

function valueText(text: string, { leaves }: Parts): string {
  return leaves ? `value: ${asJson}(${text})` : `value: (${text})`;
}

function valuesText({ keys = [], nodes, leaves }: Parts): string {
  const fields = nodes.map((node, at) => `${keys[at]}: ${leaves ? asJson : ""}(${node.getText()})`);
  return `value: { ${fields.join(", ")} }`;
}

function givenText({ key, node, listed, leaves }: Given): string {
  const text = listed ? `[...${node.getText()}]` : node.getText();
  return `${key}: ${leaves ? asJson : ""}(${text})`;
}

/** The expression, with what is given in the place of its `await`. */
function wholeText(node: Node, { lifted }: Parts): string {
  if (lifted === undefined) return node.getText();
  const text = node.getSourceFile().getFullText();
  return (
    text.slice(node.getStart(), lifted.node.getStart()) + lifted.name + text.slice(lifted.node.getEnd(), node.getEnd())
  );
}

/** The statements with another text for each way out. */
function edited(nodes: readonly Node[], exits: readonly Exit[], parts: Parts): string {
  const [first, last] = [nodes[0], nodes.at(-1)];
  if (first === undefined || last === undefined) return "";
  const text = first.getSourceFile().getFullText();
  let done = "";
  let at = first.getStart();
  for (const exit of exits) {
    done += text.slice(at, exit.node.getStart()) + exitText(exit, parts);
    at = exit.node.getEnd();
  }
  return done + text.slice(at, last.getEnd());
}

function exitText(exit: Exit, parts: Parts): string {
  const returned = exit.kind === "return" ? exit.node.getExpression()?.getText() : undefined;
  return returning([
    ...(parts.tagged ? [`exit: ${JSON.stringify(exit.name)}`] : []),
    ...(returned === undefined ? [] : [valueText(returned, parts)]),
    ...fieldsOf(parts.outer),
  ]);
}
