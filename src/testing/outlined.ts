/** The outlined code of a workflow, called in this process: it computes, so that it is no call of a task, and takes no time. */
import { outlinedFunction } from "../../compiler/compiled";
import type { Region } from "../../compiler/compiled";
import { Report } from "../../compiler/diagnostics/report";
import type { Json } from "../../compiler/asl/definition";
import { bundleOutlined } from "../build/outlined";
import { outlinedBundlePath } from "../build/layout";
import { askRealTask } from "./answers";
import type { Answered } from "./answers";
import { moduleOf, startTask } from "./real-task";
import type { RealTask } from "./real-task";
import type { Subject } from "./subject";

const started = new WeakMap<readonly Region[], Promise<RealTask>>();

/** Answers a call of the function for outlined code, as it would be deployed. */
export async function askOutlined(subject: Subject, payload: Json): Promise<Answered> {
  const { regions } = subject.workflow;
  const running = started.get(regions) ?? start(subject);
  started.set(regions, running);
  return { ...(await askRealTask(await running, payload)), milliseconds: 0 };
}

async function start({ root, workflow }: Subject): Promise<RealTask> {
  const report = new Report();
  const files = await bundleOutlined({ root }, workflow, report);
  const code = await moduleOf(files, outlinedBundlePath(workflow.name), { root, report });
  return startTask(root, { name: outlinedFunction(workflow.name) }, code);
}
