/**
 * What lies in `test/fixtures/<construct>/<name>/`: a program, the worlds in which it runs, the machine that it becomes.
 * A folder called `todo.<name>` is a known gap: the compiler has to refuse it, with the code that `expected.json` names.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Json } from "../../compiler/asl/definition";

const fixturesRoot = resolve(__dirname, "../fixtures");

/** How one attempt of a task ends. */
export type Answer = (
  { readonly returns: Json } | { readonly throws: { readonly name: string; readonly message: string } }
) & {
  /** The arguments that it answers, where the order of the calls is one of several. */
  readonly to?: readonly Json[];
  /** How many seconds the attempt takes; none, where it is left out. */
  readonly takes?: number;
  /** Of what waits for a token: the seconds after which somebody is heard of. */
  readonly beats?: readonly number[];
};

/** One world: an input, what the tasks answer, and what has to come of it. Written by hand, never recorded. */
export interface Case {
  readonly name: string;
  /** Absent: the workflow is called without an argument. */
  readonly input?: Json;
  /** One answer for each attempt; or one (without brackets) for all of them. */
  readonly tasks?: { readonly [task: string]: readonly Answer[] | Answer };
  /** A `message` that is no text is the text of that JSON; one that is left out may be anything. */
  readonly expect: { readonly returns: Json } | { readonly throws: { readonly name: string; readonly message?: Json } };
  /** Every attempt of every call in order: the task, then its arguments. */
  readonly calls?: readonly (readonly [task: string, ...args: readonly Json[]])[];
  /** What stands for S3: contents by `bucket/key`. */
  readonly objects?: { readonly [path: string]: string };
  /** What the shrunk machine is billed for. */
  readonly transitions?: number;
  /** Virtual time from start to end. */
  readonly seconds?: number;
}

export interface Fixture {
  readonly folder: string;
  /** `for-of/break` */
  readonly title: string;
  /** The code with which a known gap is refused; null for what compiles. */
  readonly refusal: string | null;
  readonly cases: readonly Case[];
}

/** Every fixture, in the order of their folders. */
export function findFixtures(): readonly Fixture[] {
  return foldersIn(fixturesRoot).flatMap((construct) =>
    foldersIn(join(fixturesRoot, construct)).map((name) => readFixture(construct, name)),
  );
}

function readFixture(construct: string, name: string): Fixture {
  const folder = join(fixturesRoot, construct, name);
  const gap = name.startsWith("todo.");
  return {
    folder,
    title: `${construct}/${name}`,
    refusal: gap ? readJson<{ readonly code: string }>(join(folder, "expected.json")).code : null,
    cases: gap ? [] : readJson<readonly Case[]>(join(folder, "cases.json")).map(withKnownKeys),
  };
}

const keys = new Set(["name", "input", "tasks", "objects", "expect", "calls", "transitions", "seconds"]);

/** A misspelt key would be an expectation that nobody checks. */
function withKnownKeys(each: Case): Case {
  const unknown = Object.keys(each).find((key) => !keys.has(key));
  if (unknown !== undefined) throw new Error(`the case "${each.name}" has an unknown key "${unknown}"`);
  return each;
}

function readJson<Content>(path: string): Content {
  return JSON.parse(readFileSync(path, "utf8")) as Content;
}

function foldersIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}
