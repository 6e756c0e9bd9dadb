/**
 * `--answers tasks.json`: what tasks answer instead of being called. Under the name of a task stands an answer, or a
 * list of them, one for each call, of which the last one answers all further calls.
 */
import type { Json } from "../../../compiler/asl/definition";
import { badAnswers, unknownAnswer } from "../../../compiler/diagnostics/catalog/run";
import type { Report } from "../../../compiler/diagnostics/report";
import { closest, didYouMean } from "../../../compiler/diagnostics/suggest";
import { isList, isRecord } from "../../../runtime/interpreter/json";
import type { TaskNames } from "../../definition/tasks";
import { isInline, readJson } from "./input";
import type { Io } from "../io";

export type Answer = { readonly seconds: number } & (
  | { readonly kind: "result"; readonly value: Json }
  | { readonly kind: "response"; readonly value: Json }
  | { readonly kind: "error"; readonly error: string; readonly cause: string }
  | { readonly kind: "never" }
);

/** Gives the answer to a call that has these names, the first of which counts most; undefined when there is none. */
export type Answers = (names: readonly string[]) => Answer | undefined;

/** Answers any task that has no answer of its own. */
const anyTask = "*";

/** Reads the file of answers. Nothing is answered where none is given; what is wrong is reported. */
export async function readAnswers(
  source: string | null,
  { tasks, machine }: { readonly tasks: TaskNames; readonly machine: string },
  { io, report }: { readonly io: Io; readonly report: Report },
): Promise<Answers> {
  if (source === null) return () => undefined;
  const shown = shownAs(source);
  const value = await readJson(source, "the value of --answers", { io, report });
  if (report.failed) return () => undefined;
  if (!isRecord(value)) report.add(badAnswers, null, { source: shown, where: "", message: "it is no object" });
  const lists = new Map<string, readonly Answer[]>();
  for (const [name, given] of Object.entries(isRecord(value) ? value : {})) {
    const where = ` in "${name}"`;
    const read = (isList(given) ? given : [given]).map(answerOf);
    const [message] = read.filter((answer) => typeof answer === "string");
    if (message !== undefined) report.add(badAnswers, null, { source: shown, where, message });
    else if (read.length === 0) report.add(badAnswers, null, { source: shown, where, message: "the list is empty" });
    lists.set(
      name,
      read.filter((answer) => typeof answer !== "string"),
    );
    if (name === anyTask || tasks.open || tasks.known.includes(name)) continue;
    report.add(unknownAnswer, null, { name, machine, near: closest(name, tasks.known), known: tasks.known });
  }
  return inTurn(lists);
}

function shownAs(source: string): string {
  return isInline(source) ? "--answers" : source;
}

function inTurn(lists: ReadonlyMap<string, readonly Answer[]>): Answers {
  const calls = new Map<string, number>();
  return (names) => {
    const name = [...names, anyTask].find((each) => lists.has(each)) ?? "";
    const call = calls.get(name) ?? 0;
    calls.set(name, call + 1);
    const answers = lists.get(name);
    return answers?.[call] ?? answers?.at(-1);
  };
}

type Given = { readonly [key: string]: Json };

/** One row for each kind of answer: the answer, or what is wrong with it. */
const readers = {
  result: (value: Json, seconds: number): Answer => ({ kind: "result", value, seconds }),
  response: (value: Json, seconds: number): Answer => ({ kind: "response", value, seconds }),
  error: (error: Json, seconds: number, { cause = "" }: Given): Answer | string => {
    if (typeof error !== "string") return "error is the name of an error";
    return { kind: "error", error, cause: typeof cause === "string" ? cause : JSON.stringify(cause), seconds };
  },
  never: (value: Json, seconds: number): Answer | string =>
    value === true ? { kind: "never", seconds } : "never is true, or left out",
} as const;

const kinds = ["result", "response", "error", "never"] as const;
const members = [...kinds, "cause", "seconds"];

function answerOf(given: Json): Answer | string {
  if (!isObject(given)) return `${JSON.stringify(given)} is no answer`;
  const stray = Object.keys(given).find((key) => !members.includes(key));
  if (stray !== undefined) return `an answer has no "${stray}". ${didYouMean(stray, members)}`.trim();
  const said = kinds.filter((kind) => given[kind] !== undefined);
  const [kind] = said;
  if (kind === undefined || said.length > 1) {
    return `an answer has one of ${kinds.join(", ")}, not ${said.join(" and ") || "none"}`;
  }
  if (given["cause"] !== undefined && kind !== "error") return "only an error has a cause";
  const { seconds = 0 } = given;
  if (typeof seconds !== "number" || seconds < 0) return "seconds is a number that is not negative";
  return readers[kind](given[kind] ?? null, seconds, given);
}

function isObject(value: Json): value is Given {
  return isRecord(value);
}
