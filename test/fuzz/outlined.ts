/** The outlined code of a program, run in this process on the clock of the machine that calls it. */
import { transformSync } from "esbuild";
import type { Json } from "../../compiler/asl/definition";
import type { Region } from "../../compiler/compiled";
import { handler } from "../../runtime/lambda/handler";
import { outlined } from "../../runtime/lambda/outlined";
import type { OutlinedRegion } from "../../runtime/lambda/outlined";
import { askRealTask } from "../../src/testing/answers";
import type { Answered } from "../../src/testing/answers";
import { evaluate } from "../../src/testing/evaluate";
import { chanceOf, recordedChance } from "../../src/testing/native/chance";
import * as words from "../../src/index";

/** Code that can be called region by region. */
export interface Outlined {
  readonly code: string;
  readonly regions: readonly Region[];
}

/** The module of a program with its regions behind it; null where nothing of it is outlined. */
export function outlinedCode(text: string, regions: readonly Region[]): Outlined | null {
  if (regions.length === 0) return null;
  const added = regions.map(({ code }, at) => `export const ${exportName(at)} = ${code};`);
  const { code } = transformSync([text, ...added].join("\n"), { loader: "ts", format: "cjs", target: "node20" });
  return { code, regions };
}

function exportName(at: number): string {
  return `__outlined${at + 1}`;
}

/** Answers a call of the function for outlined code, as it would be deployed; it takes no time. */
export async function askOutlined({ code, regions }: Outlined, payload: Json, time: number): Promise<Answered> {
  const loaded = evaluate(code, () => words, chanceOf(recordedChance({ now: time }, [])).names);
  const table = regions.map(({ name, ...about }, at): readonly [string, OutlinedRegion] => [
    name,
    { ...about, run: (values) => callOf(loaded[exportName(at)], values) },
  ]);
  const called = handler(outlined(Object.fromEntries(table)), { payload: "argument", parameters: ["call"] });
  return { ...(await askRealTask(called, payload)), milliseconds: 0 };
}

function callOf(run: unknown, values: unknown): unknown {
  if (typeof run !== "function") throw new Error("a region is no function");
  return Reflect.apply(run, undefined, [values]);
}
