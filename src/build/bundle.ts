/**
 * One minified ESM bundle per function, with everything it imports except the AWS SDK, which Lambda provides.
 * Names are kept, because the name of a class is the name of its errors. Same sources, same bytes.
 */
import { basename, join, resolve } from "node:path";
import { build, transform } from "esbuild";
import type { BuildFailure, Message, Plugin, TransformResult } from "esbuild";
import type { TaskDeclaration } from "../../compiler/compiled";
import type { Report } from "../../compiler/diagnostics/report";
import type { Span } from "../../compiler/ir/span";
import { bundleFailed } from "../../compiler/diagnostics/catalog/output";
import { messageSpan } from "./bundle-message";
import { withFixedLetters } from "./fixed-letters";
import { KnownBundles, type Made } from "./known-bundles";
import { bundlePath } from "./layout";
import { runningFolder } from "./package";
import { portableMap, portableName } from "./source-map";

/** CommonJS dependencies expect these names, which an ES module does not have. */
const commonJsBanner = [
  `import{createRequire as __sfnRequire}from"node:module"`,
  `import{fileURLToPath as __sfnPath}from"node:url"`,
  `import{dirname as __sfnFolder}from"node:path"`,
  "const require=__sfnRequire(import.meta.url),__filename=__sfnPath(import.meta.url),__dirname=__sfnFolder(__filename);",
].join(";");

/** What esbuild leaves in a bundle that needs the banner: its shim of `require`, or the two free names. */
const needsBanner = /Dynamic require of|\b__(dirname|filename)\b/;

/** Where esbuild writes the path of a CommonJS module into the code. */
const moduleKey = /^(var \S+ = __commonJS\(\{\n +)"([^"\n]+)"(?=\()/gm;

/** A Lambda function: its name, where its bundle stands in the output folder, and the module that Lambda loads. */
export interface Bundled {
  readonly name: string;
  readonly path: string;
  readonly entry: string;
  /** Where a failure is reported that has no place of its own. */
  readonly span: Span;
  readonly plugins?: readonly Plugin[];
  /** What the plugins add to the sources. */
  readonly added?: string;
}

/** The root of the project, and the bundles that are known already. */
export interface Where {
  readonly root: string;
  readonly known?: KnownBundles;
}

/** The bundle of a task and its source map, by path in the output folder. Empty when a failure is reported. */
export function bundleTask(where: Where, task: TaskDeclaration, report: Report): Promise<Map<string, string>> {
  const { name, span } = task;
  return bundleFunction(where, { name, path: bundlePath(name), entry: entry(where.root, task), span }, report);
}

/** The bundle of any function. */
export function bundleFunction(
  { root, known = new KnownBundles() }: Where,
  bundled: Bundled,
  report: Report,
): Promise<Map<string, string>> {
  return known.bundle([bundled.path, bundled.entry, bundled.added ?? ""].join("\n"), () => made(root, bundled, report));
}

async function made(root: string, bundled: Bundled, report: Report): Promise<Made> {
  const { path } = bundled;
  try {
    const { text, inputs } = await gather(root, bundled);
    const { code, map } = await minify(text);
    const files = new Map([
      [path, `${code}//# sourceMappingURL=${basename(path)}.map\n`],
      [`${path}.map`, portableMap(map, root)],
    ]);
    return { files, inputs };
  } catch (failure) {
    if (!isBuildFailure(failure)) throw failure;
    for (const error of failure.errors) reportMessage(root, bundled, error, report);
    return { files: new Map(), inputs: [] };
  }
}

/** All the code that a function needs, and no other. */
async function gather(root: string, { entry, plugins = [] }: Bundled): Promise<{ text: string; inputs: string[] }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: entry, resolveDir: root, sourcefile: "task.mjs", loader: "js" },
    absWorkingDir: root,
    outfile: join(root, "task.mjs"),
    write: false,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    keepNames: true,
    legalComments: "none",
    charset: "utf8",
    external: ["@aws-sdk/*"],
    plugins: [...plugins],
    sourcemap: "inline",
    sourcesContent: false,
    logLevel: "silent",
    metafile: true,
  });
  const text = outputFiles
    .map(({ text }) =>
      text.replace(
        moduleKey,
        (_, before: string, path: string) => before + JSON.stringify(portableName(resolve(root, path), root)),
      ),
    )
    .join("");
  const inputs = Object.keys(metafile.inputs).filter((path) => path !== "task.mjs");
  return { text, inputs: inputs.map((path) => resolve(root, path)) };
}

/**
 * Minified for itself, not while it is gathered: esbuild chooses short names by how often letters occur in whole
 * source files, so that a change to code which the task does not use would change its bundle.
 */
function minify(code: string): Promise<TransformResult> {
  return transform(withFixedLetters(code), {
    loader: "js",
    platform: "node",
    target: "node20",
    format: "esm",
    minify: true,
    legalComments: "none",
    charset: "utf8",
    sourcemap: "external",
    sourcesContent: false,
    sourcefile: "task.mjs",
    logLevel: "silent",
    banner: needsBanner.test(code) ? `${commonJsBanner}\n` : "",
  });
}

/** The module that Lambda loads: the task's function behind the handler that speaks Lambda's protocol. */
function entry(root: string, task: TaskDeclaration): string {
  const wrapper = JSON.stringify(join(runningFolder, "runtime", "lambda", "handler"));
  const context = JSON.stringify(join(runningFolder, "src", "words", "task-context"));
  const source = JSON.stringify(join(root, task.file));
  const options = JSON.stringify({ payload: task.payload, parameters: task.parameters });
  return [
    `import { handler as wrap } from ${wrapper};`,
    `import { ${task.name} as task } from ${source};`,
    ...(task.asks === true ? [`import { inContext } from ${context};`] : []),
    `export const handler = ${task.asks === true ? `inContext(wrap(task, ${options}))` : `wrap(task, ${options})`};`,
  ].join("\n");
}

function reportMessage(root: string, { name, span }: Bundled, error: Message, report: Report): void {
  report.add(bundleFailed, messageSpan(root, error) ?? span, { task: name, message: error.text });
}

function isBuildFailure(failure: unknown): failure is BuildFailure {
  return typeof failure === "object" && failure !== null && "errors" in failure && Array.isArray(failure.errors);
}
