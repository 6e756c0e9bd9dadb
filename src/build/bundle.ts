/**
 * One minified ESM bundle per task, with everything the task imports except the AWS SDK, which Lambda provides.
 * Names are kept, because the name of a class is the name of its errors. Same sources, same bytes.
 */
import { basename, join } from "node:path";
import { build } from "esbuild";
import type { BuildFailure, Message, OutputFile } from "esbuild";
import type { TaskDeclaration } from "../../compiler/compiled";
import type { Report } from "../../compiler/diagnostics/report";
import { bundleFailed } from "../../compiler/diagnostics/catalog/input";
import { messageSpan } from "./bundle-message";
import { bundlePath } from "./layout";
import { runningFolder } from "./package";
import { portableMap } from "./source-map";

/** CommonJS dependencies expect these names, which an ES module does not have. */
const commonJsBanner = [
  `import{createRequire as __sfnRequire}from"node:module"`,
  `import{fileURLToPath as __sfnPath}from"node:url"`,
  `import{dirname as __sfnFolder}from"node:path"`,
  "const require=__sfnRequire(import.meta.url),__filename=__sfnPath(import.meta.url),__dirname=__sfnFolder(__filename);",
].join(";");

/** What esbuild leaves in a bundle that needs the banner: its shim of `require`, or the two free names. */
const needsBanner = /Dynamic require of|\b__(dirname|filename)\b/;

/** The bundle of a task and its source map, by path in the output folder. Empty when a failure is reported. */
export async function bundleTask(root: string, task: TaskDeclaration, report: Report): Promise<Map<string, string>> {
  try {
    const plain = await run(root, task, "");
    return files(root, task, needsBanner.test(codeOf(plain)) ? await run(root, task, commonJsBanner) : plain);
  } catch (failure) {
    if (!isBuildFailure(failure)) throw failure;
    for (const error of failure.errors) reportMessage(root, task, error, report);
    return new Map();
  }
}

async function run(root: string, task: TaskDeclaration, banner: string): Promise<readonly OutputFile[]> {
  const result = await build({
    stdin: { contents: entry(root, task), resolveDir: root, sourcefile: "task.mjs", loader: "js" },
    absWorkingDir: root,
    outfile: join(root, bundlePath(task.name)),
    write: false,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    minify: true,
    keepNames: true,
    legalComments: "none",
    charset: "utf8",
    external: ["@aws-sdk/*"],
    sourcemap: "external",
    sourcesContent: false,
    logLevel: "silent",
    banner: { js: banner },
  });
  return result.outputFiles;
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

function files(root: string, task: TaskDeclaration, outputs: readonly OutputFile[]): Map<string, string> {
  const path = bundlePath(task.name);
  const map = outputs.find((file) => file.path.endsWith(".map"))?.text ?? "{}";
  return new Map([
    [path, `${codeOf(outputs)}//# sourceMappingURL=${basename(path)}.map\n`],
    [`${path}.map`, portableMap(map, root, bundlePath(task.name))],
  ]);
}

function codeOf(outputs: readonly OutputFile[]): string {
  return outputs.find((file) => !file.path.endsWith(".map"))?.text ?? "";
}

function reportMessage(root: string, task: TaskDeclaration, error: Message, report: Report): void {
  report.add(bundleFailed, messageSpan(root, error) ?? task.span, { task: task.name, message: error.text });
}

function isBuildFailure(failure: unknown): failure is BuildFailure {
  return failure instanceof Error && "errors" in failure && Array.isArray(failure.errors);
}
