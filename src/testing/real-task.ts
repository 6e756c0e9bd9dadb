/** Tasks without a stub: the very bundle that would be deployed, called in this process as Lambda calls it. */
import { transform } from "esbuild";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Report } from "../../compiler/diagnostics/report";
import type { TaskDeclaration } from "../../compiler/compiled";
import { bundleTask } from "../build/bundle";
import { bundlePath } from "../build/layout";
import { evaluate } from "./evaluate";
import type { Chance } from "./native/chance";
import { rendered } from "./rendered";

/** Answers a payload as the deployed function does; rejects with an error whose `name` is that of the state machine. */
export type RealTask = (payload: unknown, clientContext?: unknown) => Promise<unknown>;

/** The bundle of a task as a CommonJS module. Rejects with the diagnostics when it cannot be bundled. */
export async function taskCode(root: string, task: TaskDeclaration): Promise<string> {
  const report = new Report();
  return moduleOf(await bundleTask({ root }, task, report), bundlePath(task.name), { root, report });
}

/** A bundle as a CommonJS module, out of the files that were made for it. */
export async function moduleOf(
  files: ReadonlyMap<string, string>,
  path: string,
  { root, report }: { readonly root: string; readonly report: Report },
): Promise<string> {
  const bundle = files.get(path);
  if (bundle === undefined) throw new Error(`\n${rendered(report.found, root)}`);
  const url = pathToFileURL(join(root, path)).href;
  const module = await transform(bundle, {
    format: "cjs",
    target: "node20",
    // Jest cannot import an ES module from a file; as a CommonJS one it still has to know where it lies.
    define: { "import.meta.url": JSON.stringify(url) },
    logLevel: "silent",
  });
  return module.code;
}

const ordinary: Chance = { names: {}, module: () => null };

/** Evaluates the code of a task, as a cold start does: its module keeps its state for as long as the result lives. */
export function startTask(
  root: string,
  task: { readonly name: string },
  code: string,
  chance: Chance = ordinary,
): RealTask {
  const require = createRequire(join(root, "package.json"));
  const { handler } = evaluate(code, (id) => chance.module(id) ?? require(id), chance.names);
  if (typeof handler !== "function") throw new Error(`the bundle of ${task.name} has no handler`);
  return async (payload, clientContext): Promise<unknown> =>
    Reflect.apply(handler, undefined, [payload, clientContext === undefined ? {} : { clientContext }]);
}
