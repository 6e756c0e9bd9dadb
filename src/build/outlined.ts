/**
 * The function for the outlined code of a workflow: each region is put behind the module from which it was taken, so
 * that it sees what that module declares and imports, and the bundler follows it from there.
 */
import { realpathSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Plugin } from "esbuild";
import type { CompiledWorkflow, Region } from "../../compiler/compiled";
import { outlinedFunction } from "../../compiler/compiled";
import type { Report } from "../../compiler/diagnostics/report";
import { bundleFunction, type Where } from "./bundle";
import { outlinedBundlePath } from "./layout";
import { loaderOf } from "./loader";
import { runningFolder } from "./package";

type Outlined = Pick<CompiledWorkflow, "name" | "regions" | "span">;

/** The bundle of a workflow's outlined code and its source map; empty where it has none, or a failure is reported. */
export async function bundleOutlined(where: Where, workflow: Outlined, report: Report): Promise<Map<string, string>> {
  const { name, regions, span } = workflow;
  const { root } = where;
  if (regions.length === 0) return new Map();
  const entry = entryOf(root, regions);
  const bundled = { name: outlinedFunction(name), path: outlinedBundlePath(name), entry, span };
  const added = regions.map(({ code }) => code).join("\n");
  return bundleFunction(where, { ...bundled, added, plugins: [appending(root, regions)] }, report);
}

function exportName(at: number): string {
  return `__outlined${at + 1}`;
}

function entryOf(root: string, regions: readonly Region[]): string {
  const runtime = (module: string): string => JSON.stringify(join(runningFolder, "runtime", "lambda", module));
  const rows = regions.map(({ name, changes, required, separate, numbers }, at) => {
    const about = JSON.stringify({ changes, required, separate, numbers });
    return `  ${JSON.stringify(name)}: { run: ${exportName(at)}, ...${about} },`;
  });
  return [
    `import { handler as wrap } from ${runtime("handler")};`,
    `import { outlined } from ${runtime("outlined")};`,
    ...regions.map(({ file }, at) => `import { ${exportName(at)} } from ${JSON.stringify(join(root, file))};`),
    "const regions = {",
    ...rows,
    "};",
    `export const handler = wrap(outlined(regions), { payload: "argument", parameters: ["call"] });`,
  ].join("\n");
}

function appending(root: string, regions: readonly Region[]): Plugin {
  const texts = new Map<string, string[]>();
  regions.forEach(({ file, code }, at) => {
    const path = realpathSync(join(root, file));
    texts.set(path, [...(texts.get(path) ?? []), `export const ${exportName(at)} = ${code};`]);
  });
  return {
    name: "outlined",
    setup(compilation) {
      compilation.onLoad({ filter: /\.[cm]?[jt]sx?$/ }, async ({ path }) => {
        const added = texts.get(path);
        if (added === undefined) return undefined;
        return { contents: [await readFile(path, "utf8"), ...added].join("\n"), loader: loaderOf(path) };
      });
    },
  };
}
