/**
 * Samples, compiled: what an expression is in the machine, which states a statement becomes. All samples of a page
 * stand in one program, one workflow each, so that types are checked once.
 */
import type { Project } from "ts-morph";
import { projectFiles } from "../../compiler/1-read/files";
import { survey } from "../../compiler/1-read/program";
import { read } from "../../compiler/1-read/read";
import { lowerExpression } from "../../compiler/4-emit/jsonata/lower";
import { print } from "../../compiler/4-emit/jsonata/print";
import { compile } from "../../compiler/compile";
import { render } from "../../compiler/diagnostics/render";
import { Report, type Diagnostic } from "../../compiler/diagnostics/report";
import type { Flow } from "../../compiler/ir/flow";
import { memoryFolder } from "./memory-project";

/** What the samples may use. */
const surroundings = `
import { activity, callback, commit, compensate, distributedMap, execution, http, integration, job, lambda, map, parameter, retry, rollback, s3, saga, sleep, sleepUntil, start, type TaskToken, within } from "sfn-compile";

interface Order { id: string; total: number; open: boolean; size: "small" | "large"; lines: string[]; note?: string }
interface Item { name: string; price: number }
interface Input {
  text: string; other: string; maybe: string | null; a: number; b: number; flag: boolean;
  words: string[]; numbers: number[]; items: Item[]; order: Order; value: string | number | string[];
  address: { city: string } | null; prices: { [name: string]: number };
}
export class SoldOut extends Error {}

const existing = lambda<(order: Order) => Promise<number>>(
  "arn:aws:lambda:eu-west-1:111122223333:function:price",
);
const crunch = job("glue:startJobRun");
const publish = integration<(news: { Message: string }) => Promise<{ MessageId: string }>>("arn:aws:states:::sns:publish");
const worker = activity<(id: string) => Promise<string>>("arn:aws:states:eu-west-1:111122223333:activity:pack");

/** @workflow */
export async function settle(id: string): Promise<string> { return await reserve(id); }

/** @task */
export async function check(id: string): Promise<boolean> { return id !== ""; }
/** @task */
export async function ask(request: { id: string; token: TaskToken<string> }): Promise<void> { request.id; }
/** @task */
export async function reserve(id: string): Promise<string> { return id; }
/** @task */
export async function release(id: string): Promise<void> {}
`;

const every = "text, other, maybe, a, b, flag, words, numbers, items, order, value, address, prices";

/** Expressions → the JSONata that stands for them in a machine; null for one that is refused. */
export function expressionsInMachine(
  root: string,
  project: Project,
  samples: readonly string[],
): readonly (string | null)[] {
  const functions = samples.map((sample, index) => workflow(index, `{ ${every} }: Input`, `return ${sample};`));
  const { file, text } = write(root, project, functions);
  const report = new Report();
  const flows = read(survey(projectFiles(project, [file]), [file], memoryFolder(root), report), false);
  project.removeSourceFile(file);
  return samples.map((_, index) => {
    const flow = flows.find(({ name }) => name === nameOf(index));
    const start = text.indexOf(functions[index] ?? "");
    const end = start + (functions[index]?.length ?? 0);
    const refused = report.found.some(({ span }) => span !== null && span.start >= start && span.start < end);
    return flow === undefined || refused ? null : jsonataOf(flow);
  });
}

/** The value that a flow of declarations returns. */
function jsonataOf(flow: Flow): string {
  const variables = new Map(
    flow.body.flatMap((step) => (step.kind === "set" ? [[step.local, step.local.name] as const] : [])),
  );
  const last = flow.body.at(-1);
  if (last?.kind !== "return") throw new Error("a sample is one expression");
  return print(
    lowerExpression(last.value, { variables, made: new Set(), whole: new Set(), services: [], caught: "raw" }),
  );
}

/** Statements → the types of the states that they become, in the order of the definition. Throws where one is refused. */
export function statesOf(root: string, project: Project, samples: readonly string[]): readonly (readonly string[])[] {
  const functions = samples.map((sample, index) => workflow(index, "order: Order", sample));
  const { file, text } = write(root, project, functions);
  const { workflows, diagnostics } = compile(project, [file], { root: memoryFolder(root) });
  project.removeSourceFile(file);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new Error(errors.map((error) => shown(error, text)).join("\n\n"));
  return samples.map((_, index) => {
    const found = workflows.find(({ name }) => name === nameOf(index));
    return Object.values(found?.definition.States ?? {}).map(({ Type }) => Type);
  });
}

function write(root: string, project: Project, functions: readonly string[]) {
  const text = `${surroundings}\n${functions.join("\n")}`;
  const file = project.createSourceFile(`${memoryFolder(root)}/workflows/samples.ts`, text, { overwrite: true });
  project.resolveSourceFileDependencies();
  const [wrong] = project.getProgram().getSemanticDiagnostics(file);
  if (wrong !== undefined)
    throw new Error(`a sample does not type-check: ${project.formatDiagnosticsWithColorAndContext([wrong])}`);
  return { file, text };
}

const nameOf = (index: number): string => `sample${index}`;

function workflow(index: number, parameter: string, body: string): string {
  return `/** @workflow */\nexport async function ${nameOf(index)}(${parameter}) {\n${body}\n}\n`;
}

function shown(diagnostic: Diagnostic, text: string): string {
  return render(diagnostic, text, { color: false });
}
