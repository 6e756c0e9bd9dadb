/** The module of a workflow and everything that it imports, as one text that can be evaluated, with ports as tasks. */
import { build } from "esbuild";
import type { Plugin } from "esbuild";
import { realpathSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { callOf, type ChildTarget } from "../../../compiler/ir/target";
import { loaderOf } from "../../build/loader";
import type { Subject } from "../subject";
import { withoutDeadlines } from "./cleanup";
import { withPorts } from "./ports";
import type { Declared } from "./ports";

/** The bundle, as a CommonJS module. Rejects with esbuild's own error when something cannot be bundled. */
export async function bundleNatively(subject: Subject): Promise<string> {
  const entry = join(subject.root, subject.workflow.file);
  const result = await build({
    entryPoints: [entry],
    absWorkingDir: subject.root,
    bundle: true,
    write: false,
    format: "cjs",
    platform: "node",
    target: "node20",
    keepNames: true,
    external: ["@aws-sdk/*"],
    define: { "import.meta.url": JSON.stringify(pathToFileURL(entry).href) },
    plugins: [ports(subject)],
    logLevel: "silent",
  });
  return result.outputFiles[0]?.text ?? "";
}

function ports(subject: Subject): Plugin {
  const files = declaredByFile(subject);
  return {
    name: "ports",
    setup(compilation) {
      compilation.onResolve({ filter: /^sfn-compile(\/|$)/ }, ({ path }) => ({ path, external: true }));
      compilation.onLoad({ filter: /\.[cm]?[jt]sx?$/ }, async ({ path }) => {
        const declared = files.get(path);
        const isTimed = subject.workflow.timeoutSeconds !== null && !path.includes("/node_modules/");
        if (declared === undefined && !isTimed) return undefined;
        const text = await readFile(path, "utf8");
        const ported = declared === undefined ? text : withPorts(path, text, declared);
        return { contents: isTimed ? withoutDeadlines(path, ported) : ported, loader: loaderOf(path) };
      });
    },
  };
}

/** esbuild names files by their real paths. */
function declaredByFile({ root, workflow, tasks, errors }: Subject): ReadonlyMap<string, Declared> {
  const children = workflow.targets.filter((target): target is ChildTarget => target.kind === "child");
  const files = new Set([...tasks.values(), ...errors, ...children].map(({ file }) => file));
  return new Map(
    [...files].map((file) => [
      realpathSync(join(root, file)),
      {
        ports: new Map([
          ...[...tasks.values()].filter((task) => task.file === file).map(({ name }) => [name, name] as const),
          ...children
            .filter((child) => child.file === file)
            .map((child) => [child.functionName, callOf(child)] as const),
        ]),
        errors: new Map(errors.filter((error) => error.file === file).map(({ className, name }) => [className, name])),
      },
    ]),
  );
}
