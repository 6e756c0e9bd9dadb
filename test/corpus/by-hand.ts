/** What people wrote by hand for the same workflows, read from the documents beside the project where those are. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../repository";
import { servicesIn } from "./services";

export interface ByHand {
  readonly states: number;
  readonly bytes: number;
  /** The fewest transitions with which the work can be done, by hand. */
  readonly happy: number;
  /** Null where it has no failure path of its own. */
  readonly failure: number | null;
  /** What the published definition uses besides Lambda functions. */
  readonly services: readonly string[];
}

const documents = join(repository, "../shared");

/** By number; null where the documents are absent. */
export function readByHand(): ReadonlyMap<number, ByHand> | null {
  const table = join(documents, "real-workflows.md");
  if (!existsSync(table)) return null;
  const rows = readFileSync(table, "utf8").matchAll(/^\| (\d+) \|(.*)\|$/gm);
  return new Map([...rows].map(([, number, cells]) => readRow(Number(number), (cells ?? "").split("|"))));
}

/** The columns: workflow, query language, states, happy, min, waste, failure, min. */
function readRow(number: number, cells: readonly string[]): readonly [number, ByHand] {
  const count = (at: number): number | null => {
    const value = Number.parseInt(cells[at] ?? "", 10);
    return Number.isNaN(value) ? null : value;
  };
  const definition = publishedOf(number);
  // Without white space, as ours are measured.
  const bytes = Buffer.byteLength(JSON.stringify(definition));
  const services = servicesIn(definition);
  return [number, { states: count(2) ?? 0, bytes, happy: count(4) ?? 0, failure: count(7), services }];
}

function publishedOf(number: number): unknown {
  const folder = join(documents, "real-workflows");
  const file = readdirSync(folder).find((name) => Number.parseInt(name, 10) === number);
  return file === undefined ? {} : (JSON.parse(readFileSync(join(folder, file), "utf8")) as unknown);
}
