/** Reads the recordings of executions on AWS that stand beside the project, with the comparer that came with them. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { transformSync } from "@swc/core";
import type { Json } from "../../../compiler/asl/definition";
import type { HistoryEvent } from "../../../runtime/interpreter/history-event";

export interface RecordedOutcome {
  readonly result?: Json;
  readonly error?: string;
  readonly errorMissing?: boolean;
  readonly cause?: Json;
  readonly timedOut?: boolean;
  readonly pending?: boolean;
  readonly submitted?: Json;
  readonly givenParameters?: Json;
  readonly givenInput?: Json;
}

export interface RecordedTask {
  readonly state: string;
  readonly resource: string;
  readonly outcomes: readonly RecordedOutcome[];
}

export interface RecordedEnding {
  readonly status: string;
  readonly output?: Json;
  readonly history?: readonly HistoryEvent[] | null;
}

export interface Fixture {
  readonly kind: string;
  /** Of a Lambda function, in words. */
  readonly behaviour?: string;
  readonly params?: { readonly [name: string]: Json };
}

/** One execution that AWS recorded. */
export interface RecordedCase {
  readonly name: string;
  readonly area: string;
  readonly definition: { readonly [field: string]: Json };
  readonly input: Json;
  readonly type: "STANDARD" | "EXPRESS";
  readonly tasks: readonly RecordedTask[];
  readonly fixtures: readonly Fixture[];
  /** Names of the workers that took the tasks of activities. */
  readonly workers: readonly string[];
  readonly expected: RecordedEnding;
  readonly needs: readonly string[];
  readonly placeholders: { readonly [text: string]: string };
  readonly runnable: boolean;
  readonly runText: { readonly [placeholder: string]: string };
}

/** A file of the corpus: one execution, or a table of many. */
type RecordedFile = Partial<Omit<RecordedCase, "name" | "workers">> & {
  readonly otherExecutions?: Json;
  readonly needs: readonly string[];
  readonly rows?: readonly (Pick<RecordedCase, "definition" | "input" | "expected"> & { readonly row: number })[];
};

export interface Comparer {
  readonly concretise: (recorded: unknown) => RecordedFile;
  /** What differs between two values; placeholders are bound on their way. */
  readonly sameValue: (
    expected: unknown,
    actual: unknown,
    placeholders: object,
    bound: Map<string, string>,
  ) => string[];
  readonly compareOutcome: (expected: unknown, actual: unknown, placeholders: object, runText: object) => string[];
  readonly compareHistory: (
    expected: unknown,
    actual: unknown,
    placeholders: object,
    options: { readonly level: number; readonly concurrent: boolean; readonly runText: object },
  ) => string[];
}

const corpus = path.join(__dirname, "../../../../shared/conformance");

/** Whether the recordings are there. */
export const isPresent = fs.existsSync(path.join(corpus, "compare.mjs"));

/** The comparer, an ES module, made loadable for Jest. */
export function loadComparer(): Comparer {
  const source = fs.readFileSync(path.join(corpus, "compare.mjs"), "utf8");
  const { code } = transformSync(source, { module: { type: "commonjs" }, jsc: { target: "es2022" } });
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "conformance-")), "compare.cjs");
  fs.writeFileSync(file, code);
  return jest.requireActual<Comparer>(file);
}

/** Every recorded execution of a machine, ready to run. */
export function readCases(comparer: Comparer): readonly RecordedCase[] {
  return ["cases", "tables"].flatMap((folder) =>
    fs
      .readdirSync(path.join(corpus, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".json"))
      .sort()
      .flatMap((file) => {
        const text = fs.readFileSync(path.join(corpus, folder, file), "utf8");
        return casesOf(`${folder}/${file}`, comparer.concretise(JSON.parse(text)));
      }),
  );
}

function casesOf(name: string, file: RecordedFile): readonly RecordedCase[] {
  const { definition, input = {}, expected, rows = [] } = file;
  const shared = {
    area: file.area ?? "",
    type: file.type ?? "STANDARD",
    tasks: file.tasks ?? [],
    fixtures: file.fixtures ?? [],
    workers: workersOf(file.otherExecutions),
    needs: file.needs,
    placeholders: file.placeholders ?? {},
    runnable: file.runnable ?? true,
    runText: file.runText ?? {},
  } as const;
  const own = definition && expected ? [{ ...shared, name, definition, input, expected }] : [];
  return [...own, ...rows.map(({ row, ...each }) => ({ ...shared, ...each, name: `${name}#${row}` }))];
}

function workersOf(others: Json = null): readonly string[] {
  return [...JSON.stringify(others).matchAll(/"WorkerName":"([^"]+)"/g)].flatMap(([, name]) => name ?? []);
}
