import { Broken, drill, lock, Pipe, pull, Stuck, unlock } from "./tasks";
import type { Job } from "./tasks";

export interface Drilled {
  status: "done" | "deep" | "broken" | "nothing to do";
  depth: number;
}

/**
 * A `try` in a `try`, errors that become others, and a key that is turned back on every way out.
 * @workflow
 */
export async function drillWalls(job: Job): Promise<Drilled> {
  const { key } = await unlock(job.tool);
  let depth = 0;
  try {
    for (let hole = 0; hole < job.walls.length; hole++) {
      try {
        const made = await drill(job.walls[hole] ?? "", hole);
        depth += made.depth;
        if (made.depth > 10) return { status: "deep", depth };
      } catch (error) {
        if (error instanceof Pipe) throw error;
        if (error instanceof Broken) break;
        if (!(error instanceof Stuck)) throw new Broken("beyond repair");
        await pull(job.tool, error.message);
      }
    }
    if (depth === 0) return { status: "nothing to do", depth };
  } catch (error) {
    if (error instanceof Pipe) return { status: "broken", depth };
    throw error;
  } finally {
    await lock(key);
  }
  return { status: "done", depth };
}
