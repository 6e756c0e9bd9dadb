/** Compiles the functions of one module and says what they came to. */
import jsonata from "jsonata";
import { basename, dirname, join } from "node:path";
import { Node, Project, ts } from "ts-morph";
import type { SourceFile } from "ts-morph";
import { checkDefinition } from "../../compiler/4-emit/invariants";
import { compile } from "../../compiler/compile";
import type { Compilation } from "../../compiler/compiled";
import type { Span } from "../../compiler/ir/span";
import type { Diagnostic } from "../../compiler/diagnostics/report";
import { readDefinition } from "../../runtime/interpreter/definition/read";
import { skipDocumentation } from "../../src/build/package-declarations";
import { repository } from "../build/temporary-project";
import type { Module } from "./corpus";
import { workflowsIn } from "./workflows-in";

export interface Result {
  /** Functions that were compiled. */
  readonly tried: number;
  /** Those of which a state machine was made. */
  readonly emitted: number;
  /** Milliseconds of work that the compiler had with all of them, behind TypeScript's own check. */
  readonly time: number;
  /** What must never happen, in words. */
  readonly faults: readonly string[];
  /** Codes of the diagnostics. */
  readonly codes: readonly string[];
}

const nothing: Result = { tried: 0, emitted: 0, time: 0, faults: [], codes: [] };

/** A workflow in the text of its file. */
interface Placed {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A module with workflows behind it. */
interface Written {
  readonly file: SourceFile;
  readonly placed: readonly Placed[];
}

const task = "\n/** @task */\nexport async function effect(sent: any): Promise<any> { return sent; }\n";

/** Tries modules one after the other, in one program. */
export class Trial {
  readonly #known: ReadonlySet<string>;
  readonly #project = new Project({
    skipAddingFilesFromTsConfig: true,
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      lib: ["lib.es2023.d.ts"],
      module: ts.ModuleKind.Preserve,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      types: ["node", "jest"],
      strict: true,
      noImplicitAny: false,
      skipLibCheck: true,
      noEmit: true,
      allowJs: true,
      paths: { "sfn-compile": [join(repository, "src/index.ts")] },
      baseUrl: repository,
    },
  });

  /** `known` are the codes of the catalogue. */
  constructor(known: ReadonlySet<string>) {
    this.#known = known;
    skipDocumentation(this.#project);
  }

  /** Compiles the functions of a module as they are, or with tasks in the place of what they call. */
  try(module: Module, effects: boolean): Result {
    const original = this.#project.createSourceFile(`${this.#pathOf(module)}.original.ts`, module.text, {
      overwrite: true,
    });
    const texts = workflowsIn(original, effects).slice(0, 40);
    this.#project.removeSourceFile(original);
    if (texts.length === 0) return nothing;
    let written = this.#write(module, texts);
    try {
      const sound = this.#sound(written).map(({ text }) => text);
      if (sound.length === 0) return nothing;
      if (sound.length < texts.length) written = this.#write(module, sound);
      return this.#compiled(module, written);
    } finally {
      this.#project.removeSourceFile(written.file);
    }
  }

  #pathOf({ path }: Module): string {
    const name = basename(path).replace(/\.[cm]?[jt]s$/, "");
    const folder = path.startsWith("node_modules/")
      ? join("packages", dirname(path).replaceAll("node_modules", ""))
      : dirname(path);
    return join(repository, folder, `${name}.robust`);
  }

  /** The module with workflows behind it. */
  #write(module: Module, texts: readonly string[]): Written {
    let text = `${module.text.replace(/^#!.*/, "")}${task}`;
    const placed = texts.map((each, at) => {
      const start = text.length;
      text += each.replace("<name>", `workflow${at}`);
      return { text: each, start, end: text.length };
    });
    return { file: this.#project.createSourceFile(`${this.#pathOf(module)}.ts`, text, { overwrite: true }), placed };
  }

  /** Those in which TypeScript finds no error: the others never reach the compiler. None, where the module does not parse. */
  #sound({ file, placed }: Written): readonly Placed[] {
    const program = this.#project.getProgram().compilerObject;
    const syntactic = program.getSyntacticDiagnostics(file.compilerNode);
    if (syntactic.some(({ start }) => !placed.some((each) => contains(each, start)))) return [];
    const errors = [...syntactic, ...program.getSemanticDiagnostics(file.compilerNode)];
    return placed.filter((each) => !errors.some(({ start = -1 }) => contains(each, start)));
  }

  /** First all of them, for what is said about each; then those without errors, for what is emitted. */
  #compiled(module: Module, { file, placed }: Written): Result {
    const faults: string[] = [];
    this.#project.getProgram().compilerObject.getSemanticDiagnostics(file.compilerNode);
    const before = process.cpuUsage();
    const compilation = this.#compile(file, faults);
    const time = process.cpuUsage(before).user / 1_000;
    const diagnostics = compilation?.diagnostics ?? [];
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    const clean = placed.filter((each) => !errors.some(({ span }) => contains(each, span?.start)));
    const texts = clean.map(({ text }) => text);
    const emitted =
      clean.length < placed.length
        ? this.#emitted(module, texts, faults)
        : this.#orEach(compilation?.workflows.length ?? 0, module, texts, faults);
    return {
      tried: placed.length,
      emitted,
      time,
      faults: faults.map((fault) => `${module.path}: ${fault}`),
      codes: diagnostics.map(({ code }) => code),
    };
  }

  /** How many state machines are made of workflows. */
  #emitted(module: Module, texts: readonly string[], faults: string[]): number {
    if (texts.length === 0) return 0;
    const { file } = this.#write(module, texts);
    return this.#orEach(this.#compile(file, faults)?.workflows.length ?? 0, module, texts, faults);
  }

  /** Where one workflow spoils the others, so many as are made of some of them, each by itself. */
  #orEach(count: number, module: Module, texts: readonly string[], faults: string[]): number {
    if (count > 0 || texts.length === 1) return count;
    return texts.slice(0, 6).reduce((sum, text) => sum + this.#emitted(module, [text], faults), 0);
  }

  /** A compilation, with its faults noted. */
  #compile(file: SourceFile, faults: string[]): Compilation | undefined {
    try {
      const compilation = compile(this.#project, [file], { root: repository });
      const { diagnostics, workflows } = compilation;
      const failed = diagnostics.some(({ severity }) => severity === "error");
      if (failed && workflows.length > 0) faults.push("something is emitted in spite of errors");
      faults.push(...diagnostics.flatMap((diagnostic) => this.#faultsOf(diagnostic)));
      faults.push(...workflows.flatMap(({ definition, name }) => faultsIn(definition, name)));
      return compilation;
    } catch (error) {
      faults.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
      return undefined;
    }
  }

  #faultsOf({ code, title, span }: Diagnostic): readonly string[] {
    const text = span === null ? "" : this.#textOf(span);
    const said = `${code} at ${span?.file}:${span?.line} (${text.slice(0, 60)}): ${title}`;
    const faults = [code === "SFN9001", !this.#known.has(code), span === null || !this.#isInFunction(span)];
    return ["the compiler stumbles", "no such code", "in no function"].flatMap((fault, at) =>
      faults[at] === true ? [`${fault}: ${said}`] : [],
    );
  }

  #textOf({ file, start, end }: Span): string {
    return this.#project.getSourceFile(join(repository, file))?.getFullText().slice(start, end) ?? "";
  }

  /** A diagnostic stands in the workflow, or in a function that it calls. */
  #isInFunction(span: Span): boolean {
    const node = this.#project.getSourceFile(join(repository, span.file))?.getDescendantAtPos(span.start);
    const around = node?.getAncestors().find((each) => isFunction(each) && each.getEnd() >= span.end);
    return span.start < span.end && around !== undefined;
  }
}

function isFunction(node: Node): boolean {
  return Node.isFunctionDeclaration(node) || Node.isFunctionExpression(node) || Node.isArrowFunction(node);
}

function contains({ start, end }: Placed, position: number | undefined): boolean {
  return position !== undefined && start <= position && position <= end;
}

function faultsIn(definition: Compilation["workflows"][number]["definition"], name: string): readonly string[] {
  const faults: string[] = [];
  const attempt = (what: string, act: () => unknown): void => {
    try {
      act();
    } catch (error) {
      faults.push(`${name}: ${what}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  attempt("an invariant is violated", () => checkDefinition(definition));
  const reading = readDefinition(definition);
  if (reading.kind === "refused") faults.push(`${name}: Step Functions would not take it: ${reading.reason}`);
  for (const expression of expressionsIn(definition))
    attempt("an expression does not parse", () => jsonata(expression));
  return faults;
}

/** What stands between the marks of an expression: a text within it may look like such a mark. */
function expressionsIn(definition: unknown): readonly string[] {
  const found: string[] = [];
  JSON.stringify(definition, (_, value: unknown) => {
    const [, expression] = typeof value === "string" ? (/^\{% (.*) %\}$/s.exec(value) ?? []) : [];
    if (expression !== undefined) found.push(expression);
    return value;
  });
  return found;
}
