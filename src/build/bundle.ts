/**
 * One minified ESM bundle per task, with everything the task imports except the AWS SDK, which Lambda provides.
 * Names are kept, because the name of a class is the name of its errors. Same sources, same bytes.
 */
import { basename, join, resolve } from "node:path";
import { build, transform } from "esbuild";
import type { BuildFailure, Message, TransformResult } from "esbuild";
import type { TaskDeclaration } from "../../compiler/compiled";
import type { Report } from "../../compiler/diagnostics/report";
import { bundleFailed } from "../../compiler/diagnostics/catalog/input";
import { messageSpan } from "./bundle-message";
import { withFixedLetters } from "./fixed-letters";
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

/** The bundle of a task and its source map, by path in the output folder. Empty when a failure is reported. */
export async function bundleTask(root: string, task: TaskDeclaration, report: Report): Promise<Map<string, string>> {
  try {
    const { code, map } = await minify(await gather(root, task));
    const path = bundlePath(task.name);
    return new Map([
      [path, `${code}//# sourceMappingURL=${basename(path)}.map\n`],
      [`${path}.map`, portableMap(map, root)],
    ]);
  } catch (failure) {
    if (!isBuildFailure(failure)) throw failure;
    for (const error of failure.errors) reportMessage(root, task, error, report);
    return new Map();
  }
}

/** All the code that a task needs, and no other. */
async function gather(root: string, task: TaskDeclaration): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: entry(root, task), resolveDir: root, sourcefile: "task.mjs", loader: "js" },
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
    sourcemap: "inline",
    sourcesContent: false,
    logLevel: "silent",
  });
  return outputFiles
    .map(({ text }) =>
      text.replace(
        moduleKey,
        (_, before: string, path: string) => before + JSON.stringify(portableName(resolve(root, path), root)),
      ),
    )
    .join("");
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
  const source = JSON.stringify(join(root, task.file));
  const options = JSON.stringify({ payload: task.payload, parameters: task.parameters });
  return [
    `import { handler as wrap } from ${wrapper};`,
    `import { ${task.name} as task } from ${source};`,
    `export const handler = wrap(task, ${options});`,
  ].join("\n");
}

function reportMessage(root: string, task: TaskDeclaration, error: Message, report: Report): void {
  report.add(bundleFailed, messageSpan(root, error) ?? task.span, { task: task.name, message: error.text });
}

function isBuildFailure(failure: unknown): failure is BuildFailure {
  return typeof failure === "object" && failure !== null && "errors" in failure && Array.isArray(failure.errors);
}
