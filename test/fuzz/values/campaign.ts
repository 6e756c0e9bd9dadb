/** Programs of values by the dozen: compiled together, run over several inputs each, compared with JavaScript. */
import { ts } from "ts-morph";
import type { Json } from "../../../compiler/asl/definition";
import { execute } from "../../../runtime/interpreter/execute";
import { canonical, toJson } from "../../../src/testing/json";
import { compileFolder, sharedProject, typeErrors } from "../../language/shared-project";
import { declarations } from "./kinds";
import { valuesInput } from "./inputs";
import { valuesProgram } from "./program";

/** What a batch has come to. */
export interface Batch {
  readonly programs: number;
  readonly runs: number;
  readonly refused: readonly string[];
  readonly outlined: number;
  /** Runs in which the machine met a limit of JSONata's texts and numbers, and said so. */
  readonly limits: number;
  readonly differences: readonly string[];
}

const inputsEach = 6;

/** docs/language.md names these: the machine fails rather than saying something else. */
const limits = /more digits than JSONata|counts as two|an empty text to look for|a \$ in what is put/;

type Workflow = (input: Json) => Promise<unknown>;

/** Tries the programs of so many seeds. */
export async function tryValues(first: number, count: number): Promise<Batch> {
  const seeds = Array.from({ length: count }, (_, at) => first + at);
  const folder = `/values-${first}`;
  const text = [
    'import { sleep } from "sfn-compile";',
    declarations,
    ...seeds.map((seed) => valuesProgram(seed, nameOf(seed))),
  ].join("\n");
  const project = sharedProject();
  project.createSourceFile(`${folder}/values.ts`, text);
  project.resolveSourceFileDependencies();
  const { workflows, diagnostics } = compileFolder(project, folder);
  const refused = diagnostics.filter(({ severity }) => severity === "error");
  const wrong = refused.length === 0 ? [] : typeErrors(project, folder).filter((each) => !isOfTaste(each));
  if (wrong.length > 0) throw new Error(`the generator has made what is no program: ${wrong.join("; ")}`);
  const native = nativeWorkflows(text);
  const tried = workflows.filter(({ regions }) => regions.length === 0);
  const runs = tried.flatMap(({ functionName: name, definition }) =>
    Array.from({ length: inputsEach }, (_, at) => ({ name, definition, input: valuesInput(seedOf(name) * 31 + at) })),
  );
  const differences: string[] = [];
  let met = 0;
  for (const { name, definition, input } of runs) {
    const workflow = native.get(name);
    if (workflow === undefined) throw new Error(`there is no ${name}`);
    const expected = canonical(toJson(await workflow(structuredClone(input))));
    const { status, output, error, cause = "" } = await execute(definition, { input });
    const made = status === "SUCCEEDED" ? canonical(output) : `${error}: ${cause}`;
    if (status !== "SUCCEEDED" && limits.test(cause)) met++;
    else if (made !== expected) differences.push(told(name, { input, expected, made }));
  }
  return {
    programs: count,
    runs: runs.length,
    refused: refused.map(({ code, title }) => `${code} ${title}`),
    outlined: workflows.length - tried.length,
    limits: met,
    differences,
  };
}

/** The functions themselves, with a clock that does not wait. */
function nativeWorkflows(text: string): ReadonlyMap<string, Workflow> {
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2023 },
  });
  const exported: { [name: string]: Workflow } = {};
  const words = { sleep: async (): Promise<void> => undefined };
  const run = new Function("exports", "require", outputText) as (exports: object, require: () => object) => void;
  run(exported, () => words);
  return new Map(Object.entries(exported));
}

/** TypeScript finds it odd to ask what it knows already; random programs do. */
function isOfTaste(message: string): boolean {
  return /always (truthy|falsy)|never nullish|no overlap|unintentional/.test(message);
}

function nameOf(seed: number): string {
  return `values${seed}`;
}

function seedOf(name: string): number {
  return Number(name.slice("values".length));
}

function told(
  name: string,
  { input, expected, made }: { readonly input: Json; readonly expected: string; readonly made: string },
): string {
  const short = made.length > 600 ? `${made.slice(0, 100)} … ${made.slice(-450)}` : made;
  return [
    `seed ${seedOf(name)}, with ${JSON.stringify(input)}`,
    `  the function: ${expected}`,
    `  the machine:  ${short}`,
    valuesProgram(seedOf(name), name),
  ].join("\n");
}
