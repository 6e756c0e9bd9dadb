/** The tasks and error classes that generated programs use; a program declares those that it names. */
import type { Random } from "../random";
import { textOf } from "./types";
import type { Type } from "./types";

export interface Task {
  readonly name: string;
  readonly parameters: readonly Type[];
  /** Parameters at the end that may be left out. */
  readonly optional: number;
  /** Null: nothing comes back. */
  readonly result: Type | null;
}

const task = (name: string, parameters: readonly Type[], result: Type | null, optional = 0): Task => ({
  name,
  parameters,
  result,
  optional,
});

export const tasks: readonly Task[] = [
  task("count", ["string"], "int"),
  task("price", ["number"], "number"),
  task("label", ["string"], "string"),
  task("check", ["string"], "boolean"),
  task("decide", ["Item", "boolean"], "boolean"),
  task("look", ["Item"], "Item"),
  task("words", ["int"], "string[]"),
  task("amounts", [], "number[]"),
  task("stock", ["string", "int", "boolean"], "Item[]", 1),
  task("find", ["string"], "Item?"),
  task("maybe", ["number?"], "string?"),
  task("measure", ["Item", "string"], "number?"),
  task("origin", ["Item?"], "Parent?"),
  task("place", ["string", "number"], "Parent"),
  task("note", ["string?"], null),
  task("undo", ["string"], null),
];

/** How each class is declared; the name under which its errors travel is the second. */
export const errorClasses: readonly (readonly [className: string, name: string, declaration: string])[] = [
  ["Busy", "Busy", "export class Busy extends Error {}"],
  ["SoldOut", "SoldOut", "export class SoldOut extends Busy {}"],
  ["Odd", "OddOne", 'export class Odd extends Error {\n  override name = "OddOne";\n}'],
  ["Even", "EvenOne", 'export class Even extends Odd {\n  override name = "EvenOne";\n}'],
];

/** Names under which a task may fail: those of the classes, of the language, of nobody. */
export const failures = ["Busy", "SoldOut", "OddOne", "EvenOne", "TypeError", "Error", "Elsewhere"] as const;

/** The declaration of a task as a program writes it; half of them with a policy for retries. */
export function declarationOf({ name, parameters, optional, result }: Task, policy: string | null): string {
  const list = parameters.map((type, at) => `p${at}${at >= parameters.length - optional ? "?" : ""}: ${textOf(type)}`);
  const comment = policy === null ? "/** @task */" : `/**\n * @task\n * ${policy}\n */`;
  const body = parameters.map((_, at) => `void p${at}; `).join("");
  const type = result === null ? "void" : textOf(result);
  return `${comment}\nexport async function ${name}(${list.join(", ")}): Promise<${type}> {\n  ${body}throw new Error("played");\n}`;
}

/** A policy for retries, or none. */
export function policyOf(random: Random): string | null {
  return random.choose([
    [6, () => null],
    [1, () => "@retry retries=1 interval=1s"],
    [1, () => "@retry on=Busy retries=2 interval=2s backoff=2"],
    [1, () => "@retry on=Odd,SoldOut retries=1 interval=1s backoff=3"],
    [1, () => "@timeout 10 seconds"],
  ]);
}
