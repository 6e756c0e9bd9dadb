/** `sfn-compile run x.asl.json`: runs a definition that somebody wrote, whose tasks are answered and never called. */
import type { Json } from "../../../compiler/asl/definition";
import { unknownAnswer } from "../../../compiler/diagnostics/catalog/run";
import { Report } from "../../../compiler/diagnostics/report";
import { closest } from "../../../compiler/diagnostics/suggest";
import { start } from "../../../runtime/interpreter/execute";
import type { MachineType } from "../../../runtime/interpreter/execution";
import type { ObjectStore } from "../../../runtime/interpreter/object-store";
import { findRoot } from "../../build/root";
import type { Arguments } from "../arguments";
import { readDefinitionFile } from "../definition/definition-file";
import type { DefinitionFile } from "../definition/definition-file";
import { taskNamesIn } from "../../definition/tasks";
import { mapBeside } from "../definition/map-file";
import type { Io } from "../io";
import { answered } from "./answered";
import { readAnswers } from "./answers";
import type { Answers } from "./answers";
import { calledBy, unanswered } from "./called";
import type { Failures } from "./failures";
import { readInput } from "./input";
import { objectsIn } from "./objects";
import { recorded } from "./ran";
import type { Call, Ran } from "./ran";
import { observer, refuse, tell } from "./tell";

/** Runs the definition in a file; gives the exit code. */
export async function runDefinition(target: string, failures: Failures, given: Arguments, io: Io): Promise<number> {
  const report = new Report();
  const root = findRoot(io.cwd);
  const type = given.value("type") === "express" ? "EXPRESS" : "STANDARD";
  const input = await readInput(given.value("input"), io, report);
  const definition = readDefinitionFile(target, type, { io, report });
  if (definition === null) return refuse(given, report.found, root, io);
  const tasks = taskNamesIn(definition.value);
  const answers = await readAnswers(given.value("answers"), { tasks, machine: definition.name }, { io, report });
  for (const name of failures.keys()) {
    if (tasks.open || tasks.known.includes(name)) continue;
    const near = closest(name, tasks.known);
    report.add(unknownAnswer, null, { name, machine: definition.name, near, known: tasks.known });
  }
  if (report.failed) return refuse(given, report.found, root, io);
  const map = mapBeside(definition.path);
  const observe = observer({ states: tasks.states, map }, given, io);
  const objects = objectsIn(given.value("objects"), io.cwd);
  const ran = await execution(definition, { input, type, observe, answers, failures, objects }, report);
  if (report.failed) return refuse(given, report.found, root, io);
  return tell({ kind: "machine", name: definition.name, map, root, definition: definition.value }, ran, given, io);
}

interface Start {
  readonly input: Json;
  readonly type: MachineType;
  readonly observe: ReturnType<typeof observer>;
  readonly answers: Answers;
  readonly failures: Failures;
  readonly objects: ObjectStore | undefined;
}

async function execution({ text, name }: DefinitionFile, options: Start, report: Report): Promise<Ran> {
  const calls: Call[] = [];
  const { input, type, observe, objects } = options;
  const running = start(text, {
    ...(objects === undefined ? {} : { objectStore: objects }),
    input,
    type,
    observe,
    stateMachineName: name,
    invoke: (request) => {
      const { task, payload } = calledBy(request);
      return recorded({ request, task, payload, calls }, async () => {
        const outcome = answered(request, options);
        if (outcome !== null) return outcome;
        running.stop();
        throw unanswered(request, report);
      });
    },
  });
  return { execution: await running.result, calls };
}
