/**
 * The outlined code of a workflow, called in this process: it computes, so that it is no call of a task, and takes no time.
 * Its clock is that of the execution, and what it draws by chance is noted as what the machine draws.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import { uuidFrom } from "../../runtime/interpreter/random";
import { outlinedFunction } from "../../compiler/compiled";
import type { Region } from "../../compiler/compiled";
import { Report } from "../../compiler/diagnostics/report";
import type { Json } from "../../compiler/asl/definition";
import { bundleOutlined } from "../build/outlined";
import { outlinedBundlePath } from "../build/layout";
import { chanceOf } from "./native/chance";
import { askRealTask } from "./answers";
import type { Answered } from "./answers";
import { moduleOf, startTask } from "./real-task";
import type { RealTask } from "./real-task";
import type { Subject } from "./subject";

/** What a call of outlined code finds: the time, and the numbers and UUIDs that it draws and adds to the record. */
export interface World {
  readonly now: number;
  readonly random: () => number;
  readonly drawn: (number | string)[];
}

const worlds = new AsyncLocalStorage<World>();
const started = new WeakMap<readonly Region[], Promise<RealTask>>();

/** Answers a call of the function for outlined code, as it would be deployed. */
export async function askOutlined(subject: Subject, payload: Json, world: World): Promise<Answered> {
  const { regions } = subject.workflow;
  const running = started.get(regions) ?? start(subject);
  started.set(regions, running);
  const task = await running;
  return { ...(await worlds.run(world, () => askRealTask(task, payload))), milliseconds: 0 };
}

async function start({ root, workflow }: Subject): Promise<RealTask> {
  const report = new Report();
  const files = await bundleOutlined({ root }, workflow, report);
  const code = await moduleOf(files, outlinedBundlePath(workflow.name), { root, report });
  const chance = chanceOf({
    now: () => worlds.getStore()?.now ?? Date.now(),
    random: () => draw(({ random }) => random(), Math.random),
    randomUUID: () => draw(({ random }) => uuidFrom(random), randomUUID),
  });
  return startTask(root, { name: outlinedFunction(workflow.name) }, code, chance);
}

/** Draws in the world of the call, and notes it; `otherwise` is for code that runs when its module is loaded. */
function draw<Drawn extends number | string>(from: (world: World) => Drawn, otherwise: () => Drawn): Drawn {
  const world = worlds.getStore();
  if (world === undefined) return otherwise();
  const drawn = from(world);
  world.drawn.push(drawn);
  return drawn;
}
