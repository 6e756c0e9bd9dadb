/**
 * Compiles the functions of modules and says what they came to. Many modules are tried together, in rounds, each of which has
 * one program for all of them:
 *
 *   1. which functions have no error of TypeScript: the others never reach the compiler
 *   2. all of these, for what is said about each, and for how long it takes
 *   3. those of which no error was said, for what is emitted
 *   4. where nothing was, some of them, each by itself: one may have spoilt the others
 */
import { Project } from "ts-morph";
import type { SourceFile } from "ts-morph";
import { compile } from "../../compiler/compile";
import type { Compilation } from "../../compiler/compiled";
import { repository } from "../repository";
import { spread, type Module } from "./corpus";
import { faultsOf } from "./faults";
import { Sources } from "./sources";
import { workflowsIn } from "./workflows-in";
import { contains, written, type Written } from "./written";

/** The functions of a module as they are, or with tasks in the place of what they call. */
export interface Subject {
  readonly module: Module;
  readonly effects: boolean;
}

/** A module in both ways. */
export function bothWays(module: Module): readonly Subject[] {
  return [false, true].map((effects) => ({ module, effects }));
}

export interface Result extends Subject {
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

/** A subject, and what is known of it by now. */
interface Trial extends Subject {
  /** The functions of which nothing bad is known. */
  functions: readonly string[];
  tried: number;
  emitted: number;
  time: number;
  readonly faults: string[];
  codes: readonly string[];
}

/** Functions of a subject in a file of their own. */
interface Part extends Written {
  readonly trial: Trial;
  readonly module: Module;
}

/** Tries all of these in one program, so many functions of each; the results have their order. */
export function tryTogether(subjects: readonly Subject[], functions = 40): readonly Result[] {
  const sources = new Sources();
  const trials = subjects.map((subject) => begin(subject, functions));
  findSound(trials.map(whole), sources);
  const refused = say(trials.map(whole), sources);
  emit(refused.map(whole), sources);
  const spoilt = trials.filter(({ emitted, functions }) => emitted === 0 && functions.length > 1);
  emit(
    spoilt.flatMap((trial) => trial.functions.slice(0, 6).map((each) => part(trial, [each]))),
    sources,
  );
  return trials;
}

function begin(subject: Subject, most: number): Trial {
  const functions = spread(workflowsIn(parsed(subject.module), subject.effects), most);
  return { ...subject, functions, tried: 0, emitted: 0, time: 0, faults: [], codes: [] };
}

function parsed({ text }: Module): SourceFile {
  return new Project({ useInMemoryFileSystem: true, skipLoadingLibFiles: true }).createSourceFile("module.ts", text);
}

function whole(trial: Trial): Part {
  return part(trial, trial.functions);
}

function part(trial: Trial, functions: readonly string[]): Part {
  return { trial, module: trial.module, ...written(trial.module, functions) };
}

/** Keeps the functions in which TypeScript finds no error; none, where the module does not parse. */
function findSound(parts: readonly Part[], sources: Sources): void {
  for (const { trial, file, placed } of sources.write(parts.filter(hasFunctions))) {
    const { syntactic, semantic } = sources.errorsIn(file);
    const parses = syntactic.every(({ start }) => placed.some((each) => contains(each, start)));
    const errors = [...syntactic, ...semantic];
    const sound = placed.filter((each) => parses && !errors.some(({ start = -1 }) => contains(each, start)));
    trial.functions = sound.map(({ text }) => text);
    trial.tried = sound.length;
  }
}

/** Keeps the functions of which no error is said. Answers with the trials that have less of them than were compiled. */
function say(parts: readonly Part[], sources: Sources): readonly Trial[] {
  return sources.write(parts.filter(hasFunctions)).flatMap(({ trial, file, placed }) => {
    sources.errorsIn(file);
    const before = process.cpuUsage();
    const compilation = compiled(file, trial, sources);
    trial.time = process.cpuUsage(before).user / 1_000;
    const { diagnostics = [], workflows = [] } = compilation ?? {};
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    const clean = placed.filter((each) => !errors.some(({ span }) => contains(each, span?.start)));
    trial.codes = diagnostics.map(({ code }) => code);
    trial.functions = clean.map(({ text }) => text);
    trial.emitted = workflows.length;
    return clean.length < placed.length ? [trial] : [];
  });
}

/** Counts the state machines that are made. */
function emit(parts: readonly Part[], sources: Sources): void {
  for (const { trial, file } of sources.write(parts.filter(hasFunctions))) {
    trial.emitted += compiled(file, trial, sources)?.workflows.length ?? 0;
  }
}

function hasFunctions({ placed }: Part): boolean {
  return placed.length > 0;
}

/** A compilation, with its faults noted. To the compiler, the other files of the program are not there. */
function compiled(file: SourceFile, { module, faults }: Trial, sources: Sources): Compilation | undefined {
  try {
    const compilation = compile({ getSourceFiles: () => [file] }, [file], { root: repository });
    faults.push(...faultsOf(compilation, sources).map((fault) => `${module.path}: ${fault}`));
    return compilation;
  } catch (error) {
    faults.push(`${module.path}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return undefined;
  }
}
