/** A saga is a machine whichever passes make it smaller: what one of them leaves behind, no other may read. */
import { memoryProject, showing } from "../../scripts/docs/memory-project";
import { allPasses, plan, type Pass } from "../../compiler/3-plan/plan";
import { emit } from "../../compiler/4-emit/emit";
import { compile } from "../../compiler/compile";
import { Report } from "../../compiler/diagnostics/report";
import type { Flow } from "../../compiler/ir/flow";
import { repository } from "../repository";

const saga = `
import { compensate, rollback } from "sfn-compile";
/** @task */
export async function reserve(id: string): Promise<string> { return id; }
/** @task */
export async function release(id: string): Promise<void> { id; }
/** @workflow */
export async function book({ ids, known }: { ids: string[]; known: boolean }): Promise<string> {
  await Promise.all(ids.map(async (each) => each.length));
  try {
    if (known) compensate(() => release(ids.join()));
    if (ids.length > 3) await reserve("many");
  } catch {
    for (;;) await rollback();
  } finally {
    let id: string;
    if (known) id = "a";
    else id = ids[0] ?? "";
    compensate(async () => {
      await release(id);
    });
  }
  return "done";
}`;

function isWritten(flow: Flow, passes: readonly Pass[]): boolean {
  const report = new Report();
  try {
    emit(plan(flow, passes, report), report);
    return report.found.every(({ severity }) => severity !== "error");
  } catch {
    return false;
  }
}

const inVain = saga.replace(/ +(if \(known\) compensate|if \(ids).*\n/g, "");

test.each([
  ["blocks that are run", saga],
  ["a block that is registered where nothing fails any more", inVain],
])("%s, with every two passes", (_, text) => {
  const project = memoryProject(repository);
  const file = project.createSourceFile("/book.ts", text);
  const flows: Flow[] = [];
  const flow = (each: Flow): Flow => (flows.push(each), each);
  compile(showing(project, [file]), [file], { root: "/", sabotage: { flow } });
  expect(flows).toHaveLength(1);
  const pairs = allPasses.flatMap((one) => allPasses.map((other) => [one, other]));
  const failing = flows.flatMap((read) => pairs.filter((passes) => !isWritten(read, passes)));
  expect(failing).toEqual([]);
});
