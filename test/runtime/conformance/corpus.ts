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
  readonly cause?: Json;
  readonly timedOut?: boolean;
  readonly pending?: boolean;
  readonly submitted?: Json;
}

export interface RecordedCase {
  readonly id: string;
  readonly definition: { readonly [field: string]: Json };
  readonly input: Json;
  readonly type: "STANDARD" | "EXPRESS";
  readonly tasks: readonly { readonly state: string; readonly outcomes: readonly RecordedOutcome[] }[];
  readonly expected: { readonly status: string; readonly history?: readonly HistoryEvent[] };
  readonly needs: readonly string[];
  readonly placeholders: { readonly [text: string]: string };
  readonly runnable: boolean;
  readonly runText: { readonly [placeholder: string]: string };
}

interface Comparer {
  readonly concretise: (recorded: unknown) => RecordedCase;
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

/** Every recorded execution of a machine, ready to run: its name in the corpus and its case. */
export function readCases(comparer: Comparer): { readonly name: string; readonly recorded: RecordedCase }[] {
  return ["cases", "tables"]
    .flatMap((folder) =>
      fs
        .readdirSync(path.join(corpus, folder), { recursive: true, encoding: "utf8" })
        .filter((file) => file.endsWith(".json"))
        .sort()
        .map((file) => ({
          name: `${folder}/${file}`,
          recorded: comparer.concretise(JSON.parse(fs.readFileSync(path.join(corpus, folder, file), "utf8"))),
        })),
    )
    .filter(({ recorded }) => "definition" in recorded);
}
