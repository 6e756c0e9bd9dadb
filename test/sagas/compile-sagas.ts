/** Many sagas in one project, each compiled with all passes, with none, or with a random half of them. */
import { ts } from "ts-morph";
import type { SourceFile, Project } from "ts-morph";
import { allPasses } from "../../compiler/3-plan/plan";
import { compile } from "../../compiler/compile";
import type { CompileOptions } from "../../compiler/compile";
import type { Subject } from "../../src/testing/subject";
import { Random } from "../fuzz/random";
import type { Saga } from "./generate/program";

/** Mistakes that are planted in the compiler. */
export type Sabotage = NonNullable<CompileOptions["sabotage"]>;

export type Compiled =
  | { readonly kind: "compiled"; readonly subject: Subject }
  | { readonly kind: "refused"; readonly code: string; readonly title: string }
  | { readonly kind: "no program"; readonly message: string };

const root = "/sagas";

/** Type-checks and compiles sagas one after the other. */
export function* compileSagas(
  project: Project,
  sagas: readonly Saga[],
  sabotage: Sabotage,
): Generator<readonly [Saga, Compiled]> {
  const pairs = sagas.map((saga, at) => {
    const file = project.createSourceFile(`${root}/saga-${at}.ts`, saga.text, { overwrite: true });
    return [saga, file] as const;
  });
  for (const [saga, file] of pairs) yield [saga, compileSaga(project, saga, file, sabotage)];
  for (const [, file] of pairs) project.removeSourceFile(file);
}

function compileSaga(project: Project, { seed }: Saga, file: SourceFile, sabotage: Sabotage): Compiled {
  const [error] = project.getProgram().compilerObject.getSemanticDiagnostics(file.compilerNode);
  if (error !== undefined)
    return { kind: "no program", message: ts.flattenDiagnosticMessageText(error.messageText, "\n") };
  const alone: Project = Object.create(project, { getSourceFiles: { value: () => [file] } });
  const options = { root, shrink: passesOf(seed), outline: false, sabotage };
  const { workflows, tasks, errors, diagnostics } = compile(alone, [file], options);
  const [workflow] = workflows;
  if (workflow !== undefined)
    return {
      kind: "compiled",
      subject: { root, workflow, tasks: new Map(tasks.map((task) => [task.name, task])), errors },
    };
  const { code, title } = diagnostics.find(({ severity }) => severity === "error") ?? {
    code: "",
    title: "no workflow",
  };
  return { kind: "refused", code, title };
}

/** Which passes run: what the machine does must not depend on it. */
function passesOf(seed: number): NonNullable<CompileOptions["shrink"]> {
  const random = new Random(seed + 0.5);
  return random.choose<NonNullable<CompileOptions["shrink"]>>([
    [2, () => "all"],
    [1, () => "none"],
    [1, () => allPasses.filter(() => random.chance(0.5))],
  ]);
}
